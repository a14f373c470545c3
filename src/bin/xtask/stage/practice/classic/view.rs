//! The form as the templates take it.

use minijinja::context;
use minijinja::value::Value;

use super::super::variant::Variants;
use super::form::Form;
use super::scope::Choice;
use super::table::{Control, Duel, PREFIX, Row, Section, choices};
use super::words::word;

/// Asked before Enable Client Credentials Flow stays ticked.
const CLIENT_CREDENTIALS_QUESTION: &str =
    "The client credentials flow lets an app act as one user without asking anybody. Go on?";

/// The name of the hidden field that holds what a dual list posts.
pub(super) fn truth_name(duel: Duel) -> String {
    let number = match duel {
        Duel::Scopes => 90,
        Duel::Locations => 91,
    };
    format!("{PREFIX}j_id0:j_id{number}")
}

/// Every section with the values of `form`.
pub(super) fn sections(sections: &[Section], form: &Form, variants: &Variants) -> Value {
    let id_of = |key: &str| {
        sections
            .iter()
            .flat_map(|section| &section.rows)
            .find(|row| row.key == key)
            .map_or("", |row| row.name.as_str())
    };
    sections
        .iter()
        .map(|section| {
            let rows: Vec<Value> = section
                .rows
                .iter()
                .map(|row| {
                    let shower = row.shown_by.map(|key| {
                        context! { id => id_of(key), ticked => form.ticked(key) }
                    });
                    context! { shower => shower, ..self::row(row, form, variants) }
                })
                .collect();
            let gate = section.rows.first().filter(|_| section.gated);
            context! {
                heading => word(section.heading, variants),
                collapsible => section.collapsible,
                gate => gate.map(|row| context! { id => row.name.as_str(), ticked => form.ticked(row.key) }),
                rows => rows,
            }
        })
        .collect()
}

fn row(row: &Row, form: &Form, variants: &Variants) -> Value {
    let word = |english| word(english, variants);
    let kind = match row.control {
        Control::Text { .. } => "text",
        Control::Area => "area",
        Control::Check { .. } => "check",
        Control::File => "file",
        Control::Duel(_) => "duel",
        Control::Select(_) => "select",
        Control::Lookup => "lookup",
    };
    let options: &[&str] = match row.control {
        Control::Select(options) => options,
        _ => &[],
    };
    context! {
        kind => kind,
        label => word(row.label),
        name => row.name.as_str(),
        role => row.role.word(),
        required => row.required,
        // The replica's own words: the real help texts are not known.
        help => if row.help { format!("Help for {}.", word(row.label)) } else { String::new() },
        locked => row.locked,
        line => row.line,
        below => row.below,
        wide => row.control == Control::Text { wide: true },
        value => form.text(row.key),
        ticked => form.ticked(row.key),
        options => options.to_vec(),
        question => if row.role == super::table::Role::ClientCredentials { CLIENT_CREDENTIALS_QUESTION } else { "" },
        duel => match row.control {
            Control::Duel(duel) => self::duel(duel, row, form, variants),
            _ => Value::from(()),
        },
    }
}

fn duel(duel: Duel, row: &Row, form: &Form, variants: &Variants) -> Value {
    let selected = form.list(row.key);
    let (available_heading, selected_heading) = match duel {
        Duel::Scopes => ("Available OAuth Scopes", "Selected OAuth Scopes"),
        Duel::Locations => ("Available", "Selected"),
    };
    let offered = choices(duel, variants);
    let text = |choice: &Choice| {
        let label = word(choice.label, variants);
        match choice.names {
            "" => label.to_owned(),
            names => format!("{label} ({names})"),
        }
    };
    let mut available: Vec<(String, &str)> = offered
        .iter()
        .filter(|choice| !selected.iter().any(|value| value == choice.value))
        .map(|choice| (text(choice), choice.value))
        .collect();
    available.sort();
    let chosen: Vec<(String, &str)> = selected
        .iter()
        .filter_map(|value| offered.iter().find(|choice| choice.value == value))
        .map(|choice| (text(choice), choice.value))
        .collect();
    let options = |list: Vec<(String, &str)>| -> Vec<Value> {
        list.into_iter()
            .map(|(text, value)| context! { text => text, value => value })
            .collect()
    };
    let truth: Vec<&str> = chosen.iter().map(|(_, value)| *value).collect();
    context! {
        truth_name => truth_name(duel),
        truth => truth.join(","),
        available_heading => word(available_heading, variants),
        selected_heading => word(selected_heading, variants),
        add => word("Add", variants),
        remove => word("Remove", variants),
        available => options(available),
        selected => options(chosen),
        scopes => duel == Duel::Scopes,
    }
}

//! Wanted scopes against a dual list, matched by the tokens in the last parentheses of each line.

use crate::scope::{LabelMatch, Scope, by_name, in_label};
use crate::snapshot::Line;

/// What a dual list needs.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Scopes {
    Equal,
    Move {
        add: Vec<String>,
        remove: Vec<String>,
    },
    /// Hardly a line carries a scope's token: this is another dual list.
    Other,
    /// A scope stands on several lines, or a locked line is in the way.
    Ambiguous(String),
    /// Scopes that the list does not offer.
    Missing(String),
}

/// Whether at least half of a dual list's lines carry a scope's token.
pub(super) fn is_scope_list(available: &[Line], selected: &[Line]) -> bool {
    let known = available
        .iter()
        .chain(selected)
        .filter(|line| matches!(in_label(&line.text), LabelMatch::Known(_)));
    let known = known.count();
    known > 0 && known * 2 >= available.len() + selected.len()
}

/// Compares by scope, not by label: labels change with release and language, tokens do not.
pub(super) fn compare(names: &[String], available: &[Line], selected: &[Line]) -> Scopes {
    let lines = |list: &[Line]| -> Vec<(&'static Scope, Line)> {
        list.iter()
            .filter_map(|line| match in_label(&line.text) {
                LabelMatch::Known(scope) => Some((scope, line.clone())),
                _ => None,
            })
            .collect()
    };
    if !is_scope_list(available, selected) {
        return Scopes::Other;
    }
    let (offered, chosen) = (lines(available), lines(selected));
    let mut wanted: Vec<&'static Scope> = Vec::new();
    let mut missing = Vec::new();
    for name in names {
        match by_name(name) {
            Some(scope) if wanted.iter().any(|known| same(known, scope)) => {}
            Some(scope) => wanted.push(scope),
            None => missing.push(name.clone()),
        }
    }
    let mut add = Vec::new();
    for scope in &wanted {
        let on = |list: &[(&'static Scope, Line)]| {
            list.iter().filter(|(other, _)| same(other, scope)).count()
        };
        match (on(&offered), on(&chosen)) {
            (0, 0) => missing.push(scope.name.into()),
            (0, 1) => {}
            (1, 0) => add.extend(
                offered
                    .iter()
                    .filter(|(other, _)| same(other, scope))
                    .map(|(_, line)| line),
            ),
            _ => {
                return Scopes::Ambiguous(format!(
                    "The scope {} stands on more than one line.",
                    scope.name
                ));
            }
        }
    }
    if !missing.is_empty() {
        return Scopes::Missing(format!(
            "No line of this org's list is surely {}. Without it the scopes would be wrong, so none is moved.",
            missing.join(", ")
        ));
    }
    // The config names the scopes that are selected, all of them; a line we cannot read may be one more.
    if let Some(line) = selected
        .iter()
        .find(|line| !matches!(in_label(&line.text), LabelMatch::Known(_)))
    {
        return Scopes::Ambiguous(format!(
            "\"{}\" is selected, and this program does not know that scope. Decide about it yourself and press Fill again.",
            line.text
        ));
    }
    let remove: Vec<_> = chosen
        .iter()
        .filter(|(scope, _)| !wanted.iter().any(|known| same(known, scope)))
        .map(|(_, line)| line)
        .collect();
    if let Some(line) = add.iter().chain(&remove).find(|line| line.locked) {
        return Scopes::Ambiguous(format!("The line \"{}\" cannot be moved.", line.text));
    }
    if add.is_empty() && remove.is_empty() {
        return Scopes::Equal;
    }
    let texts = |lines: Vec<&Line>| lines.into_iter().map(|line| line.text.clone()).collect();
    Scopes::Move {
        add: texts(add),
        remove: texts(remove),
    }
}

fn same(one: &Scope, other: &Scope) -> bool {
    one.name == other.name
}

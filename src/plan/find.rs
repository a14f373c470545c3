//! From a setting to the one control that shows it, or to the reason why none may be written.
//!
//! Evidence is the known id, the label, the section and the order of the page. A control is taken only
//! when an id or a label names it and nothing else that is known speaks against it.

use super::Reason;
use super::places::refuse_doubtful_places;
use super::scopes::is_scope_list;
use crate::catalogue::{Field, Kind, SECTIONS, in_english, may_mean, normal, same_label};
use crate::snapshot::{Control, State};

/// What finding a setting's control came to.
#[derive(Debug, Clone)]
pub(super) enum Found<'a> {
    /// Exactly one control.
    One(Hit<'a>),
    /// A control that must not be written, or several.
    Refused(Reason, Vec<&'a Control>),
    /// None on the page.
    Absent,
}

/// A control that was found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit<'a> {
    pub(super) control: &'a Control,
    /// Place in reading order.
    pub(super) position: usize,
    /// Its known id or name led to it, not only its label.
    pub(super) by_id: bool,
}

impl Hit<'_> {
    /// Nothing about its place casts doubt: an id proves it, or it is a row of text that holds its label and its
    /// value together. Saved pages leave rows out, and their order is not that of the form.
    pub(super) fn is_sure(&self) -> bool {
        self.by_id || matches!(self.control.state, State::Shown { .. })
    }
}

/// Finds every row's control at once: the rows are evidence against one another.
pub(super) fn find<'a>(
    fields: &'static [Field],
    controls: &'a [Control],
) -> Vec<(&'static Field, Found<'a>)> {
    let page = Labelled {
        controls,
        names: names(fields, controls),
        hints: controls
            .iter()
            .map(|control| may_mean(&control.label).collect())
            .collect(),
        headings: controls.iter().map(known_heading).collect(),
    };
    let mut found: Vec<_> = fields
        .iter()
        .enumerate()
        .map(|(row, field)| (field, find_one(row, field, fields, &page)))
        .collect();
    refuse_doubtful_places(&mut found, &page);
    refuse_lonely(&mut found);
    found
}

/// The controls of a page, with what their labels and headings mean.
pub(super) struct Labelled<'a> {
    pub(super) controls: &'a [Control],
    /// For each control the rows that have its label.
    names: Vec<Vec<usize>>,
    /// For each control what its label may mean in a language that is known too little to go by.
    hints: Vec<Vec<&'static str>>,
    /// For each control the innermost heading that is known, as the catalogue writes it.
    headings: Vec<Option<&'static str>>,
}

impl Labelled<'_> {
    /// The part of the page in which the control at a position stands, as seen from a field.
    pub(super) fn part_of(&self, position: usize, field: &Field) -> Part {
        match self.headings.get(position).copied().flatten() {
            Some(section) if field.sections.contains(&section) => Part::Own,
            Some(_) => Part::Another,
            None => Part::Unknown,
        }
    }

    /// Whether a label that is known too little to go by speaks against a field.
    fn hints_at_another(&self, position: usize, field: &Field) -> bool {
        let hints = self.hints.get(position).map_or(&[] as &[_], Vec::as_slice);
        !hints.is_empty() && !hints.iter().any(|hint| field.is_called(hint))
    }

    /// Whether the page shows the part a field belongs to, so that it can be expected there.
    fn shows_part_of(&self, field: &Field) -> bool {
        let mut all = self.controls.iter().enumerate();
        all.any(|(at, control)| control.visible && self.part_of(at, field) == Part::Own)
    }
}

/// Refuses fields without the one that always stands beside them, as a number and its unit do, side by side and in
/// their order: there is little else to go by.
fn refuse_lonely(found: &mut [(&'static Field, Found<'_>)]) {
    let sure: Vec<_> = found
        .iter()
        .enumerate()
        .filter_map(|(row, (field, found))| match found {
            Found::One(hit) => Some((row, *field, hit.position)),
            _ => None,
        })
        .collect();
    for (row, (field, found)) in found.iter_mut().enumerate() {
        let Found::One(hit) = found else { continue };
        let is_beside = |(at, other, position): &(usize, &Field, usize)| {
            other.path == field.beside
                && position.checked_signed_diff(hit.position) == at.checked_signed_diff(row)
        };
        if !field.beside.is_empty() && !sure.iter().any(is_beside) {
            *found = Found::Refused(Reason::Ambiguous, vec![hit.control]);
        }
    }
}

/// For each control the rows that have its label.
fn names(fields: &[Field], controls: &[Control]) -> Vec<Vec<usize>> {
    let known: Vec<_> = fields
        .iter()
        .enumerate()
        .flat_map(|(row, field)| field.labels.iter().map(move |label| (row, normal(label))))
        .collect();
    let rows_of = |label: &str| {
        let label = normal(label);
        let rows = known.iter().filter(|(_, known)| *known == label);
        rows.map(|(row, _)| *row).collect::<Vec<_>>()
    };
    controls
        .iter()
        .map(|control| match rows_of(&control.label) {
            rows if rows.is_empty() => in_english(&control.label).flat_map(rows_of).collect(),
            rows => rows,
        })
        .collect()
}

fn find_one<'a>(
    row: usize,
    field: &'static Field,
    fields: &'static [Field],
    page: &Labelled<'a>,
) -> Found<'a> {
    let controls = page.controls;
    let rows_of = |hit: &Hit<'_>| {
        page.names
            .get(hit.position)
            .map_or(&[] as &[usize], Vec::as_slice)
    };
    let named = |hit: &Hit<'_>| rows_of(hit).contains(&row);
    let all: Vec<_> = controls
        .iter()
        .enumerate()
        .map(|(position, control)| Hit {
            control,
            position,
            by_id: is_proved(control, field),
        })
        .filter(|hit| hit.by_id || named(hit))
        .filter(|hit| !belongs_to_namesake(hit.control, field, fields))
        .collect();
    let mut hits: Vec<_> = all
        .iter()
        .copied()
        .filter(|hit| hit.control.visible)
        .collect();
    if hits.is_empty() {
        return match all.first() {
            Some(_) => Found::Refused(Reason::Hidden, all.iter().map(|hit| hit.control).collect()),
            None => Found::Absent,
        };
    }
    // A label under a heading known to be another part of the page is another field.
    let is_elsewhere = |hit: &Hit<'_>| page.part_of(hit.position, field) == Part::Another;
    let elsewhere: Vec<_> = hits.iter().copied().filter(is_elsewhere).collect();
    hits.retain(|hit| !is_elsewhere(hit));
    if hits.iter().any(|hit| hit.by_id) {
        hits.retain(|hit| hit.by_id);
    }
    let controls_of = |hits: &[Hit<'a>]| hits.iter().map(|hit| hit.control).collect::<Vec<_>>();
    let &[hit] = hits.as_slice() else {
        let reason = if hits.is_empty() {
            Reason::NotFound
        } else {
            Reason::Ambiguous
        };
        return Found::Refused(
            reason,
            controls_of(if hits.is_empty() { &elsewhere } else { &hits }),
        );
    };
    if !fits(field.kind, &hit.control.state) {
        return Found::Refused(Reason::WrongControl, vec![hit.control]);
    }
    // A known id under the label of another field, our label over another's known id, a line or a mark this
    // field never has: one of them is wrong.
    let borrowed = if hit.by_id {
        !named(&hit) && (!rows_of(&hit).is_empty() || page.hints_at_another(hit.position, field))
    } else {
        fields.iter().any(|other| has_id_of(hit.control, other))
    };
    let strange = !hit.is_sure() && !field.may_hold(&hit.control.state);
    if borrowed || strange || (hit.control.required && !field.required) {
        return Found::Refused(Reason::Ambiguous, vec![hit.control]);
    }
    // A label under no known heading, while the page shows the part it belongs to, or the same label in
    // another part, or outside of everything that has a heading: it may have strayed.
    let homeless = !hit.is_sure() && page.part_of(hit.position, field) == Part::Unknown;
    let outside =
        || hit.control.sections.is_empty() && controls.iter().any(|c| !c.sections.is_empty());
    if homeless && (!elsewhere.is_empty() || outside() || page.shows_part_of(field)) {
        return Found::Refused(Reason::NotFound, vec![hit.control]);
    }
    Found::One(hit)
}

/// Evidence that no language and no rewording changes: a known id or name, the tokens of a scope list, or a table where there is only one.
fn is_proved(control: &Control, field: &Field) -> bool {
    let known_id = has_id_of(control, field);
    let scope_list = field.kind == Kind::Scopes
        && matches!(&control.state, State::DualList { available, selected, .. } if is_scope_list(available, selected));
    let table = field.kind == Kind::Rows && matches!(control.state, State::Table { .. });
    known_id || scope_list || table
}

fn has_id_of(control: &Control, field: &Field) -> bool {
    !field.id.is_empty() && (control.id.ends_with(field.id) || control.name.ends_with(field.id))
}

/// Two rows may share a label, such as a box and the file it asks for. What is of the other's kind, and
/// not of ours, is the other's.
fn belongs_to_namesake(control: &Control, field: &Field, fields: &[Field]) -> bool {
    !fits(field.kind, &control.state)
        && fields.iter().any(|other| {
            other.path != field.path
                && fits(other.kind, &control.state)
                && other
                    .labels
                    .iter()
                    .any(|label| field.labels.contains(label))
        })
}

/// The part of the page a control stands in, as seen from a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Under a heading the field stands under.
    Own,
    /// Under a heading of another part.
    Another,
    /// Under no heading that is known: another language, a renamed part, or no part at all.
    Unknown,
}

/// The innermost heading over a control that is known, as the catalogue writes it.
fn known_heading(control: &Control) -> Option<&'static str> {
    let known = |label: &str| {
        SECTIONS
            .iter()
            .copied()
            .find(|known| same_label(known, label))
    };
    let meant = |section: &String| known(section).or_else(|| in_english(section).find_map(known));
    control.sections.iter().rev().find_map(meant)
}

pub(super) fn fits(kind: Kind, state: &State) -> bool {
    matches!(
        (kind, state),
        (Kind::Text, State::Text { .. } | State::Textarea { .. })
            | (Kind::Checkbox, State::Checkbox { .. })
            | (
                Kind::Choice,
                State::Select { .. } | State::Combobox { .. } | State::RadioGroup { .. }
            )
            | (Kind::Scopes | Kind::Names, State::DualList { .. })
            | (Kind::File, State::File { .. })
            | (Kind::Rows, State::Table { .. })
            | (
                Kind::Text | Kind::Choice | Kind::Scopes | Kind::Names,
                State::Shown { .. }
            )
    )
}

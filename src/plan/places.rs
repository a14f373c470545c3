//! The order of a page as evidence: it never finds a field, it only casts doubt on one.
//!
//! Lightning pages have no known ids, so a label is nearly all there is. Where labels stand in another
//! order than on every known picture, or one seems to have moved onto its neighbour, the fields between
//! which it could have moved are refused. What a known id proves stays.

use super::Reason;
use super::find::{Found, Hit, contradicts_section, fits};
use crate::catalogue::{Field, Kind, normal};
use crate::snapshot::{Control, State};

type Row<'a> = (&'static Field, Found<'a>);

/// Refuses what an id does not prove and whose place speaks against its label.
pub(super) fn refuse_doubtful_places<'a>(found: &mut [Row<'a>], controls: &'a [Control]) {
    let hits: Vec<_> = found
        .iter()
        .enumerate()
        .filter_map(|(row, (field, found))| match found {
            Found::One(hit) => Some(Placed {
                row,
                kind: field.kind,
                hit: *hit,
            }),
            _ => None,
        })
        .collect();
    let doubtful: Vec<_> = hits
        .iter()
        .filter(|one| !one.hit.by_id)
        .filter_map(|one| {
            let mut against = changed_places(one, &hits);
            against.extend(displaced(one, &hits, found, controls));
            (!against.is_empty()).then_some((one.row, one.hit.control, against))
        })
        .collect();
    for (row, control, against) in doubtful {
        if let Some((_, slot)) = found.get_mut(row) {
            let candidates = std::iter::once(control).chain(against).collect();
            *slot = Found::Refused(Reason::Ambiguous, candidates);
        }
    }
}

/// A field that was found, with its row in the catalogue.
#[derive(Clone, Copy)]
struct Placed<'a> {
    row: usize,
    kind: Kind,
    hit: Hit<'a>,
}

/// Fields of the same kind that stand on the other side than on every known picture.
fn changed_places<'a>(one: &Placed<'a>, hits: &[Placed<'a>]) -> Vec<&'a Control> {
    hits.iter()
        .filter(|other| other.row != one.row && other.kind == one.kind)
        .filter(|other| (one.row < other.row) != (one.hit.position < other.hit.position))
        .map(|other| other.hit.control)
        .collect()
}

/// A control with an unknown label on one side, where none is missing, and a field missing on the other
/// side: the label may have moved from the one control to the next.
fn displaced<'a>(
    one: &Placed<'a>,
    hits: &[Placed<'a>],
    found: &[Row<'a>],
    controls: &'a [Control],
) -> Vec<&'a Control> {
    let of_kind = || hits.iter().filter(|other| other.kind == one.kind);
    let before = of_kind()
        .filter(|other| other.row < one.row)
        .max_by_key(|other| other.row);
    let after = of_kind()
        .filter(|other| other.row > one.row)
        .min_by_key(|other| other.row);
    let Some((field, _)) = found.get(one.row) else {
        return Vec::new();
    };
    let strangers = |from: Option<usize>, to: Option<usize>| -> Vec<&'a Control> {
        let start = from.map_or(0, |position| position + 1);
        let end = to.unwrap_or(controls.len());
        let between = controls.get(start..end.max(start)).unwrap_or_default();
        between
            .iter()
            .filter(|control| is_stranger(control, field, found))
            .collect()
    };
    let missing = |from: Option<usize>, to: Option<usize>| {
        let start = from.map_or(0, |row| row + 1);
        let rows = found
            .get(start..to.unwrap_or(found.len()))
            .unwrap_or_default();
        rows.iter()
            .filter(|(other, state)| other.kind == one.kind && matches!(state, Found::Absent))
            .filter(|(other, _)| {
                other.sections.first() == field.sections.first() && is_due(other, found)
            })
            .count()
    };
    let strange_before = strangers(before.map(|b| b.hit.position), Some(one.hit.position));
    let strange_after = strangers(Some(one.hit.position), after.map(|a| a.hit.position));
    let missing_before = missing(before.map(|b| b.row), Some(one.row));
    let missing_after = missing(Some(one.row), after.map(|a| a.row));
    if strange_before.len() > missing_before && missing_after > strange_after.len() {
        strange_before
    } else if strange_after.len() > missing_after && missing_before > strange_before.len() {
        strange_after
    } else {
        Vec::new()
    }
}

/// A visible control of the field's kind, in its part of the page, under a label the catalogue lacks.
fn is_stranger(control: &Control, field: &Field, found: &[Row<'_>]) -> bool {
    let label = normal(&control.label);
    let known = || {
        found
            .iter()
            .flat_map(|(other, _)| other.labels)
            .any(|known| normal(known) == label)
    };
    control.visible
        && fits(field.kind, &control.state)
        && !control.sections.is_empty()
        && !contradicts_section(control, field)
        && !known()
}

/// Whether the page should show a field by now: the box that brings it is ticked, or none does.
fn is_due(field: &Field, found: &[Row<'_>]) -> bool {
    field.after.is_empty()
        || found.iter().any(|(gate, state)| {
            gate.path == field.after
                && matches!(state, Found::One(hit) if hit.control.state == State::Checkbox { checked: true })
        })
}

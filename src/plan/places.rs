//! The order of a page as evidence: it never finds a field, it only casts doubt on one.
//!
//! Lightning pages have no known ids, so a label is nearly all there is. Where labels stand in another
//! order than on every known picture, or one seems to have moved onto its neighbour, the fields between
//! which it could have moved are refused. What a known id proves stays.

use super::Reason;
use super::find::{Found, Hit, Labelled, Part, fits};
use crate::catalogue::{Field, Kind};
use crate::snapshot::Control;

type Row<'a> = (&'static Field, Found<'a>);

/// Refuses what an id does not prove and whose place speaks against its label.
pub(super) fn refuse_doubtful_places<'a>(found: &mut [Row<'a>], labelled: &Labelled<'a>) {
    let controls = labelled.controls;
    let hits: Vec<_> = found
        .iter()
        .enumerate()
        .filter_map(|(row, (field, found))| match found {
            Found::One(hit) => Some(Placed {
                row,
                kind: field.kind,
                hit: *hit,
            }),
            // A field that is refused for itself is still a witness against the others, and so is a hidden one.
            Found::Refused(Reason::Ambiguous | Reason::Hidden, candidates) => {
                match candidates.as_slice() {
                    [control] => {
                        let position = controls.iter().position(|c| std::ptr::eq(c, *control))?;
                        let hit = Hit {
                            control,
                            position,
                            by_id: true,
                        };
                        Some(Placed {
                            row,
                            kind: field.kind,
                            hit,
                        })
                    }
                    _ => None,
                }
            }
            _ => None,
        })
        .collect();
    let page = Page {
        hits: &hits,
        found,
        labelled,
    };
    let doubtful: Vec<_> = hits
        .iter()
        .filter(|one| !one.hit.is_sure())
        .filter_map(|one| {
            let mut against = changed_places(one, &hits);
            against.extend(displaced(one, &page));
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

/// What is known of the page when its places are weighed.
struct Page<'a, 'b> {
    hits: &'b [Placed<'a>],
    found: &'b [Row<'a>],
    labelled: &'b Labelled<'a>,
}

/// Fields of the same kind that stand on the other side than on every known picture.
fn changed_places<'a>(one: &Placed<'a>, hits: &[Placed<'a>]) -> Vec<&'a Control> {
    hits.iter()
        .filter(|other| other.row != one.row && other.kind == one.kind)
        .filter(|other| (one.row < other.row) != (one.hit.position < other.hit.position))
        .map(|other| other.hit.control)
        .collect()
}

/// A control that is no known field on one side, where none is missing, and a field missing on the other
/// side: the label may have moved from the one control to the next.
fn displaced<'a>(one: &Placed<'a>, page: &Page<'a, '_>) -> Vec<&'a Control> {
    let Page {
        hits,
        found,
        labelled,
    } = *page;
    let controls = labelled.controls;
    let Some((field, _)) = found.get(one.row) else {
        return Vec::new();
    };
    let of_kind = || hits.iter().filter(|other| other.kind == one.kind);
    let before = of_kind()
        .filter(|other| other.row < one.row)
        .max_by_key(|other| other.row);
    let after = of_kind()
        .filter(|other| other.row > one.row)
        .min_by_key(|other| other.row);
    // Between two neighbours stand only controls and rows that were not brought together.
    let strangers = |from: Option<usize>, to: usize| -> Vec<&'a Control> {
        let start = from.map_or(0, |position| position + 1);
        let between = controls.iter().enumerate().take(to).skip(start);
        between
            .filter(|(at, control)| {
                let elsewhere = labelled.part_of(*at, field) == Part::Another;
                could_be(control) && !elsewhere
            })
            .map(|(_, control)| control)
            .filter(|control| {
                !hits
                    .iter()
                    .any(|hit| std::ptr::eq(hit.hit.control, *control))
            })
            .collect()
    };
    let missing = |from: Option<usize>, to: usize| {
        let start = from.map_or(0, |row| row + 1);
        let between = found.iter().take(to).skip(start);
        between
            .filter(|(other, _)| other.kind == one.kind && is_due(other, found))
            .filter(|(other, _)| other.sections.first() == field.sections.first())
            .count()
    };
    let strange_before = strangers(before.map(|b| b.hit.position), one.hit.position);
    let strange_after = strangers(
        Some(one.hit.position),
        after.map_or(controls.len(), |a| a.hit.position),
    );
    let missing_before = missing(before.map(|b| b.row), one.row);
    let missing_after = missing(Some(one.row), after.map_or(found.len(), |a| a.row));
    // The only field of its kind has no neighbours; a second control of that kind is doubt enough.
    let only = found
        .iter()
        .filter(|(other, _)| other.kind == one.kind)
        .count()
        == 1;
    let rivals = || strange_before.iter().chain(&strange_after).copied();
    if only && rivals().any(|control| fits(one.kind, &control.state)) {
        rivals().collect()
    } else if strange_before.len() > missing_before && missing_after > strange_after.len() {
        strange_before
    } else if strange_after.len() > missing_after && missing_before > strange_before.len() {
        strange_after
    } else {
        Vec::new()
    }
}

/// A visible control under some heading. Its kind does not count: it may be what changed.
fn could_be(control: &Control) -> bool {
    control.visible && !control.sections.is_empty()
}

/// Whether the page should show a field by now: what brings it stands so, or nothing does.
fn is_due(field: &Field, found: &[Row<'_>]) -> bool {
    field.after.is_empty()
        || found.iter().any(|(gate, state)| {
            gate.path == field.after
                && matches!(state, Found::One(hit) if field.opens_with(&hit.control.state))
        })
}

//! How what was read of a step changes how it stands.

use super::{Fact, Journey, StepKind, StepState};
use crate::config::AppKind;
use crate::plan::{Compared, Verdict};

/// What the page of an app proves by itself.
pub(super) fn name_fact(app: AppKind) -> Fact {
    let field = match app {
        AppKind::ExternalClientApp => "External Client App Name",
        AppKind::ConnectedApp => "Connected App Name",
    };
    Fact {
        field: field.to_owned(),
        verdict: Verdict::Equal,
    }
}

/// What a saved page says of each wanted field: of the lines of a list the worst.
pub(super) fn facts(rows: &[Compared]) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for row in rows {
        match facts.iter_mut().find(|fact| fact.field == row.field) {
            Some(fact) if row.verdict.is_wrong() => fact.verdict = row.verdict,
            Some(_) => {}
            None => facts.push(Fact {
                field: row.field.clone(),
                verdict: row.verdict,
            }),
        }
    }
    facts
}

/// A page shows all that a step is about.
pub(super) fn prove(journey: &mut Journey, step: StepKind, facts: Vec<Fact>, now: u64) {
    settle(journey, step, Some(StepState::Proved), facts, now);
}

/// Keeps what was read of a step. A saved page that says something else opens the step again, whatever was known
/// before; one that shows only a part changes nothing about how it stands.
pub(super) fn settle(
    journey: &mut Journey,
    step: StepKind,
    state: Option<StepState>,
    facts: Vec<Fact>,
    now: u64,
) {
    let Some(progress) = journey.steps.iter_mut().find(|each| each.step == step) else {
        return;
    };
    let state = state.unwrap_or(progress.state);
    let same = progress.state == state && progress.facts == facts;
    let proved = [progress.state, state] == [StepState::Proved; 2];
    let equal = |facts: &[Fact]| {
        let equal = facts.iter().filter(|fact| fact.verdict == Verdict::Equal);
        equal.count()
    };
    // The name alone says less than what was read of all fields before.
    if same || (proved && equal(&facts) < equal(&progress.facts)) {
        return;
    }
    if progress.state != state {
        progress.reason = None;
    }
    progress.state = state;
    progress.facts = facts;
    progress.at = Some(now);
}

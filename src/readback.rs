//! What a run reached, told only from what was read back after the page settled.

use crate::catalogue::FormKind;
use crate::plan::{Evidence, PERMITTED_USERS, Plan, Reason, Refusal};
use crate::run::{Failure, FailureReason, Goal, Proof, Run};

/// The proof of a run whose last plan is `plan`.
///
/// Steps that are still wanted were written and did not hold; parts the page still owes were not found.
pub fn readback(run: &Run, plan: &Plan, existing: bool) -> Proof {
    let (confirmed, shown) = plan
        .confirmed
        .iter()
        .cloned()
        .partition(|c| c.by != Evidence::Name);
    let mut refused = plan.refusals.clone();
    refused.extend(plan.pending.iter().map(|pending| Refusal {
        path: pending.path.clone(),
        field: pending.field.clone(),
        to: pending.to.clone(),
        reason: Reason::NotFound,
        message: format!(
            "\"{}\" did not appear after \"{}\". Fill it by hand if the page shows it later.",
            pending.field, pending.after
        ),
        candidates: Vec::new(),
    }));
    let mut failed: Vec<_> = plan
        .steps
        .iter()
        .map(|step| {
            let reason = run
                .results
                .iter()
                .find(|result| result.path == step.path)
                .and_then(|result| result.failed)
                .unwrap_or(FailureReason::RejectedByPage);
            failure(&step.path, &step.field, reason)
        })
        .collect();
    failed.extend(run.failures.iter().cloned());
    let mut proof = Proof {
        confirmed,
        shown,
        refused,
        failed,
        already: run.round == 0,
        next: String::new(),
    };
    proof.next = next(&proof, run, existing);
    proof
}

fn next(proof: &Proof, run: &Run, existing: bool) -> String {
    let button = match (run.form, existing) {
        (FormKind::ExternalClientApp, false) => "Create",
        (FormKind::PermissionSetAssignment, _) => "Next, and then Assign",
        _ => "Save",
    };
    let wrote = !run.written.is_empty();
    match run.goal {
        Goal::Undo if proof.failed.is_empty() && proof.refused.is_empty() => {
            "Everything the fill changed is back as it was.".into()
        }
        Goal::Undo => "Not everything is back as it was: see below.".into(),
        Goal::Fill if !wrote && proof.failed.is_empty() && proof.refused.is_empty() => {
            "Already configured: every field holds what the config wants.".into()
        }
        Goal::Fill if proof.confirmed.is_empty() && proof.shown.is_empty() => {
            "Nothing was filled.".into()
        }
        Goal::Fill if !wrote => "Nothing had to be written.".into(),
        Goal::Fill if run.written.iter().any(|path| path == PERMITTED_USERS) => format!(
            "Filled, not saved. If Salesforce asks you to confirm who may use the app, you answer. Check it, then press {button}."
        ),
        Goal::Fill => format!("Filled, not saved. Check it, then press {button}."),
    }
}

/// A failure in words.
pub fn failure(path: &str, field: &str, reason: FailureReason) -> Failure {
    let message = match reason {
        FailureReason::StaleSnapshot => {
            "The page was read again in between. Press Fill once more.".to_owned()
        }
        FailureReason::Gone => {
            format!("The page took \"{field}\" away before it was written. Press Fill once more.")
        }
        FailureReason::Changed => {
            format!(
                "\"{field}\" became another field before it was written, so nothing was written."
            )
        }
        FailureReason::NotFillable => {
            format!("\"{field}\" could not be written when its turn came.")
        }
        FailureReason::OptionMissing => {
            format!("\"{field}\" does not offer exactly one such line.")
        }
        FailureReason::RejectedByPage if path == PERMITTED_USERS => format!(
            "\"{field}\" is as it was. You declined, or the page did not keep it; press Fill to try again."
        ),
        FailureReason::RejectedByPage => {
            format!("The page did not keep the value of \"{field}\". Fill it by hand.")
        }
        FailureReason::PageLeft => {
            "The tab went to another page, so the fill stopped there.".to_owned()
        }
    };
    Failure {
        path: path.into(),
        field: field.into(),
        reason,
        message,
    }
}

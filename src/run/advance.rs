//! One turn of a run: from what is on the page now to the next command.

use super::{Command, Goal, Happened, Remembered, Run, Tries, Turn};
use crate::config::Config;
use crate::form::{Form, FormError, Mode, form};
use crate::plan::{self, Action, PERMITTED_USERS, Plan, Step};
use crate::readback::{failure, readback};
use crate::run::FailureReason;
use crate::snapshot::PageSnapshot;

/// Rounds after which a page that keeps changing is left alone.
const MAX_ROUNDS: u32 = 12;
/// A part that was replaced under a write deserves a second try, and a page that emptied it a third.
const MAX_TRIES: u32 = 3;
/// One wait for a part the page owes.
const CHANGE_MILLISECONDS: u32 = 1_000;
/// Waits that may bring nothing.
const MAX_FRUITLESS: u32 = 3;
/// A form that only took values is quiet at once.
const QUIET_MILLISECONDS: u32 = 40;
/// A tick may make the page ask its server for a part, so a form that was ticked is given longer.
const QUIET_AFTER_TICK_MILLISECONDS: u32 = 250;
/// How long the proof is watched for a page that changes its mind.
const WATCH_MILLISECONDS: u32 = 3_000;

/// The next turn of a fill; the first one when there is no run yet.
///
/// # Errors
/// [`FormError`] when the snapshot holds no form that may be filled.
pub fn fill(
    config: &Config,
    run: Option<Run>,
    snapshot: &PageSnapshot,
    happened: &Happened,
) -> Result<Turn, FormError> {
    let form = match form(snapshot) {
        Ok(form) => form,
        Err(error) => return left(run, error),
    };
    let plan = plan::plan(config, form.kind, form.frame);
    let run = run.unwrap_or_else(|| begin(Goal::Fill, &form, Vec::new(), Vec::new()));
    Ok(turn(run, plan, &form, happened))
}

/// The next turn of an undo. The first one takes the finished fill's run.
///
/// # Errors
/// [`FormError`] when the snapshot holds no form that may be filled.
pub fn undo(run: Run, snapshot: &PageSnapshot, happened: &Happened) -> Result<Turn, FormError> {
    let form = match form(snapshot) {
        Ok(form) => form,
        Err(error) => return left(Some(run), error),
    };
    let run = match run.goal {
        Goal::Undo => run,
        Goal::Fill => {
            let mut fill = run;
            // An interrupted fill was not told how its last round ended; nobody else wrote since.
            if !fill.finished && !form.frame.person_acted {
                remember(&mut fill, &form);
            }
            Run {
                document_id: fill.document_id,
                path: fill.path,
                form: fill.form,
                ..begin(Goal::Undo, &form, fill.before, fill.after)
            }
        }
    };
    let plan = plan::undo(form.kind, &run.before, &run.after, form.frame);
    Ok(turn(run, plan, &form, happened))
}

fn begin(goal: Goal, form: &Form<'_>, before: Vec<Remembered>, after: Vec<Remembered>) -> Run {
    Run {
        goal,
        document_id: form.frame.document_id.clone(),
        path: form.frame.path.clone(),
        form: form.kind,
        mode: form.mode,
        round: 0,
        finished: false,
        fruitless: 0,
        settled: false,
        ticked: false,
        tries: Vec::new(),
        before,
        after,
        failures: Vec::new(),
        results: Vec::new(),
        written: Vec::new(),
    }
}

fn turn(mut run: Run, plan: Plan, form: &Form<'_>, happened: &Happened) -> Turn {
    let is_same_page = run.document_id == form.frame.document_id
        && run.path == form.frame.path
        && run.form == form.kind;
    if !is_same_page {
        return page_left(run);
    }
    if !happened.results.is_empty() {
        run.results = happened.results.clone();
    }
    // What a person does after the proof is theirs: undo must find it changed, not learn it.
    if run.goal == Goal::Fill && !(run.finished && form.frame.person_acted) {
        remember(&mut run, form);
    }
    let command = next(&mut run, &plan, form, happened);
    Turn { run, plan, command }
}

/// Takes down how fields stood when they were first seen, and how they stand now.
fn remember(run: &mut Run, form: &Form<'_>) {
    let now = plan::remember(form.kind, form.frame);
    for field in &now {
        if !run.before.iter().any(|known| known.path == field.path) {
            run.before.push(field.clone());
        }
        run.after.retain(|known| known.path != field.path);
    }
    run.after.extend(now);
}

fn next(run: &mut Run, plan: &Plan, form: &Form<'_>, happened: &Happened) -> Command {
    // After the proof the page is the admin's: what a person changes is never written over.
    let hands_off = run.finished && form.frame.person_acted;
    let steps = this_round(&run.tries, &plan.steps);
    if !steps.is_empty() && !hands_off && run.round < MAX_ROUNDS {
        run.round += 1;
        run.finished = false;
        run.settled = false;
        run.ticked |= steps
            .iter()
            .any(|step| matches!(step.action, Action::SetChecked { .. }));
        for step in &steps {
            count_try(&mut run.tries, step);
            if !run.written.contains(&step.path) {
                run.written.push(step.path.clone());
            }
        }
        return Command::Apply { steps };
    }
    let owed = plan.pending.iter().any(|pending| pending.due);
    if owed && !run.finished && run.fruitless < MAX_FRUITLESS {
        run.fruitless += u32::from(!happened.came);
        return Command::AwaitChange {
            document_id: run.document_id.clone(),
            milliseconds: CHANGE_MILLISECONDS,
        };
    }
    if run.round > 0 && !run.settled {
        run.settled = true;
        let milliseconds = if run.ticked {
            QUIET_AFTER_TICK_MILLISECONDS
        } else {
            QUIET_MILLISECONDS
        };
        return Command::AwaitQuiet {
            document_id: run.document_id.clone(),
            milliseconds,
        };
    }
    let watch_milliseconds = if run.round > 0 && !hands_off {
        WATCH_MILLISECONDS
    } else {
        0
    };
    run.finished = true;
    let existing = form.mode != Mode::New;
    Command::Finish {
        proof: readback(run, plan, existing),
        watch_milliseconds,
    }
}

/// The steps of the next round: those that bring or rebuild parts of the page go alone, everything else
/// can go together. What the page refused too often is given up, so it holds up nothing else.
fn this_round(tries: &[Tries], steps: &[Step]) -> Vec<Step> {
    let given_up = |step: &&Step| {
        let of_step = tries
            .iter()
            .find(|t| t.path == step.path && t.to == step.to);
        // A question that was answered with no is not asked again.
        let most = match step.path == PERMITTED_USERS {
            true => 1,
            false => MAX_TRIES,
        };
        of_step.is_some_and(|tries| tries.count >= most)
    };
    let brings =
        |step: &Step| matches!(step.action, Action::OpenSection | Action::SetChecked { .. });
    let mut open = steps.iter().filter(|step| !given_up(step)).peekable();
    let Some(first) = open.peek().map(|step| brings(step)) else {
        return Vec::new();
    };
    open.take_while(|step| brings(step) == first)
        .cloned()
        .collect()
}

fn count_try(tries: &mut Vec<Tries>, step: &Step) {
    match tries
        .iter_mut()
        .find(|t| t.path == step.path && t.to == step.to)
    {
        Some(tries) => tries.count += 1,
        None => tries.push(Tries {
            path: step.path.clone(),
            to: step.to.clone(),
            count: 1,
        }),
    }
}

fn left(run: Option<Run>, error: FormError) -> Result<Turn, FormError> {
    run.map(page_left).ok_or(error)
}

fn page_left(mut run: Run) -> Turn {
    run.finished = true;
    run.failures = vec![failure("", "", FailureReason::PageLeft)];
    let plan = Plan::default();
    let proof = readback(&run, &plan, false);
    Turn {
        run,
        plan,
        command: Command::Finish {
            proof,
            watch_milliseconds: 0,
        },
    }
}

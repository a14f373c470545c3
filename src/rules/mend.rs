//! Making fixes: a config's text with edits made, and nothing else changed but its layout.

use super::{Report, check};
use crate::config::{self, EditError};
use crate::context::Context;
use crate::diagnostic::{Applicability, Edit};
use crate::error::{Coded, ErrorCode};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

/// Rounds of safe fixes; each must settle something, and one fix can bring out another only so often.
const MAX_ROUNDS: usize = 10;

/// Which fixes to make.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Wanted {
    /// Every safe one, until none is left.
    AllSafe,
    /// The one of a finding, as a person chose it.
    One {
        /// The finding's rule.
        code: String,
        /// The finding's path.
        path: String,
    },
}

/// A config's text after fixes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Mended {
    /// The text; the one that was given when nothing was to be done.
    pub text: String,
    /// What was done, in the words of the fixes.
    pub done: Vec<String>,
}

/// Why nothing could be mended.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MendError {
    /// The text cannot be edited.
    #[error(transparent)]
    Edit(#[from] EditError),
    /// The finding is gone, or has no fix.
    #[error("there is nothing to fix there any more; the config has changed")]
    Gone,
}

impl Coded for MendError {
    fn code(&self) -> ErrorCode {
        ErrorCode::BadConfig
    }
}

/// Makes fixes in a config's text. The result has the same keys in the same order, indented by two blanks.
///
/// # Errors
/// [`MendError`]; the text is never half changed.
///
/// ```
/// use connected_app_helper::context::Context;
/// use connected_app_helper::rules::{Wanted, mend};
/// let text = r#"{ "formatVersion": 1, "oauth": { "scopes": ["Api"] } }"#;
/// let mended = mend(text, &Context::default(), &Wanted::AllSafe)?;
/// assert!(mended.text.contains(r#""api""#));
/// # Ok::<(), connected_app_helper::rules::MendError>(())
/// ```
pub fn mend(text: &str, context: &Context, wanted: &Wanted) -> Result<Mended, MendError> {
    let mut mended = Mended {
        text: text.to_owned(),
        done: Vec::new(),
    };
    match wanted {
        Wanted::One { code, path } => {
            let report = check(text, context);
            let fix = report
                .diagnostics
                .iter()
                .find(|found| found.code == code && found.path == *path)
                .and_then(|found| found.fix.as_ref())
                .ok_or(MendError::Gone)?;
            mended.text = config::edit(text, &fix.edits)?;
            mended.done.push(fix.title.clone());
        }
        Wanted::AllSafe => {
            for _ in 0..MAX_ROUNDS {
                let (edits, titles) = one_round(&check(&mended.text, context));
                if edits.is_empty() {
                    break;
                }
                mended.text = config::edit(&mended.text, &edits)?;
                mended.done.extend(titles);
            }
        }
    }
    Ok(mended)
}

/// The safe fixes of a report that do not touch one another's places.
fn one_round(report: &Report) -> (Vec<Edit>, Vec<String>) {
    let (mut edits, mut titles): (Vec<Edit>, Vec<String>) = Default::default();
    let safe = report
        .diagnostics
        .iter()
        .filter_map(|found| found.fix.as_ref())
        .filter(|fix| fix.applicability == Applicability::Safe);
    for fix in safe {
        let meets = |edit: &Edit| edits.iter().any(|other| within(edit.path(), other.path()));
        if !fix.edits.iter().any(meets) {
            edits.extend(fix.edits.iter().cloned());
            titles.push(fix.title.clone());
        }
    }
    (edits, titles)
}

/// Whether one place is the other or lies inside it.
fn within(one: &str, other: &str) -> bool {
    let inside = |inner: &str, outer: &str| {
        inner
            .strip_prefix(outer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    inside(one, other) || inside(other, one)
}

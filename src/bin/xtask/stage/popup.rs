//! What a person does in the popup: choose, answer, press Fill, read the proof.

use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::surface::Surface;
use super::tree;

/// Longer than any fill takes, server round trips of the page included.
const FILL: Duration = Duration::from_secs(25);

/// What a person says before pressing Fill.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answers<'a> {
    /// The preset's name as the list shows it.
    pub(crate) preset: &'a str,
    /// The contact e-mail of the new app.
    pub(crate) email: &'a str,
    /// PEM text, where the preset asks for one.
    pub(crate) certificate: Option<&'a str>,
}

/// What the popup says at the end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Proof {
    /// Fields read back with the wanted value.
    pub(crate) confirmed: usize,
    /// Fields of which only a name can be read.
    pub(crate) shown: usize,
    /// Fields left alone, with a reason.
    pub(crate) refused: usize,
    /// Fields written that did not take the value.
    pub(crate) failed: usize,
    /// From the press on Fill to the proof on the screen.
    pub(crate) milliseconds: f64,
}

/// Chooses the preset and answers its questions.
pub(crate) async fn choose(popup: &Surface, answers: Answers<'_>) -> Result<()> {
    popup.select("combobox", "Preset", answers.preset).await?;
    popup
        .enter("textbox", "Contact email", answers.email)
        .await?;
    if let Some(certificate) = answers.certificate {
        popup.enter("textbox", "Certificate", certificate).await?;
    }
    Ok(())
}

/// Presses Fill and waits for the proof.
///
/// # Errors
/// When Fill cannot be pressed or no proof comes; the message says what the popup shows instead.
pub(crate) async fn fill(popup: &Surface) -> Result<Proof> {
    // The clock runs inside the popup, so that this driver's own work is not counted.
    let limit = FILL.as_millis();
    let watch = format!(
        "new Promise((resolve) => {{
           addEventListener('click', (press) => {{
             const summary = () => document.querySelector('.proof .summary')?.textContent;
             const end = () => {{ observer.disconnect(); resolve([performance.now() - press.timeStamp, summary() ?? '']); }};
             const observer = new MutationObserver(() => {{ if (summary()) end(); }});
             observer.observe(document, {{ subtree: true, childList: true, characterData: true }});
             setTimeout(end, {limit});
           }}, {{ capture: true, once: true }});
         }})"
    );
    let ((milliseconds, summary), ()) = tokio::try_join!(
        popup.evaluate::<(f64, String)>(&watch),
        popup.press("button", "Fill"),
    )?;
    if summary.is_empty() {
        let shown = tree::describe(&popup.tree().await?);
        bail!("no proof within {FILL:?}; the popup shows:{shown}");
    }
    let count = |word| counted(&summary, word);
    Ok(Proof {
        confirmed: count("confirmed")?,
        shown: count("shown")?,
        refused: count("refused")?,
        failed: count("failed")?,
        milliseconds,
    })
}

/// The number before a word: "7 confirmed 0 shown".
fn counted(summary: &str, word: &str) -> Result<usize> {
    let words: Vec<&str> = summary.split_whitespace().collect();
    words
        .windows(2)
        .find_map(|pair| match pair {
            [number, then] if *then == word => number.parse().ok(),
            _ => None,
        })
        .with_context(|| format!("the proof says nothing of {word}: {summary:?}"))
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn reads_each_count_of_the_proof() {
        let summary = "\n 12 confirmed  0 shown\n 1 refused 3 failed";
        assert_eq!(counted(summary, "confirmed").unwrap(), 12);
        assert_eq!(counted(summary, "failed").unwrap(), 3);
        assert!(counted(summary, "skipped").is_err());
    }
}

//! An explanation as text, as the command line shows it.

use super::{Cause, CauseCertainty, Comparison, Explanation, KnownBy, Piece};
use crate::config::AppKind;

impl Explanation {
    /// The explanation as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        match (&self.code, &self.description) {
            (Some(code), Some(description)) => text.push_str(&format!("{code}: {description}\n")),
            (Some(one), None) | (None, Some(one)) => text.push_str(&format!("{one}\n")),
            (None, None) => {}
        }
        text.push_str(&format!("{}\n", self.title));
        if self.known_by == Some(KnownBy::CodeAlone) {
            text.push_str("The code is known here, the words beside it are not; they may mean something else.\n");
        }
        for (number, cause) in self.causes.iter().enumerate() {
            text.push_str(&cause.to_text(number + 1));
        }
        match self.left_out {
            0 => {}
            1 => text.push_str("\nOne cause is left out: it concerns the other kind of app.\n"),
            several => text.push_str(&format!(
                "\n{several} causes are left out: they concern the other kind of app.\n"
            )),
        }
        if let Some(comparison) = &self.comparison {
            text.push_str(&format!("\n{}", comparison.to_text()));
        }
        if let Some(retry) = self.retry {
            text.push_str(&format!("\n{retry}\n"));
        }
        if self.login_history {
            text.push_str(
                "\nLogin History of the user in Setup shows the try, often with more words.\n",
            );
        }
        if self.held_secret {
            text.push_str(
                "\nThe text held a token or another secret. Revoke it if the text was shared.\n",
            );
        }
        if let Some(source) = self.source {
            text.push_str(&format!("\nSource: {source}.\n"));
        }
        text
    }
}

impl Cause {
    fn to_text(&self, number: usize) -> String {
        let sure = match self.certainty {
            CauseCertainty::Documented => "documented",
            CauseCertainty::Reported => "reported",
            CauseCertainty::Inferred => "inferred from its name",
        };
        let only = match self.only {
            None => "",
            Some(AppKind::ConnectedApp) => "For a connected app: ",
            Some(AppKind::ExternalClientApp) => "For an External Client App: ",
        };
        let mut text = format!("\n{number}. {only}{} ({sure})\n", self.what);
        for (name, words) in [("check", self.check), ("fix", self.fix)] {
            if !words.is_empty() {
                text.push_str(&format!("   {name}: {words}\n"));
            }
        }
        if let Some(place) = &self.place {
            let url = place.url.as_ref().map(|url| format!(" {url}"));
            let url = url.unwrap_or_default();
            text.push_str(&format!("   where: {}{url}\n", place.name));
        }
        text
    }
}

impl Comparison {
    /// The comparison as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let line = |pieces: &[Piece]| -> String {
            let piece = |piece: &Piece| match piece.same {
                true => piece.text.clone(),
                false => format!("[{}]", piece.text),
            };
            pieces.iter().map(piece).collect()
        };
        let Some(position) = self.position else {
            return "The URL that was sent is one of the app, character by character: look at the consumer key and wait for the app to be known.\n".to_owned();
        };
        format!(
            "sent:       {}\nconfigured: {}\nThey part at character {position}: {}.\n",
            line(&self.sent),
            line(&self.configured),
            self.differences.join("; ")
        )
    }
}

//! What a rule's documentation says, part by part.

use super::Rule;

impl Rule {
    /// The documentation's lines, as Markdown.
    pub fn lines(&self) -> impl Iterator<Item = &'static str> + use<> {
        // A doc comment keeps the blank between its slashes and its words.
        self.docs
            .lines()
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
    }

    /// What it demands, in one sentence.
    pub fn summary(&self) -> String {
        let words = self.lines().take_while(|line| !line.is_empty());
        words.collect::<Vec<_>>().join(" ")
    }

    /// What stands under a heading, as Markdown; `None` when there is no such heading.
    pub fn section(&self, heading: &str) -> Option<String> {
        let mut lines = self
            .lines()
            .skip_while(|line| line.strip_prefix("## ") != Some(heading));
        lines.next()?;
        let under: Vec<_> = lines.take_while(|line| !line.starts_with("## ")).collect();
        Some(under.join("\n").trim().to_owned())
    }
}

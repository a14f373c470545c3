//! The rules' Markdown as HTML.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Parser, Tag, html};

/// Paragraphs and examples. What looks like HTML is text.
pub(super) fn section(markdown: &str) -> String {
    let mut events = Vec::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                if let Some(words) = checked_for(&info) {
                    events.push(Event::Html(words.into()));
                }
                let plain = CodeBlockKind::Fenced(CowStr::Borrowed(""));
                events.push(Event::Start(Tag::CodeBlock(plain)));
            }
            Event::Html(text) | Event::InlineHtml(text) => events.push(Event::Text(text)),
            other => events.push(other),
        }
    }
    let mut page = String::new();
    html::push_html(&mut page, events.into_iter());
    page.trim_end().to_owned()
}

/// A sentence, without a paragraph of its own.
pub(super) fn inline(markdown: &str) -> String {
    let page = section(markdown);
    let inside = page
        .strip_prefix("<p>")
        .and_then(|page| page.strip_suffix("</p>"));
    inside.unwrap_or(&page).to_owned()
}

/// What an example is checked for, where that matters: "```json existing connected-app".
fn checked_for(info: &str) -> Option<String> {
    let words: Vec<_> = info.split(' ').skip(1).map(in_words).collect();
    (!words.is_empty())
        .then(|| format!("<p class=\"hint\">Checked for: {}</p>\n", words.join(", ")))
}

fn in_words(word: &str) -> &str {
    match word {
        "external-client-app" => "an External Client App",
        "connected-app" => "a connected app",
        "new" => "a new app",
        "existing" => "an existing app",
        "with-full" => "on a page that shows the scopes api and full",
        "production" => "production",
        "sandbox" => "a sandbox",
        "scratch" => "a scratch org",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{inline, section};

    #[test]
    fn an_example_says_what_it_is_checked_for() {
        assert_eq!(
            section("```json existing sandbox\n{ \"a\": 1 }\n```"),
            "<p class=\"hint\">Checked for: an existing app, a sandbox</p>\n\
             <pre><code>{ \"a\": 1 }\n</code></pre>"
        );
    }

    #[test]
    fn markup_in_a_rule_is_text() {
        assert_eq!(
            inline("the stand-in <b> of `a`"),
            "the stand-in &lt;b&gt; of <code>a</code>"
        );
    }
}

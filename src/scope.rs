//! OAuth scopes: what each is called, what it lets a vendor do, and which option of a page it is.
//!
//! A config names a scope by its OAuth parameter (`api`). A page shows a sentence that changes with
//! release and language and ends in the parameters in parentheses: "Manage user data via APIs (api)".
//! So a page is matched by what stands in the last parentheses and by nothing else.

use serde::Serialize;
use tsify::Tsify;

mod grant;
mod table;

pub use grant::{Grant, granted, grants, is_needed};
pub use table::ALL;

/// How sure it is that a page shows this scope under this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Seen on pages or in Salesforce's own documents; may decide a match.
    Known,
    /// The name is real, its wording on a page was derived and not seen; never decides a match.
    Inferred,
    /// Neither its wording nor, for some, its exact name was seen; never decides a match.
    Unknown,
}

/// One line of the scope list of a Setup page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Scope {
    /// The name a config uses, and the first that Salesforce reports back for this line.
    pub name: &'static str,
    /// Every OAuth parameter of the line, `name` among them. They are granted together: asking for
    /// one of them is asking for the line.
    pub tokens: &'static [&'static str],
    /// What the Metadata API calls the scopes of this line, in connected apps and in External Client Apps.
    pub metadata_names: &'static [&'static str],
    /// English wordings before the parentheses, the current one first; empty where none was found.
    /// For people only: small words differ between releases.
    pub labels: &'static [&'static str],
    /// How sure the name and the wording are.
    pub confidence: Confidence,
    /// The first version of the Metadata API that knew it: 47 stands for 47 or earlier, and from 67 on the
    /// version is inferred. Absent when no version names it.
    pub since: Option<u16>,
    /// What the scope lets the vendor do, for an admin who has to decide.
    pub allows: &'static str,
}

/// What the option text of a scope list turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LabelMatch {
    /// Exactly this scope.
    Known(&'static Scope),
    /// There are parentheses at the end, but what is in them is no line we are sure of; the parts are
    /// given as read.
    Unknown(Vec<String>),
    /// No parentheses close the text: it names no scope.
    None,
}

/// The scope a config means by `name`: any parameter of its line, spelled exactly.
///
/// ```
/// use connected_app_helper::scope;
/// assert_eq!(scope::by_name("offline_access").map(|s| s.name), Some("refresh_token"));
/// assert_eq!(scope::by_name("API"), None); // OAuth scope names are case-sensitive
/// ```
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Scope> {
    ALL.iter().find(|scope| scope.tokens.contains(&name))
}

/// Longest text that is compared with the names; no scope name comes near it.
const LONGEST_GUESS: usize = 64;

/// Names that people write for a scope and that are neither its parameter nor its Metadata API name.
/// Folded as [`fold`] does.
const MISNOMERS: &[(&str, &str)] = &[
    ("identity", "id"),
    ("refresh", "refresh_token"),
    ("offline", "refresh_token"),
    ("connect", "chatter_api"),
    ("analytics", "wave_api"),
    ("salesforceapiplatform", "sfap_api"),
];

/// What a name that is no scope's stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Another spelling of exactly this scope: its name in the Metadata API, its label, or its own name in
    /// other letters.
    Spelled(&'static str),
    /// A name near this one: a slip of the keys, or a word people use for it. Only a guess.
    Near(&'static str),
}

impl Meant {
    /// The scope's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Spelled(name) | Self::Near(name) => name,
        }
    }
}

/// The scope that is meant by a name that [`by_name`] does not know, or `None` when nothing is near.
///
/// ```
/// use connected_app_helper::scope::{Meant, meant};
/// assert_eq!(meant("RefreshToken"), Some(Meant::Spelled("refresh_token")));
/// assert_eq!(meant("refresh_tokn"), Some(Meant::Near("refresh_token")));
/// ```
#[must_use]
pub fn meant(name: &str) -> Option<Meant> {
    if let LabelMatch::Known(scope) = in_label(name) {
        return Some(Meant::Spelled(scope.name));
    }
    // A label without its parentheses is longer than a name, but never this long.
    if name.chars().count() > LONGEST_GUESS {
        return None;
    }
    let wanted = fold(name);
    if wanted.is_empty() {
        return None;
    }
    match spelled(&wanted) {
        // Where the scope's own name is inferred, so is what it is another spelling of.
        Some(scope) if scope.confidence == Confidence::Unknown => Some(Meant::Near(scope.name)),
        Some(scope) => Some(Meant::Spelled(scope.name)),
        None => near(&wanted).map(Meant::Near),
    }
}

/// The scope one of whose own names is this one, but for case and punctuation.
fn spelled(wanted: &str) -> Option<&'static Scope> {
    ALL.iter().find(|scope| {
        scope
            .tokens
            .iter()
            .chain(scope.metadata_names)
            .chain(scope.labels)
            .any(|known| fold(known) == wanted)
    })
}

fn near(wanted: &str) -> Option<&'static str> {
    if let Some((_, name)) = MISNOMERS.iter().find(|(wrong, _)| *wrong == wanted) {
        return Some(name);
    }
    // One slip in a short name, two in a middling one: `ful` is `full`, `wab` is not `lightning`.
    let allowed = (wanted.chars().count() / 4).clamp(1, 3);
    ALL.iter()
        .filter(|scope| scope.confidence != Confidence::Unknown)
        .flat_map(|scope| {
            scope
                .tokens
                .iter()
                .chain(scope.metadata_names)
                .map(move |known| (scope, known))
        })
        .map(|(scope, known)| {
            (
                strsim::damerau_levenshtein(&fold(known), wanted),
                scope.name,
            )
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Letters and digits only, in lower case: `OpenID`, `open-id` and `openid` become one.
fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The scope that an option of a page stands for, read from its last parentheses in any language.
///
/// The parentheses (ASCII or full-width) must close the text: words after them mean that they are a
/// remark. A cut-off label ("… (cdp_identityresolution…") is therefore no proof. The line's own name
/// must be among the tokens and every token must be of that line, so `(refresh_token)` of older
/// releases is the same scope as `(refresh_token, offline_access)`, and `(api, web)` is none.
///
/// ```
/// use connected_app_helper::scope::{self, LabelMatch};
/// let label = "いつでも要求を実行（refresh_token、offline_access）";
/// assert!(matches!(scope::in_label(label), LabelMatch::Known(s) if s.name == "refresh_token"));
/// ```
#[must_use]
pub fn in_label(label: &str) -> LabelMatch {
    let Some(inside) = last_parentheses(label) else {
        return LabelMatch::None;
    };
    let tokens: Vec<&str> = inside
        .split([',', '，', '、', '﹐', '､'])
        .map(trim)
        .collect();
    // A scope we are not sure of may be named in a config, but a page is never matched by it.
    let known = ALL.iter().find(|scope| {
        scope.confidence == Confidence::Known
            && tokens.contains(&scope.name)
            && tokens.iter().all(|token| scope.tokens.contains(token))
    });
    match known {
        Some(scope) => LabelMatch::Known(scope),
        None => LabelMatch::Unknown(
            tokens
                .into_iter()
                .filter(|t| !t.is_empty())
                .map(str::to_owned)
                .collect(),
        ),
    }
}

fn last_parentheses(label: &str) -> Option<&str> {
    let closed = trim(label).strip_suffix([')', '）'])?;
    let (_, inside) = closed.rsplit_once(['(', '（'])?;
    // "(api) b)": the last opening one was closed before the end.
    (!inside.contains([')', '）'])).then_some(inside)
}

/// Blanks of every kind, and the invisible direction marks that right-to-left pages put around Latin words.
fn trim(text: &str) -> &str {
    let invisible = |c: char| {
        c.is_whitespace()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    text.trim_matches(invisible)
}

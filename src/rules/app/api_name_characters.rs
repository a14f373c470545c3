use crate::rules::prelude::*;

rule! {
    /// The API name holds only letters, digits and underscores.
    ///
    /// ## Why
    /// Salesforce refuses the form with any other character in the API name.
    ///
    /// ## Bad
    /// ```json
    /// { "app": { "apiName": "Acme Sync" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "app": { "apiName": "Acme_Sync" } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, basic settings of a connected app: "can contain only letters, numbers, and
    /// underscores". That a name begins with a letter, does not end with an underscore and has no two in
    /// a row is the platform's usual rule for such names; it was not found for apps (pages are seen to
    /// derive names with two in a row), so it is a warning.
    API_NAME_CHARACTERS = "api-name-characters", Error, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(name) = cx
        .config
        .app
        .as_ref()
        .and_then(|app| app.api_name.as_deref())
    else {
        return;
    };
    let path = "/app/apiName";
    if let Some(wrong) = name
        .chars()
        .find(|c| !c.is_ascii_alphanumeric() && *c != '_')
    {
        // A suggestion repeats the name.
        let mended = Some(mended(name)).filter(|_| !holds_secret(name));
        found.error(
            path,
            format!(
                "the API name {} holds {}, which is no letter, digit or underscore",
                quoted(name),
                quoted(&wrong.to_string())
            ),
            "Salesforce refuses the form with it.",
            &match &mended {
                Some(mended) => format!("Write it as \"{mended}\", or choose another name."),
                None => "Choose another name.".to_owned(),
            },
        );
        if let Some(mended) = mended {
            found.fix(suggestion(path, mended));
        }
        return;
    }
    if name.is_empty() {
        return found.error(
            path,
            "the API name is empty".into(),
            "The field is required.",
            "Write a name, or take the key out: the page then derives one from the app's name.",
        );
    }
    let unusual = if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        "does not begin with a letter"
    } else if name.ends_with('_') {
        "ends with an underscore"
    } else if name.contains("__") {
        "has two underscores in a row"
    } else {
        return;
    };
    found.warning(
        path,
        format!("the API name {} {unusual}", quoted(name)),
        "API names elsewhere in Salesforce may not, and an app's may be refused likewise.",
        "Choose a name that begins with a letter and has single underscores inside only.",
    );
    found.fix(suggestion(path, mended(name)));
}

fn suggestion(path: &str, mended: String) -> Fix {
    Fix::needs_decision(format!("Write it as {mended}"), Edit::set(path, mended))
}

/// Characters of a suggestion: names elsewhere in Salesforce end there.
const MOST: usize = 80;

/// The name with every run of other characters as one underscore.
fn mended(name: &str) -> String {
    let words: Vec<&str> = name
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let joined = words.join("_");
    let named = if joined.starts_with(|c: char| c.is_ascii_alphabetic()) {
        joined
    } else {
        format!("App_{joined}")
    };
    // Nothing but ASCII is left.
    let cut = named.get(..MOST).unwrap_or(&named);
    cut.trim_end_matches('_').to_owned()
}

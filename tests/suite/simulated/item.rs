//! The fields of the page of a new app, empty.

use connected_app_helper::catalogue::{Field, FormKind, Kind};
use connected_app_helper::scope::{ALL, Confidence};
use connected_app_helper::snapshot::{Choice, Control, Line, State};

use super::Item;

pub(super) fn item(form: FormKind, field: &'static Field, at: usize) -> Item {
    let external = form == FormKind::ExternalClientApp;
    let label = match field.path {
        "/oauth/scopes" if external => "OAuth Scopes",
        _ => field.labels.first().copied().unwrap_or_default(),
    };
    let id = if field.id.is_empty() {
        String::new()
    } else {
        format!("appsetup:setupForm:details{}", field.id)
    };
    let ends = [
        field.sections.first(),
        field.sections.get(1..).and_then(<[_]>::last),
    ];
    Item {
        path: field.path,
        field,
        control: Control {
            reference: format!("c{at}"),
            fingerprint: format!("{:?} {label}", field.kind),
            label: label.into(),
            sections: ends.into_iter().flatten().map(|&s| s.to_owned()).collect(),
            id: id.clone(),
            name: id,
            required: field.required,
            enabled: true,
            read_only: false,
            visible: true,
            error: None,
            state: empty(field, external),
        },
        late: false,
        came: false,
    }
}

/// How a field of a new app stands, with the ticks that the pages set themselves.
fn empty(field: &Field, external: bool) -> State {
    let set_by_the_page = [
        "/oauth/security/requirePkce",
        "/oauth/security/requireSecretForWebServerFlow",
        "/oauth/security/requireSecretForRefreshTokenFlow",
    ];
    match field.kind {
        Kind::Text if field.path == "/oauth/callbackUrls" => State::Textarea {
            value: Some(String::new()),
        },
        Kind::Text if external && field.path == "/app/description" => State::Textarea {
            value: Some(String::new()),
        },
        Kind::Text => State::Text {
            value: Some(String::new()),
            input_type: "text".into(),
        },
        Kind::Checkbox => State::Checkbox {
            checked: set_by_the_page.contains(&field.path),
        },
        Kind::Choice if field.path == "/policies/refreshToken" => State::RadioGroup {
            options: lines_of(field.path)
                .iter()
                .enumerate()
                .map(|(at, text)| Choice {
                    text: (*text).into(),
                    selected: at == 0,
                    disabled: false,
                })
                .collect(),
        },
        Kind::Choice => State::Combobox {
            value: lines_of(field.path)
                .first()
                .copied()
                .unwrap_or_default()
                .into(),
        },
        Kind::Names => State::DualList {
            available: ["OutSystems Integration Builder", "Somebody else's"]
                .map(|text| Line {
                    text: text.into(),
                    locked: false,
                })
                .into(),
            selected: Vec::new(),
            available_label: "Available".into(),
            selected_label: "Selected".into(),
        },
        Kind::Scopes => State::DualList {
            available: scope_lines(),
            selected: Vec::new(),
            available_label: "Available OAuth Scopes".into(),
            selected_label: "Selected OAuth Scopes".into(),
        },
        Kind::File => State::File { file: None },
        Kind::Rows => State::Table {
            columns: Vec::new(),
            rows: Vec::new(),
        },
    }
}

/// The lines of a scope list.
fn scope_lines() -> Vec<Line> {
    let known = ALL
        .iter()
        .filter(|scope| scope.confidence == Confidence::Known);
    known
        .map(|scope| Line {
            text: format!(
                "{} ({})",
                scope.labels.first().unwrap_or(&"A scope"),
                scope.tokens.join(", ")
            ),
            locked: false,
        })
        .collect()
}

/// The lines that a drop-down or a group of radio buttons offers, the chosen one first.
pub(super) fn lines_of(path: &str) -> &'static [&'static str] {
    match path {
        "/app/distributionState" => &["Local", "Packaged"],
        "page:startPage" => &["None", "OAuth"],
        "/policies/permittedUsers" => &[
            "All users can self-authorize",
            "Admin approved users are pre-authorized",
        ],
        "/policies/refreshToken" => &[
            "Refresh token is valid until revoked",
            "Immediately expire refresh token",
            "Expire refresh token after specific time",
            "Expire refresh token if not used for specific time",
            // A connected app's wordings.
            "Expire refresh token if not used for",
            "Expire refresh token after",
        ],
        "/policies/refreshToken/unit" | "page:ifUnusedUnit" | "page:afterTimeUnit" => {
            &["Day(s)", "Hour(s)", "Month(s)"]
        }
        "/policies/ipRelaxation" => &[
            "Enforce IP restrictions",
            "Enforce IP restrictions, but relax for refresh tokens",
            "Relax IP restrictions for activated devices",
            "Relax IP restrictions",
        ],
        "/policies/sessionTimeoutMinutes" => &["--None--", "15 minutes", "30 minutes", "2 hours"],
        "/permissionSet/license" => &["--None--", "Salesforce"],
        _ => &[],
    }
}

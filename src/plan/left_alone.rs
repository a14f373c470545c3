//! Settings a config does not touch and that still decide whether a vendor can connect.

use super::find::{Found, Hit};
use super::wish::Want;
use super::{LeftAlone, checked_words};
use crate::catalogue::Field;
use crate::snapshot::State;

/// Settings that decide whether a vendor can connect, with what each state means.
const DECIDING: &[(&str, &str, &str)] = &[
    (
        "/oauth/security/requirePkce",
        "The vendor must send a code challenge; older integrations fail with \"missing required code challenge\".",
        "The vendor may connect with or without a code challenge.",
    ),
    (
        "/oauth/security/requireSecretForWebServerFlow",
        "The vendor must send the consumer secret when it exchanges the code.",
        "The code is exchanged without a secret; only PKCE protects it.",
    ),
    (
        "/oauth/security/requireSecretForRefreshTokenFlow",
        "The vendor must send the consumer secret to refresh.",
        "A refresh token alone is enough to get a new access token.",
    ),
    (
        "/oauth/security/refreshTokenRotation",
        "Each refresh replaces the refresh token; a vendor that keeps the first one is locked out.",
        "A refresh token stays the same until it ends.",
    ),
];

/// How those settings stand on the page, each with what that means.
pub(super) fn left_alone(
    found: &[(&'static Field, Found<'_>)],
    wishes: &[(&'static str, Want)],
) -> Vec<LeftAlone> {
    DECIDING
        .iter()
        .filter(|(path, ..)| !wishes.iter().any(|(wanted, _)| wanted == path))
        .filter_map(|(path, on, off)| {
            let (_, found) = found.iter().find(|(field, _)| field.path == *path)?;
            let Found::One(Hit { control, .. }) = found else {
                return None;
            };
            let State::Checkbox { checked } = control.state else {
                return None;
            };
            Some(LeftAlone {
                path: (*path).into(),
                field: control.label.clone(),
                value: checked_words(checked).into(),
                note: (if checked { *on } else { *off }).into(),
            })
        })
        .collect()
}

//! Words of Login History that no answer to a program has.

use super::entry::CauseCertainty::{Documented, Reported};
use super::entry::{Entry, HISTORY, Where, cause};

pub(super) const ROWS: &[Entry] = &[
    Entry {
        codes: &[],
        descriptions: &["failed api security token required"],
        title: "The login was with a password, from an address that is not trusted, and without the security token.",
        source: HISTORY,
        causes: &[cause(
            "The username-password flow or an old SOAP login is in use.",
            "Which flow does the vendor use?",
            "Use a flow without a password; else append the user's security token.",
            Some(Where::Users),
            Documented,
        )],
        wait: false,
        login_history: false,
    },
    Entry {
        codes: &[],
        descriptions: &["failed missing consumer key parameter"],
        title: "The request named no app.",
        source: HISTORY,
        causes: &[cause(
            "client_id, or iss of the assertion, is missing or empty.",
            "Look at the request.",
            "Send the consumer key of the app.",
            Some(Where::AppManager),
            Documented,
        )],
        wait: false,
        login_history: false,
    },
    Entry {
        codes: &[],
        descriptions: &["failed not approved for access"],
        title: "The app admits only users that an admin approved, and this user is not one of them.",
        source: HISTORY,
        causes: &[
            cause(
                "The user has none of the permission sets and profiles of the app.",
                "Open the user's permission set assignments, and the app's policies.",
                "Assign the permission set to the user, or add it to the app.",
                Some(Where::PermissionSets),
                Documented,
            ),
            cause(
                "sub names another user than the one that was approved.",
                "Compare sub with the username in Setup.",
                "Sign for the approved user.",
                Some(Where::Users),
                Reported,
            ),
        ],
        wait: false,
        login_history: false,
    },
];

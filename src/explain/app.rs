//! Errors about the app in this org: missing, not installed, blocked, or without policies.

use super::entry::CauseCertainty::{Documented, Inferred, Reported};
use super::entry::{Entry, HELP, ISSUES, SDK, Where, cause};
use crate::config::AppKind::{ConnectedApp, ExternalClientApp};

const UNINSTALLED: &str = "Knowledge article 005132365, “Connected App Usage Restrictions”";

pub(super) const ROWS: &[Entry] = &[
    Entry {
        codes: &["app_not_found", "OAUTH_EC_APP_NOT_FOUND"],
        descriptions: &["external client app is not installed in this org"],
        title: "The External Client App does not exist in the org that was asked.",
        source: ISSUES,
        causes: &[
            cause("The request went to login.salesforce.com or test.salesforce.com, which know no External Client App.", "Look at the host of the request.",
                "Send it to the org's My Domain address, and write that as audience.", None, Reported),
            cause("The app is in another org, and is not packaged.", "Look for it in this org.", "Make it here, or install its package.", Some(Where::ExternalClientApps), Reported),
            cause("OAuth or the flow is switched off on the app.", "Open the app, tab Settings, OAuth Settings.", "Enable OAuth and the flow.", Some(Where::ExternalClientApps), Reported),
        ],
        wait: true,
        login_history: false,
    },
    Entry {
        codes: &["OAUTH_AUTHORIZATION_BLOCKED"],
        descriptions: &["cross org oauth flows are not supported for this external client app"],
        title: "The External Client App belongs to another org, and may not be used from this one.",
        source: ISSUES,
        causes: &[cause("The login went to another org than the app was made in: production and sandbox are two orgs.", "Compare the org you logged in to with the one the app is in.",
            "Make the app in this org, or log in to the app's org.", Some(Where::ExternalClientApps), Reported)],
        wait: false,
        login_history: false,
    },
    Entry {
        codes: &["OAUTH_APPROVAL_ERROR_GENERIC"],
        descriptions: &["an unexpected error has occurred during authentication"],
        title: "Salesforce's page says only that the login went wrong. Its address says more.",
        source: ISSUES,
        causes: &[
            cause("The reason stands in the address of the error page.", "Copy the address of RemoteAccessErrorPage.apexp and paste it here: it has error= and error_description=.",
                "Follow what it says then.", None, Reported),
            cause("The app is not installed in this org, and the user may not approve such apps.", "Look for Install beside the app.",
                "Install the app, or give the one person who needs it “Approve Uninstalled Connected Apps”.", Some(Where::ConnectedAppsUsage), Reported).only(ConnectedApp),
            cause("Login History has other words for the same try.", "Open it for the user.", "Paste its Status here.", Some(Where::LoginHistory), Reported),
        ],
        wait: false,
        login_history: true,
    },
    Entry {
        codes: &["installation_error"],
        descriptions: &["app must be installed into org"],
        title: "The app is not installed in this org, and the user may not approve such apps.",
        source: UNINSTALLED,
        causes: &[
            cause("Since September 2025 users may not approve connected apps that are not installed.", "Look for Install beside the app.",
                "Install the app, or give the one person who needs it “Approve Uninstalled Connected Apps”.", Some(Where::ConnectedAppsUsage), Documented).only(ConnectedApp),
            cause("The External Client App came with a package that is not installed here.", "Look for the vendor's package.", "Install it, or ask the vendor for it.",
                Some(Where::InstalledPackages), Inferred).only(ExternalClientApp),
        ],
        wait: false,
        login_history: true,
    },
    Entry {
        codes: &["app_blocked", "OAUTH_APP_BLOCKED"],
        descriptions: &["this app has been blocked by your administrator"],
        title: "Somebody blocked the app in this org, or API Access Control lets only listed apps in.",
        source: HELP,
        causes: &[
            cause("The app is blocked.", "Look for Unblock beside it.", "Unblock it, if you know why it was blocked.", Some(Where::ConnectedAppsUsage), Documented),
            cause("API Access Control is on, and the app is not admitted.", "Look at API Access Control in Setup.", "Admit the app for its users.", Some(Where::ManageConnectedApps), Documented),
        ],
        wait: false,
        login_history: true,
    },
    Entry {
        codes: &["fail_close_app_blocked"],
        descriptions: &[],
        title: "The app was refused because Salesforce could not find out whether it is allowed.",
        source: SDK,
        causes: &[cause("Salesforce could not look up whether the app is blocked, and refuses to be safe.", "Does it go on for longer than some minutes?", "Try again; if it goes on, look whether the app is blocked.",
            Some(Where::ConnectedAppsUsage), Inferred)],
        wait: false,
        login_history: true,
    },
    Entry {
        codes: &[],
        descriptions: &["you didnt complete the approval process before it expired"],
        title: "The page that asks for approval was left open too long.",
        source: "Knowledge article 000386723",
        causes: &[cause("Between login and Allow too much time went by, or the page was opened twice.", "Was it an old tab?", "Start the login again from the vendor's page.", None, Documented)],
        wait: false,
        login_history: false,
    },
    Entry {
        codes: &["ecapp_policy_not_found", "oauth_policy_not_found"],
        descriptions: &[],
        title: "The External Client App has no OAuth policies in this org.",
        source: SDK,
        causes: &[cause("Its policies were never saved, or did not come with the package.", "Open the app, tab Policies.", "Save its OAuth policies once.", Some(Where::ExternalClientApps), Inferred)],
        wait: true,
        login_history: false,
    },
    Entry {
        codes: &["invalid_distribution_state"],
        descriptions: &[],
        title: "The External Client App may not be used in this org in its present state.",
        source: SDK,
        causes: &[cause("It is local to another org, or packaged and not installed.", "Look at Distribution State of the app.", "Install its package, or make the app here.", Some(Where::ExternalClientApps), Inferred)],
        wait: false,
        login_history: false,
    },
];

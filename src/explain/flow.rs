//! Errors about the flow: what was asked for, callbacks, scopes, PKCE, and logins in the browser. Sources: RFC
//! 6749 sections 4.1.2.1 and 5.2; RFC 7636; Salesforce help, "OAuth 2.0 Flow Errors".

use super::entry::CauseCertainty::{Documented, Inferred, Reported};
use super::entry::{Entry, Where, cause};
use crate::config::AppKind::{ConnectedApp, ExternalClientApp};

pub(super) const ROWS: &[Entry] = &[
    Entry {
        codes: &["redirect_uri_mismatch"],
        descriptions: &["redirect uri must match configuration"],
        title: "The callback URL that was sent is none of the app's. Both are compared character by character.",
        causes: &[
            cause("It differs in a slash at the end, in http and https, in a capital letter or in the port.", "Paste the whole login address here: it is compared with the callback URLs of the chosen config.",
                "Add the very URL that the vendor sends to Callback URL.", Some(Where::AppManager), Documented),
            cause("The consumer key belongs to another app.", "Compare the consumer key.", "Use the key of this app.", Some(Where::AppManager), Reported),
            cause("The callback was added just now.", "Was the app saved less than half an hour ago?", "Wait, then try again.", None, Documented),
        ],
        wait: true,
        login_history: false,
    },
    Entry {
        codes: &["redirect_uri_missing"],
        descriptions: &["missing required redirect uri", "redirect uri missing"],
        title: "The request names no callback URL.",
        causes: &[cause("redirect_uri is missing or empty.", "Look at the login address.", "Send the callback URL of the app.", None, Documented)],
        wait: false,
        login_history: false,
    },
    Entry {
        codes: &[],
        descriptions: &["missing required code challenge", "code challenge required"],
        title: "The app requires PKCE, and the vendor does not send it.",
        causes: &[
            cause("Require Proof Key for Code Exchange (PKCE) is ticked, and the vendor's program does not know it.", "Ask the vendor whether it supports PKCE.",
                "Best: the vendor adds it. Else take the tick off, knowing that codes can then be used by whoever catches them.", Some(Where::AppManager), Documented).only(ConnectedApp),
            cause("Require Proof Key for Code Exchange (PKCE) is ticked, as it is on every new External Client App, and the vendor does not know it.", "Ask the vendor whether it supports PKCE.",
                "Best: the vendor adds it. Else take the tick off.", Some(Where::ExternalClientApps), Documented).only(ExternalClientApp),
            cause("The org requires PKCE of every app.", "Look at the switch for PKCE.", "Leave it on; the vendor must add PKCE.", Some(Where::OauthSettings), Documented),
        ],
        wait: false,
        login_history: false,
    },
    Entry {
        codes: &[],
        descriptions: &["invalid code verifier", "code verifier"],
        title: "The two halves of PKCE do not fit together.",
        causes: &[cause("The vendor sends another code_verifier than the challenge was made of, or encodes it otherwise.", "Two logins at once, or a server that forgets between both steps?", "The vendor must mend it; nothing in Setup does.", None, Documented)],
        wait: false,
        login_history: false,
    },
    Entry {
        codes: &["unsupported_grant_type"],
        descriptions: &["grant type not supported"],
        title: "Salesforce does not know the grant type, or the flow is off.",
        causes: &[
            cause("grant_type is not exactly urn:ietf:params:oauth:grant-type:jwt-bearer, or encoded twice.", "Inspect the request under JWT.", "Correct it.", None, Documented),
            cause("The body is not form-encoded.", "The content type must be application/x-www-form-urlencoded.", "Send it so.", None, Documented),
            cause("The flow is switched off on the app.", "Look at Flow Enablement.", "Enable the flow, for JWT with the certificate.", Some(Where::AppManager), Documented),
            cause("The org blocks username-password or user-agent flows.", "Look at the switches.", "Use another flow: these are going away.", Some(Where::OauthSettings), Documented),
        ],
        wait: false,
        login_history: false,
    },
    Entry {
        codes: &["oauth_flow_disabled"],
        descriptions: &["oauth flow disabled", "flow is disabled"],
        title: "The flow is switched off, on the app or in the org.",
        causes: &[
            cause("The flow's box is not ticked on the app.", "Look at Flow Enablement.", "Enable it.", Some(Where::AppManager), Inferred),
            cause("The org blocks the flow.", "Look at the switches.", "Use another flow.", Some(Where::OauthSettings), Inferred),
        ],
        wait: true,
        login_history: false,
    },
    Entry {
        codes: &[],
        descriptions: &["no client credentials user enabled"],
        title: "The client credentials flow has nobody to run as.",
        causes: &[
            cause("Run As is empty in the app's policies.", "Look at Client Credentials Flow there.", "Choose a user with as few rights as the vendor needs.", Some(Where::ManageConnectedApps), Documented).only(ConnectedApp),
            cause("Run As (Username) is empty in OAuth Policies.", "Open the app, tab Policies.", "Choose a user with as few rights as the vendor needs.", Some(Where::ExternalClientApps), Documented).only(ExternalClientApp),
        ],
        wait: false,
        login_history: false,
    },
    Entry {
        codes: &["invalid_scope"],
        descriptions: &["the requested scope is not allowed", "scope is not allowed"],
        title: "The vendor asks for a scope that the app does not have.",
        causes: &[cause("A scope of the request is not among Selected OAuth Scopes, or is misspelt.", "Compare the parameter scope with the app's scopes.", "Add it if the vendor needs it; a name in the request is small: api, refresh_token.", Some(Where::AppManager), Documented)],
        wait: true,
        login_history: false,
    },
    Entry {
        codes: &["invalid_request"],
        descriptions: &["missing required parameter", "duplicate parameter"],
        title: "The request lacks a parameter, has one twice, or is not form-encoded.",
        causes: &[
            cause("A parameter is missing or doubled.", "The words beside the code often name it.", "The JWT bearer flow needs grant_type and assertion, nothing else.", None, Documented),
            cause("The body was sent as JSON.", "Look at the content type.", "Send application/x-www-form-urlencoded.", None, Documented),
        ],
        wait: false,
        login_history: false,
    },
    Entry {
        codes: &["unsupported_response_type"],
        descriptions: &["response type not supported"],
        title: "The login address asks for a kind of answer that Salesforce does not give.",
        causes: &[cause("response_type is not code, or the user-agent flow (token) is blocked in the org.", "Look at the login address.", "Use response_type=code.", Some(Where::OauthSettings), Documented)],
        wait: false,
        login_history: false,
    },
    Entry {
        codes: &["access_denied"],
        descriptions: &["end user denied authorization"],
        title: "The person pressed Deny, or may not approve the app.",
        causes: &[
            cause("Deny was pressed.", "Ask who logged in.", "Log in again and press Allow.", None, Documented),
            cause("The user may not use the app.", "Look at Permitted Users and at the user's permission sets.", "Admit the user.", Some(Where::ManageConnectedApps), Reported),
        ],
        wait: false,
        login_history: true,
    },
    Entry {
        codes: &["immediate_unsuccessful"],
        descriptions: &["immediate unsuccessful"],
        title: "The vendor asked for a login without a person, and one is needed.",
        causes: &[cause("The user is not logged in, or never approved the app.", "Try the login without immediate=true.", "Log in once in the usual way.", None, Documented)],
        wait: false,
        login_history: false,
    },
    Entry {
        codes: &["authorization_pending"],
        descriptions: &["authorization pending"],
        title: "In the device flow, nobody has entered the code yet.",
        causes: &[cause("The person has not finished in the browser.", "Is somebody meant to enter a code? If nobody asked for it, do not.", "Enter the code, or stop: attackers ask for such codes by phone.", None, Documented)],
        wait: false,
        login_history: false,
    },
    Entry {
        codes: &["unsupported_token_type"],
        descriptions: &[],
        title: "The token that was sent is of a kind that this address does not take.",
        causes: &[cause("An ID token or a JWT was sent where an access or refresh token belongs, or the reverse.", "Look at what is sent to which address.", "Send the kind the address is for.", None, Inferred)],
        wait: false,
        login_history: false,
    },
    Entry {
        codes: &["invalid_dpop_proof", "use_dpop_nonce"],
        descriptions: &["dpop"],
        title: "The app wants tokens that are bound to a key (DPoP), and the proof is missing or wrong.",
        causes: &[cause("The vendor sends no DPoP proof, an old one, or one without the nonce that Salesforce named.", "Does the app require DPoP?", "The vendor must send it (RFC 9449); or the app must not require it.", Some(Where::AppManager), Inferred)],
        wait: false,
        login_history: false,
    },
];

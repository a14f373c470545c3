//! Points of a security review, and of the JWT bearer flow.

use super::{Topic, point};

/// Security review.
pub(super) const LINTS: Topic = Topic {
    title: "Security review",
    prefix: "LINT",
    points: &[
        point(
            "LINT-01",
            "Every user may grant the app access",
            &[
                "permitted-users-self-authorize",
                "jwt-bearer-self-authorize",
            ],
            "",
        ),
        point(
            "LINT-02",
            "A new External Client App without policies of its own is open to everyone",
            &["permitted-users-self-authorize"],
            "A policy that a config does not name is not touched, so its absence alone is no finding; about files of a metadata project; a config describes what an admin fills in.",
        ),
        point(
            "LINT-03",
            "Profiles or permission sets on an app that does not use them",
            &["users-without-admin-approved"],
            "",
        ),
        point(
            "LINT-04",
            "Admin approved, and nobody is approved",
            &["admin-approved-without-users"],
            "",
        ),
        point(
            "LINT-05",
            "Full access",
            &["scope-full", "full-without-refresh-token"],
            "",
        ),
        point(
            "LINT-06",
            "Browser access without a browser, and scopes included in others",
            &[
                "scope-web-without-browser",
                "scope-redundant",
                "scope-more-than-needed",
            ],
            "",
        ),
        point(
            "LINT-07",
            "Refresh tokens that are valid until revoked",
            &["refresh-token-until-revoked"],
            "",
        ),
        point(
            "LINT-08",
            "Refresh tokens that live long",
            &[
                "refresh-token-lifetime-long",
                "refresh-token-lifetime-zero",
                "refresh-token-expires-immediately",
            ],
            "",
        ),
        point(
            "LINT-09",
            "Refresh tokens that are never replaced",
            &[
                "refresh-token-rotation-off",
                "rotation-without-refresh-token",
            ],
            "",
        ),
        point(
            "LINT-10",
            "Refresh tokens that nobody uses any more",
            &["idle-refresh-token-limit-off"],
            "",
        ),
        point(
            "LINT-11",
            "An authorization code without PKCE",
            &[
                "pkce-not-required",
                "code-unprotected",
                "pkce-and-older-guide",
            ],
            "",
        ),
        point(
            "LINT-12",
            "Flows without the secret",
            &[
                "web-server-secret-not-required",
                "refresh-secret-not-required",
                "code-unprotected",
            ],
            "",
        ),
        point("LINT-13", "The device flow", &["device-flow"], ""),
        point(
            "LINT-14",
            "The client credentials flow, and who it runs as",
            &[
                "client-credentials",
                "client-credentials-without-run-as",
                "client-credentials-run-as-admin",
                "run-as-without-client-credentials",
            ],
            "",
        ),
        point(
            "LINT-15",
            "Looking into the tokens of other apps",
            &["introspect-all-tokens"],
            "",
        ),
        point(
            "LINT-16",
            "Relaxed IP restrictions",
            &[
                "ip-relaxation",
                "relaxation-more-than-needed",
                "jwt-bearer-ip-relaxation",
            ],
            "",
        ),
        point(
            "LINT-17",
            "High assurance together with the JWT bearer flow",
            &["jwt-bearer-high-assurance"],
            "",
        ),
        point(
            "LINT-18",
            "A callback URL over http",
            &["callback-url-scheme"],
            "",
        ),
        point(
            "LINT-19",
            "Callback URLs that do not belong into production",
            &[
                "callback-url-localhost",
                "callback-url-tunnel",
                "callback-url-wildcard",
                "callback-url-ip-address",
                "callback-url-fragment",
                "callback-urls-too-long",
            ],
            "",
        ),
        point(
            "LINT-20",
            "Secrets and private keys in a file",
            &[
                "secret-in-config",
                "private-key-in-config",
                "certificate-private-key",
                "callback-url-credentials",
            ],
            "Keys of push services are no part of a config.",
        ),
        point(
            "LINT-21",
            "Ids of one org in files for another one",
            &[],
            "About files of a metadata project; a config describes what an admin fills in.",
        ),
        point(
            "LINT-22",
            "Files that make a new key or secret each time they are deployed",
            &[],
            "About files of a metadata project; a config describes what an admin fills in.",
        ),
        point(
            "LINT-23",
            "A certificate that is old, weak, large or several",
            &[
                "certificate-expired",
                "certificate-expires-soon",
                "certificate-key-too-small",
                "certificate-key-not-rsa",
                "certificate-weak-signature",
                "certificate-too-large",
                "certificate-several-blocks",
            ],
            "",
        ),
        point(
            "LINT-24",
            "A private key where the certificate belongs",
            &["certificate-private-key"],
            "",
        ),
        point(
            "LINT-25",
            "The JWT bearer flow without a certificate",
            &["certificate-missing", "certificate-without-jwt-bearer"],
            "",
        ),
        point(
            "LINT-26",
            "The JWT bearer flow without its two scopes",
            &["jwt-bearer-scopes"],
            "",
        ),
        point(
            "LINT-27",
            "Long sessions",
            &["session-timeout-long"],
            "A timeout that a config does not name is not touched.",
        ),
        point(
            "LINT-28",
            "Old algorithms of SAML",
            &[],
            "A config describes OAuth, not SAML.",
        ),
        point(
            "LINT-29",
            "How long an ID token is valid",
            &[],
            "The fields of the ID token are not known well enough to be filled.",
        ),
        point(
            "LINT-30",
            "Guests who get a code",
            &["authorization-code-credentials"],
            "The config format has no guest access; the rule speaks of the flow that guests would use.",
        ),
        point(
            "LINT-31",
            "A new connected app",
            &[
                "connected-app-new",
                "guide-written-for-connected-apps",
                "app-kind-mismatch",
            ],
            "",
        ),
        point(
            "LINT-32",
            "An External Client App addressed at a common login host",
            &[],
            "The JWT section says so before it is signed, and sends no assertion for an External Client App to such a host.",
        ),
        point(
            "LINT-33",
            "Old flows and shown secrets in the settings of the org",
            &[],
            "About the org as a whole; a config describes one app.",
        ),
        point(
            "LINT-34",
            "Unknown keys and values, and files of the wrong name",
            &[],
            "The format itself reports unknown keys and wrong values of a config; metadata files are another matter.",
        ),
        point(
            "LINT-35",
            "Nobody to write to",
            &["contact-email-missing", "contact-email-free-mail"],
            "",
        ),
        point(
            "LINT-36",
            "Refresh tokens that work from everywhere",
            &[
                "refresh-token-ip-allowlist-off",
                "refresh-token-ip-allowlist-any-ip",
            ],
            "",
        ),
        point(
            "LINT-37",
            "Permissions that let users pass by the list of apps",
            &[],
            "They are given to users, not to an app; a config has none of them.",
        ),
        point(
            "LINT-38",
            "Token exchange without a secret",
            &["token-exchange"],
            "The box that asks for the secret is not in the config format, so the rule speaks of the flow.",
        ),
    ],
};

/// JWT bearer flow.
pub(super) const JWT: Topic = Topic {
    title: "JWT bearer flow",
    prefix: "JWT",
    points: &[
        point(
            "JWT-01",
            "Signed with RS256",
            &[],
            "The signer knows no other algorithm.",
        ),
        point(
            "JWT-02",
            "An RSA key of 2048 bits or more",
            &[],
            "The signer refuses a shorter one.",
        ),
        point(
            "JWT-03",
            "The key belongs to the certificate on the app",
            &[],
            "The Keys section puts certificates to their keys, and the JWT section says before signing when they do not belong together.",
        ),
        point(
            "JWT-04",
            "It expires in time, counted in seconds",
            &[],
            "The signer takes 180 seconds at most and refuses milliseconds.",
        ),
        point(
            "JWT-05",
            "It names a user",
            &["username-syntax", "username-sandbox-suffix"],
            "The signer refuses a name with blanks or of more than 80 characters.",
        ),
        point(
            "JWT-06",
            "It names the app's own consumer key",
            &[],
            "Only the page of secrets shows the key, and that is never read. The JWT section looks at the form of what is typed.",
        ),
        point(
            "JWT-07",
            "It is addressed to the right host",
            &[],
            "The signer takes My Domain and login origins, and says which one to use instead of another host.",
        ),
        point(
            "JWT-08",
            "It names its user once",
            &[],
            "The signer writes `sub` and never the older claim beside it.",
        ),
        point(
            "JWT-09",
            "No high assurance session",
            &["jwt-bearer-high-assurance"],
            "",
        ),
        point(
            "JWT-10",
            "`refresh_token` and one more scope",
            &["jwt-bearer-scopes"],
            "",
        ),
        point(
            "JWT-11",
            "Admin approved, with a profile or permission set",
            &["jwt-bearer-self-authorize", "admin-approved-without-users"],
            "",
        ),
        point(
            "JWT-12",
            "One certificate, not expired",
            &[
                "certificate-missing",
                "certificate-several-blocks",
                "certificate-expired",
            ],
            "",
        ),
        point(
            "JWT-13",
            "IP relaxation does nothing for it",
            &["jwt-bearer-ip-relaxation"],
            "",
        ),
        point(
            "JWT-14",
            "Token and key are kept from logs",
            &[],
            "The core holds them in a type that cannot be printed, wipes the key, and stores neither.",
        ),
    ],
};

//! Points about the fields of the pages: what is known of their limits.

use super::{Topic, point};

/// Scopes.
pub(super) const SCOPES: Topic = Topic {
    title: "Scopes",
    prefix: "VAL-SCOPE",
    points: &[
        point(
            "VAL-SCOPE-01",
            "A name that is no scope",
            &["scope-unknown"],
            "It names the scope that was probably meant.",
        ),
        point(
            "VAL-SCOPE-02",
            "A scope that older orgs do not have",
            &["scope-recent", "scope-unconfirmed"],
            "A config names no API version, so this is told as a note and never refused.",
        ),
        point(
            "VAL-SCOPE-03",
            "A scope written twice, or included in another one",
            &["scope-repeated", "scope-redundant"],
            "",
        ),
        point("VAL-SCOPE-04", "No scope at all", &["scope-missing"], ""),
    ],
};

/// Callback URLs.
pub(super) const CALLBACKS: Topic = Topic {
    title: "Callback URLs",
    prefix: "LIMIT-CALLBACK",
    points: &[
        point(
            "LIMIT-CALLBACK-01",
            "https or a scheme of an app's own",
            &["callback-url-scheme"],
            "",
        ),
        point(
            "LIMIT-CALLBACK-02",
            "2,000 characters for all of them together",
            &["callback-urls-too-long"],
            "",
        ),
        point(
            "LIMIT-CALLBACK-03",
            "One a line, and a login comes back only to exactly one of them",
            &[
                "callback-url-repeated",
                "callback-url-nearly-repeated",
                "callback-url-not-normalized",
                "callback-url-upper-case-host",
                "callback-url-default-port",
                "callback-url-no-path",
            ],
            "",
        ),
        point(
            "LIMIT-CALLBACK-04",
            "http://localhost is taken",
            &["callback-url-localhost"],
            "It is no error; that it leads to the user's own machine is told.",
        ),
        point(
            "LIMIT-CALLBACK-05",
            "The documents name no exception for localhost, practice has one",
            &["callback-url-scheme"],
            "Practice decides: http://localhost passes.",
        ),
        point(
            "LIMIT-CALLBACK-06",
            "http with a numeric loopback address",
            &["callback-url-scheme"],
            "A warning, for nobody documents what Salesforce does.",
        ),
        point(
            "LIMIT-CALLBACK-07",
            "http to any other host",
            &["callback-url-scheme"],
            "",
        ),
        point(
            "LIMIT-CALLBACK-08",
            "Schemes of mobile and desktop apps",
            &[
                "callback-url-custom-scheme",
                "callback-url-custom-scheme-without-pkce",
            ],
            "",
        ),
        point(
            "LIMIT-CALLBACK-09",
            "Wildcards",
            &["callback-url-wildcard"],
            "",
        ),
        point(
            "LIMIT-CALLBACK-10",
            "A query",
            &["callback-url-query"],
            "Told without a verdict: what Salesforce does with it is not documented.",
        ),
        point(
            "LIMIT-CALLBACK-11",
            "A fragment",
            &["callback-url-fragment"],
            "The OAuth standard forbids it.",
        ),
        point(
            "LIMIT-CALLBACK-12",
            "Blanks around an address, and empty lines",
            &["callback-url-blank"],
            "",
        ),
        point(
            "LIMIT-CALLBACK-13",
            "Needed by every app, also by one that nobody logs in to through a browser",
            &["callback-url-missing"],
            "",
        ),
        point(
            "LIMIT-CALLBACK-14",
            "The words a scratch org's creation fails with",
            &["callback-url-scheme"],
            "The address is what is checked, before anything can fail.",
        ),
        point(
            "LIMIT-CALLBACK-15",
            "Salesforce's own success page as a stand-in",
            &["callback-url-success-page", "callback-url-placeholder"],
            "",
        ),
    ],
};

/// Names and contacts.
pub(super) const NAMES: Topic = Topic {
    title: "Names and contacts",
    prefix: "LIMIT-NAME",
    points: &[
        point(
            "LIMIT-NAME-01",
            "The name is unique in the org",
            &[],
            "Only the org knows its other apps; the page says it when the app is created.",
        ),
        point(
            "LIMIT-NAME-02",
            "Letters, digits and underlines in the API name",
            &["api-name-characters"],
            "",
        ),
        point(
            "LIMIT-NAME-03",
            "How an API name begins and ends",
            &["api-name-characters"],
            "",
        ),
        point(
            "LIMIT-NAME-04",
            "How long names may be",
            &["name-too-long"],
            "No limit is documented for these fields, so this is never an error.",
        ),
        point(
            "LIMIT-NAME-05",
            "A contact e-mail, and its form",
            &["contact-email-missing", "contact-email-syntax"],
            "",
        ),
        point(
            "LIMIT-NAME-06",
            "The contact phone",
            &[],
            "Free text: anything is right.",
        ),
    ],
};

/// Logo, icon and links.
pub(super) const ADDRESSES: Topic = Topic {
    title: "Logo, icon and links",
    prefix: "LIMIT-LINK",
    points: &[
        point(
            "LIMIT-LINK-01",
            "The logo's address uses https",
            &["logo-url-https"],
            "",
        ),
        point(
            "LIMIT-LINK-02",
            "The logo's type and size in bytes",
            &["logo-url-type"],
            "Only the type can be told from an address; nothing is fetched.",
        ),
        point(
            "LIMIT-LINK-03",
            "The logo's width and height",
            &[],
            "They are told by the picture, and nothing is fetched.",
        ),
        point(
            "LIMIT-LINK-04",
            "Icon URL: reserved on one kind of app",
            &["reserved-url"],
            "",
        ),
        point(
            "LIMIT-LINK-05",
            "Info URL: a page about the app, reserved on the other kind",
            &["reserved-url", "link-http"],
            "",
        ),
        point(
            "LIMIT-LINK-06",
            "The address of single logout",
            &[],
            "The config format has no place for it: no vendor's guide was found that asks for it.",
        ),
        point(
            "LIMIT-LINK-07",
            "The address of a canvas app",
            &[],
            "The config format has no canvas apps.",
        ),
        point(
            "LIMIT-LINK-08",
            "Start URL",
            &["link-http"],
            "No rule of Salesforce is documented; http is a warning.",
        ),
    ],
};

/// Certificate.
pub(super) const CERTIFICATES: Topic = Topic {
    title: "Certificate",
    prefix: "LIMIT-CERTIFICATE",
    points: &[
        point(
            "LIMIT-CERTIFICATE-01",
            "X.509 as PEM text",
            &[
                "certificate-not-pem",
                "certificate-unreadable",
                "certificate-line-breaks",
            ],
            "",
        ),
        point(
            "LIMIT-CERTIFICATE-02",
            "4 KB",
            &["certificate-too-large"],
            "",
        ),
        point(
            "LIMIT-CERTIFICATE-03",
            "RSA of 2048 bits or more",
            &["certificate-key-not-rsa", "certificate-key-too-small"],
            "",
        ),
        point(
            "LIMIT-CERTIFICATE-04",
            "The hash the certificate itself is signed with",
            &["certificate-weak-signature"],
            "A warning: what Salesforce does is not documented.",
        ),
        point(
            "LIMIT-CERTIFICATE-05",
            "Its last day, which the JWT bearer flow does not enforce",
            &[
                "certificate-expired",
                "certificate-expires-soon",
                "certificate-not-yet-valid",
            ],
            "Never an error.",
        ),
        point(
            "LIMIT-CERTIFICATE-06",
            "Signed by itself, for many years",
            &[],
            "Taken by Salesforce, so nothing is said.",
        ),
        point(
            "LIMIT-CERTIFICATE-07",
            "One certificate an app",
            &["certificate-several-blocks"],
            "When to replace it is a plan, which no config holds.",
        ),
        point(
            "LIMIT-CERTIFICATE-08",
            "A private key or a chain in its place",
            &[
                "certificate-private-key",
                "certificate-several-blocks",
                "private-key-in-config",
            ],
            "",
        ),
        point(
            "LIMIT-CERTIFICATE-09",
            "Certificates that Salesforce makes end after a year",
            &["certificate-expires-soon"],
            "Whoever made it, the last day is read from the certificate.",
        ),
    ],
};

/// Addresses, tokens and sessions.
pub(super) const TOKENS: Topic = Topic {
    title: "Addresses, tokens and sessions",
    prefix: "LIMIT-TOKEN",
    points: &[
        point(
            "LIMIT-TOKEN-01",
            "How many custom attributes and trusted addresses an app may have",
            &[],
            "The config format has neither.",
        ),
        point(
            "LIMIT-TOKEN-02",
            "How many addresses may be allowed for refresh tokens",
            &[
                "refresh-token-ip-allowlist-on",
                "refresh-token-ip-allowlist-off",
                "refresh-token-ip-allowlist-any-ip",
            ],
            "The addresses themselves are not in a config.",
        ),
        point(
            "LIMIT-TOKEN-03",
            "A range begins before it ends",
            &[],
            "The config format has no ranges.",
        ),
        point(
            "LIMIT-TOKEN-04",
            "How long an ID token is valid",
            &[],
            "The fields of the ID token are not known well enough to be filled.",
        ),
        point(
            "LIMIT-TOKEN-05",
            "The lifetimes a page offers for JWT-based access tokens",
            &["jwt-access-tokens-timeout"],
            "",
        ),
        point(
            "LIMIT-TOKEN-06",
            "The session timeout of an app with JWT-based access tokens",
            &[
                "jwt-access-tokens-timeout",
                "session-timeout-long",
                "session-timeout-zero",
            ],
            "",
        ),
        point(
            "LIMIT-TOKEN-07",
            "Five refresh tokens for one user and one app",
            &[],
            "It happens while the connection is used; no setting changes it.",
        ),
        point(
            "LIMIT-TOKEN-08",
            "The description of a custom scope",
            &[],
            "Custom scopes are made elsewhere in Setup.",
        ),
    ],
};

/// Consumer key and secret.
pub(super) const KEYS: Topic = Topic {
    title: "Consumer key and secret",
    prefix: "LIMIT-KEY",
    points: &[
        point(
            "LIMIT-KEY-01",
            "Which characters a key chosen by oneself may have",
            &[],
            "Salesforce makes the key; the pages have no field for one's own.",
        ),
        point(
            "LIMIT-KEY-02",
            "What real keys look like",
            &[],
            "A key that Salesforce made is never judged.",
        ),
        point(
            "LIMIT-KEY-03",
            "Being generous with keys",
            &[],
            "The signer takes any key of up to 256 characters without blanks.",
        ),
        point(
            "LIMIT-KEY-04",
            "A secret is shown once and never given back",
            &["hand-back-secret"],
            "This program never reads the page that shows it.",
        ),
        point(
            "LIMIT-KEY-05",
            "A key or secret in a file that is passed on",
            &["secret-in-config", "private-key-in-config"],
            "",
        ),
    ],
};

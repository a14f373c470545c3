//! The config as a form: which fields an editor offers, in which order, under which labels.
//!
//! Labels are Salesforce's own where the page has one. Every field may stay empty, which means "do not
//! touch".

use serde::Serialize;
use tsify::Tsify;

/// Fields that stand together.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct FormSection {
    /// Its heading.
    pub title: &'static str,
    /// Its fields.
    #[tsify(type = "FormField[]")]
    pub fields: &'static [FormField],
}

/// One field.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct FormField {
    /// JSON pointer of its value.
    pub path: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// How it is entered.
    pub input: Input,
}

/// How a value is entered.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Input {
    /// One line of text.
    Line,
    /// A text of several lines.
    Text,
    /// A list, one item a line.
    Lines,
    /// A whole number.
    Number,
    /// On, off, or left alone.
    Switch,
    /// One of these, or left alone.
    Choice {
        /// The choices.
        #[tsify(type = "FormChoice[]")]
        choices: &'static [FormChoice],
    },
    /// Any of these.
    Several {
        /// The choices.
        #[tsify(type = "FormChoice[]")]
        choices: &'static [FormChoice],
    },
    /// Any of the OAuth scopes.
    Scopes,
    /// A refresh token policy: its kind, and for two of them a number and a unit.
    RefreshToken,
}

/// One choice.
#[derive(Debug, Clone, Copy, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct FormChoice {
    /// Its value in the config.
    pub value: &'static str,
    /// What it is called.
    pub label: &'static str,
}

const fn field(path: &'static str, label: &'static str, input: Input) -> FormField {
    FormField { path, label, input }
}

const fn choice(value: &'static str, label: &'static str) -> FormChoice {
    FormChoice { value, label }
}

/// The form.
pub fn outline() -> &'static [FormSection] {
    SECTIONS
}

const KINDS: &[FormChoice] = &[
    choice("external-client-app", "External Client App"),
    choice("connected-app", "Connected app"),
];

const DISTRIBUTION: &[FormChoice] = &[choice("local", "Local"), choice("packaged", "Packaged")];

const PERMITTED: &[FormChoice] = &[
    choice("admin-approved", "Admin approved users are pre-authorized"),
    choice("self-authorize", "All users may self-authorize"),
];

const IP: &[FormChoice] = &[
    choice("enforce", "Enforce IP restrictions"),
    choice(
        "enforce-relax-refresh",
        "Enforce IP restrictions, but relax for refresh tokens",
    ),
    choice(
        "relax-activated-devices",
        "Relax IP restrictions for activated devices",
    ),
    choice("relax", "Relax IP restrictions"),
];

const NEEDS: &[FormChoice] = &[
    choice("records", "Read or change records through the APIs"),
    choice("offline", "Work while nobody is logged in"),
    choice("identity", "Show who the user is"),
    choice("sign-in", "Sign people in with their Salesforce user"),
    choice("browser", "Open Salesforce in a browser as the user"),
    choice("any-ip", "Call from addresses that cannot be listed"),
    choice("visualforce", "Open Visualforce pages"),
    choice("lightning", "Open Lightning apps"),
    choice("content", "Read files and other content"),
    choice("chatter", "Use Chatter or Connect REST API resources"),
    choice("analytics", "Use CRM Analytics"),
    choice("account-engagement", "Use Account Engagement (Pardot)"),
    choice("custom-permissions", "Read custom permissions"),
    choice("chatbots", "Use chatbots"),
    choice("interaction", "Run flows through the Interaction API"),
    choice("service-messaging", "Use real-time Service Cloud features"),
    choice("generative-ai", "Use Einstein generative AI"),
    choice("api-platform", "Use the Salesforce API Platform"),
    choice("mcp-servers", "Use MCP servers that Salesforce hosts"),
    choice("data-cloud-query", "Query Data Cloud"),
    choice("data-cloud-ingest", "Write to Data Cloud"),
    choice("data-cloud-profile", "Read and manage Data Cloud profiles"),
    choice("data-cloud-segments", "Create and run Data Cloud segments"),
    choice(
        "data-cloud-identity-resolution",
        "Manage how Data Cloud merges profiles",
    ),
    choice(
        "data-cloud-insights",
        "Manage Data Cloud calculated insights",
    ),
    choice("data-cloud", "Use Data Cloud as a whole"),
    choice("password-reset", "Reset forgotten passwords of site users"),
    choice("registration", "Register site users"),
    choice("passwordless-login", "Log site users in without a password"),
];

const HAND_BACK: &[FormChoice] = &[
    choice("consumer-key", "Consumer key"),
    choice("consumer-secret", "Consumer secret"),
    choice("instance-url", "My Domain URL"),
    choice("certificate", "Certificate"),
    choice("username", "User name"),
];

const SECTIONS: &[FormSection] = &[
    FormSection {
        title: "App",
        fields: &[
            field("/vendor", "Vendor", Input::Line),
            field("/app/kind", "Kind", Input::Choice { choices: KINDS }),
            field("/app/name", "App name", Input::Line),
            field("/app/apiName", "API name", Input::Line),
            field("/app/contactEmail", "Contact email", Input::Line),
            field("/app/contactPhone", "Contact phone", Input::Line),
            field("/app/description", "Description", Input::Line),
            field("/app/infoUrl", "Info URL", Input::Line),
            field("/app/logoUrl", "Logo image URL", Input::Line),
            field("/app/iconUrl", "Icon URL", Input::Line),
            field(
                "/app/distributionState",
                "Distribution state",
                Input::Choice {
                    choices: DISTRIBUTION,
                },
            ),
        ],
    },
    FormSection {
        title: "OAuth",
        fields: &[
            field(
                "/oauth/callbackUrls",
                "Callback URLs, one a line",
                Input::Lines,
            ),
            field("/oauth/scopes", "OAuth scopes", Input::Scopes),
            field("/oauth/certificate", "Certificate", Input::Text),
        ],
    },
    FormSection {
        title: "Flows",
        fields: &[
            field(
                "/oauth/flows/jwtBearer",
                "JWT bearer (digital signatures)",
                Input::Switch,
            ),
            field("/oauth/flows/device", "Device flow", Input::Switch),
            field(
                "/oauth/flows/clientCredentials",
                "Client credentials",
                Input::Switch,
            ),
            field(
                "/oauth/flows/authorizationCodeCredentials",
                "Authorization code and credentials",
                Input::Switch,
            ),
            field(
                "/oauth/flows/tokenExchange",
                "Token exchange",
                Input::Switch,
            ),
        ],
    },
    FormSection {
        title: "Security",
        fields: &[
            field("/oauth/security/requirePkce", "Require PKCE", Input::Switch),
            field(
                "/oauth/security/requireSecretForWebServerFlow",
                "Require secret for web server flow",
                Input::Switch,
            ),
            field(
                "/oauth/security/requireSecretForRefreshTokenFlow",
                "Require secret for refresh token flow",
                Input::Switch,
            ),
            field(
                "/oauth/security/refreshTokenRotation",
                "Refresh token rotation",
                Input::Switch,
            ),
            field(
                "/oauth/security/jwtAccessTokens",
                "JWT-based access tokens",
                Input::Switch,
            ),
            field(
                "/oauth/security/introspectAllTokens",
                "Introspect all tokens",
                Input::Switch,
            ),
            field(
                "/oauth/security/limitIdleRefreshTokenTtl",
                "Limit idle refresh tokens to 30 days",
                Input::Switch,
            ),
            field(
                "/oauth/security/enforceRefreshTokenIpAllowlist",
                "Enforce refresh token IP allowlist",
                Input::Switch,
            ),
        ],
    },
    FormSection {
        title: "Policies",
        fields: &[
            field(
                "/policies/permittedUsers",
                "Permitted users",
                Input::Choice { choices: PERMITTED },
            ),
            field(
                "/policies/permissionSets",
                "Permission sets on the app, one a line",
                Input::Lines,
            ),
            field(
                "/policies/profiles",
                "Profiles on the app, one a line",
                Input::Lines,
            ),
            field(
                "/policies/ipRelaxation",
                "IP relaxation",
                Input::Choice { choices: IP },
            ),
            field(
                "/policies/refreshToken",
                "Refresh token policy",
                Input::RefreshToken,
            ),
            field(
                "/policies/sessionTimeoutMinutes",
                "Session timeout in minutes",
                Input::Number,
            ),
            field(
                "/policies/highAssurance",
                "High assurance session required",
                Input::Switch,
            ),
            field(
                "/policies/clientCredentialsRunAs",
                "Client credentials run as",
                Input::Line,
            ),
            field("/policies/startUrl", "Start URL", Input::Line),
        ],
    },
    FormSection {
        title: "Permission set",
        fields: &[
            field("/permissionSet/label", "Label", Input::Line),
            field("/permissionSet/apiName", "API name", Input::Line),
            field("/permissionSet/license", "License", Input::Line),
            field(
                "/permissionSet/assignTo",
                "Assign to user names, one a line",
                Input::Lines,
            ),
        ],
    },
    FormSection {
        title: "Vendor",
        fields: &[
            field(
                "/needs",
                "What the vendor says it does",
                Input::Several { choices: NEEDS },
            ),
            field(
                "/handBack",
                "What the vendor needs afterwards",
                Input::Several { choices: HAND_BACK },
            ),
            field("/guide/title", "Guide", Input::Line),
            field("/guide/url", "Guide address", Input::Line),
        ],
    },
];

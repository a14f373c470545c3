//! The rows of every section, in the order of the real page.

use super::table::{Control, Duel, Role, Row};

/// Basic Information.
pub(super) fn basic_information() -> Vec<Row> {
    vec![
        text("Connected App Name")
            .known("appsection:nameSection:name")
            .role(Role::Name)
            .required(),
        text("API Name").role(Role::ApiName).required(),
        short("Contact Email")
            .known("appsection:emailSection:contactEmail")
            .required(),
        short("Contact Phone"),
        text("Logo Image URL")
            .help()
            .below("Upload logo image or Choose one of our sample logos"),
        text("Icon URL")
            .help()
            .below("Choose one of our sample logos"),
        text("Info URL"),
        text("Description")
            .known("appsection:descriptionSection:description")
            .help(),
    ]
}

/// API (Enable OAuth Settings).
pub(super) fn oauth() -> Vec<Row> {
    let place = |end: &str| format!("consumersection:oauthSection:{end}");
    let mut rows = vec![
        check("Enable OAuth Settings").known("consumersection:oauth:isOauth"),
        check("Enable for Device Flow")
            .known(&place("deviceFlowSection:deviceCheckbox"))
            .role(Role::Device),
        Row::new("Callback URL", Control::Area)
            .known(&place("multiCallbackUrlSection:callbackUrl"))
            .role(Role::Callback)
            .required()
            .help(),
        check("Use digital signatures")
            .known(&place("digitalSignaturesSection:certUsedOption"))
            .role(Role::Digital),
        // No public picture shows this row; here it has no label.
        Row {
            label: "",
            ..Row::new("Certificate", Control::File)
        }
        .known(&place("digitalSignaturesSection:certFileUpload"))
        .shown_by("Use digital signatures"),
        Row::new("Selected OAuth Scopes", Control::Duel(Duel::Scopes))
            .known(&place("scopesSection:scopes:duelingListBox:backingList"))
            .required(),
        ticked("Require Proof Key for Code Exchange (PKCE) Extension for Supported Authorization Flows").help(),
        ticked("Require Secret for Web Server Flow").help(),
        ticked("Require Secret for Refresh Token Flow").help(),
        check("Enable Client Credentials Flow")
            .role(Role::ClientCredentials)
            .help(),
    ];
    rows.extend(oauth_flows());
    rows
}

fn oauth_flows() -> Vec<Row> {
    vec![
        check("Enable Authorization Code and Credentials Flow").help(),
        check(
            "Require user credentials in the POST body for Authorization Code and Credentials Flow",
        )
        .help()
        .shown_by("Enable Authorization Code and Credentials Flow"),
        check("Enable Token Exchange Flow").help(),
        ticked("Require Secret for Token Exchange Flow")
            .help()
            .shown_by("Enable Token Exchange Flow"),
        check("Enable Refresh Token Rotation").help(),
        check("Issue JSON Web Token (JWT)-based access tokens for named users").help(),
        check("Introspect All Tokens").help(),
        check("Configure ID Token").help().line(),
        short("Token Valid for").shown_by("Configure ID Token"),
        check("Include Custom Attributes").shown_by("Configure ID Token"),
        check("Include Custom Permissions").shown_by("Configure ID Token"),
        check("Enable Asset Tokens").line(),
        check("Enable Single Logout").help().line(),
        text("Single Logout URL").shown_by("Enable Single Logout"),
    ]
}

/// Web App Settings.
pub(super) fn web_app() -> Vec<Row> {
    vec![text("Start URL").help(), check("Enable SAML")]
}

/// Custom Connected App Handler.
pub(super) fn handler() -> Vec<Row> {
    vec![lookup("Apex Plugin Class"), lookup("Run As")]
}

/// Mobile App Settings.
pub(super) fn mobile_app() -> Vec<Row> {
    vec![
        text("App Binary URL").help(),
        check("Push Messaging Enabled").line(),
        check("Enable subscription to notification types")
            .help()
            .line(),
    ]
}

/// Canvas App Settings.
pub(super) fn canvas() -> Vec<Row> {
    vec![
        check("Canvas"),
        text("Canvas App URL").required(),
        Row::new(
            "Access Method",
            Control::Select(&["Signed Request (POST)", "OAuth Webflow (GET)"]),
        )
        .required(),
        Row::new("SAML Initiation Method", Control::Select(&["None"]))
            .help()
            .locked(),
        Row::new("Locations", Control::Duel(Duel::Locations)),
        lookup("Lifecycle Class"),
        check("Enable as a Canvas Personal App")
            .help()
            .locked()
            .line(),
        check("Create Actions Automatically").help().locked(),
        check("Hide Publisher Header").help().locked(),
        check("Hide Publisher Share Button").help().locked(),
    ]
}

fn short(label: &'static str) -> Row {
    Row::new(label, Control::Text { wide: false })
}

fn text(label: &'static str) -> Row {
    Row::new(label, Control::Text { wide: true })
}

fn check(label: &'static str) -> Row {
    Row::new(label, Control::Check { on: false })
}

fn ticked(label: &'static str) -> Row {
    Row::new(label, Control::Check { on: true })
}

fn lookup(label: &'static str) -> Row {
    Row::new(label, Control::Lookup).help()
}

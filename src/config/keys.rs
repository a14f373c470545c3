//! The keys of the format, for telling which one a misspelt key was meant to be.

/// The keys the format knows for each of its objects, by the object's JSON pointer: what a misspelt key
/// is compared with.
pub fn keys() -> &'static [(&'static str, &'static [&'static str])] {
    KEYS
}

/// Keys of each object of the format, by the object's JSON pointer.
const KEYS: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "formatVersion",
            "vendor",
            "guide",
            "app",
            "oauth",
            "policies",
            "permissionSet",
            "needs",
            "handBack",
            "handBackFields",
            "vendorSteps",
        ],
    ),
    ("/guide", &["title", "url"]),
    (
        "/app",
        &[
            "kind",
            "name",
            "apiName",
            "contactEmail",
            "contactPhone",
            "description",
            "infoUrl",
            "logoUrl",
            "iconUrl",
            "distributionState",
        ],
    ),
    (
        "/oauth",
        &[
            "callbackUrls",
            "scopes",
            "certificate",
            "flows",
            "security",
            "idToken",
        ],
    ),
    (
        "/oauth/flows",
        &[
            "jwtBearer",
            "device",
            "clientCredentials",
            "authorizationCodeCredentials",
            "tokenExchange",
        ],
    ),
    (
        "/oauth/security",
        &[
            "requirePkce",
            "requireSecretForWebServerFlow",
            "requireSecretForRefreshTokenFlow",
            "refreshTokenRotation",
            "jwtAccessTokens",
            "introspectAllTokens",
            "limitIdleRefreshTokenTtl",
            "enforceRefreshTokenIpAllowlist",
        ],
    ),
    ("/oauth/idToken", &[]),
    (
        "/policies",
        &[
            "permittedUsers",
            "ipRelaxation",
            "refreshToken",
            "sessionTimeoutMinutes",
            "highAssurance",
            "clientCredentialsRunAs",
            "permissionSets",
            "profiles",
            "startUrl",
        ],
    ),
    (
        "/permissionSet",
        &["label", "apiName", "license", "assignTo"],
    ),
    ("/vendorSteps", &["before", "after", "remove"]),
];

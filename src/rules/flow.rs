//! Which ways of getting a token are open.

mod authorization_code_credentials;
mod client_credentials;
mod client_credentials_run_as_admin;
mod client_credentials_without_run_as;
mod device_flow;
mod jwt_bearer_admin_profile;
mod jwt_bearer_high_assurance;
mod jwt_bearer_ip_relaxation;
mod jwt_bearer_scopes;
mod jwt_bearer_self_authorize;
mod pkce_and_older_guide;
mod run_as_without_client_credentials;
mod several_server_flows;
mod token_exchange;

use super::Group;

/// The rules about it, in the order of their codes.
pub(super) static RULES: Group = Group {
    title: "Flows",
    about: "Which ways of getting a token are open.",
    rules: &[
        &authorization_code_credentials::AUTHORIZATION_CODE_CREDENTIALS,
        &client_credentials::CLIENT_CREDENTIALS,
        &client_credentials_run_as_admin::CLIENT_CREDENTIALS_RUN_AS_ADMIN,
        &client_credentials_without_run_as::CLIENT_CREDENTIALS_WITHOUT_RUN_AS,
        &device_flow::DEVICE_FLOW,
        &jwt_bearer_admin_profile::JWT_BEARER_ADMIN_PROFILE,
        &jwt_bearer_high_assurance::JWT_BEARER_HIGH_ASSURANCE,
        &jwt_bearer_ip_relaxation::JWT_BEARER_IP_RELAXATION,
        &jwt_bearer_scopes::JWT_BEARER_SCOPES,
        &jwt_bearer_self_authorize::JWT_BEARER_SELF_AUTHORIZE,
        &pkce_and_older_guide::PKCE_AND_OLDER_GUIDE,
        &run_as_without_client_credentials::RUN_AS_WITHOUT_CLIENT_CREDENTIALS,
        &several_server_flows::SEVERAL_SERVER_FLOWS,
        &token_exchange::TOKEN_EXCHANGE,
    ],
};

//! What a config wants of the policies of an app.

use super::{Want, Wishes, line};
use crate::catalogue::connected_app_policies as classic;
use crate::catalogue::policies::{
    ADMIN_APPROVED, AFTER_TIME, IF_UNUSED, REFRESH_TOKEN, SELF_AUTHORIZE, VALIDITY_PERIOD,
    VALIDITY_UNIT, unit_line,
};
use crate::config::{Config, IpRelaxation, PermittedUsers, RefreshTokenPolicy};

/// Of the Policies tab of an External Client App.
pub(super) fn external(config: &Config) -> Wishes {
    let mut wishes = Vec::new();
    let Some(policies) = &config.policies else {
        return wishes;
    };
    let mut want = |path, wanted: Option<Want>| wishes.extend(wanted.map(|wanted| (path, wanted)));
    want(
        "/policies/permittedUsers",
        policies.permitted_users.map(permitted_users),
    );
    // After what brings them.
    want(
        "/policies/profiles",
        policies.profiles.clone().map(Want::Names),
    );
    want(
        "/policies/permissionSets",
        policies.permission_sets.clone().map(Want::Names),
    );
    want(
        "page:startPage",
        policies.start_url.as_ref().map(|_| line(&["OAuth"])),
    );
    want(
        "/policies/startUrl",
        policies.start_url.clone().map(Want::Text),
    );
    want(
        "/policies/clientCredentialsRunAs",
        policies.client_credentials_run_as.clone().map(Want::Text),
    );
    if let Some(refresh) = policies.refresh_token {
        let (chosen, life) = match refresh {
            RefreshTokenPolicy::UntilRevoked {} => (UNTIL_REVOKED, None),
            RefreshTokenPolicy::ExpireImmediately {} => (IMMEDIATELY, None),
            RefreshTokenPolicy::ExpireIfUnused { value, unit } => (IF_UNUSED, Some((value, unit))),
            RefreshTokenPolicy::ExpireAfter { value, unit } => (AFTER_TIME, Some((value, unit))),
        };
        want(REFRESH_TOKEN, Some(line(&[chosen])));
        if let Some((value, unit)) = life {
            want(VALIDITY_PERIOD, Some(Want::Text(value.to_string())));
            want(VALIDITY_UNIT, Some(line(&[unit_line(unit)])));
        }
    }
    want(
        "/policies/ipRelaxation",
        policies.ip_relaxation.map(ip_relaxation),
    );
    want(
        "/policies/highAssurance",
        policies.high_assurance.map(Want::Checked),
    );
    want(
        "/policies/sessionTimeoutMinutes",
        policies
            .session_timeout_minutes
            .map(|minutes| Want::Text(minutes.to_string())),
    );
    wishes
}

/// Of the policies of a connected app. Run As is not among them: see [`run_as`].
pub(super) fn connected(config: &Config) -> Wishes {
    let mut wishes = Vec::new();
    let Some(policies) = &config.policies else {
        return wishes;
    };
    let mut want = |path, wanted: Option<Want>| wishes.extend(wanted.map(|wanted| (path, wanted)));
    want(
        "/policies/startUrl",
        policies.start_url.clone().map(Want::Text),
    );
    want(
        "/policies/ipRelaxation",
        policies.ip_relaxation.map(ip_relaxation),
    );
    let lasting = |line, fields, value, unit| {
        (
            Want::Lasting { line, value, unit },
            Some((fields, value, unit)),
        )
    };
    if let Some(refresh) = policies.refresh_token {
        let (chosen, life) = match refresh {
            RefreshTokenPolicy::UntilRevoked {} => (line(&[UNTIL_REVOKED]), None),
            RefreshTokenPolicy::ExpireImmediately {} => (line(&[IMMEDIATELY]), None),
            RefreshTokenPolicy::ExpireIfUnused { value, unit } => {
                lasting(classic::IF_UNUSED, classic::IF_UNUSED_FIELDS, value, unit)
            }
            RefreshTokenPolicy::ExpireAfter { value, unit } => {
                lasting(classic::AFTER_TIME, classic::AFTER_TIME_FIELDS, value, unit)
            }
        };
        want(REFRESH_TOKEN, Some(chosen));
        if let Some(([period, unit_field], value, unit)) = life {
            want(period, Some(Want::Text(value.to_string())));
            want(unit_field, Some(line(&[unit_line(unit)])));
        }
    }
    // The wording of these lines is a guess; one that the page has not is refused.
    let timeout = policies.session_timeout_minutes.map(|minutes| {
        let hours = minutes / 60;
        line(&[&*match minutes {
            60 => "1 hour".to_owned(),
            _ if minutes > 60 && minutes % 60 == 0 => format!("{hours} hours"),
            _ => format!("{minutes} minutes"),
        }])
    });
    want("/policies/sessionTimeoutMinutes", timeout);
    want(
        "/policies/highAssurance",
        policies.high_assurance.map(Want::Checked),
    );
    // Last, for Salesforce asks a question about it.
    want(
        "/policies/permittedUsers",
        policies.permitted_users.map(permitted_users),
    );
    wishes
}

/// Who is let in, which a connected app's saved policies list and its form does not.
pub(super) fn related_lists(config: &Config) -> Wishes {
    let policies = config.policies.clone().unwrap_or_default();
    let lists = [
        ("/policies/profiles", policies.profiles),
        ("/policies/permissionSets", policies.permission_sets),
    ];
    let wished = lists
        .into_iter()
        .filter_map(|(path, names)| Some((path, Want::Names(names?))));
    wished.collect()
}

/// Whom the client credentials flow works as. The page takes and shows a person's name, which no config has: it is
/// left to the admin, and only that somebody was chosen can be read.
pub(super) fn run_as(config: &Config) -> Option<(&'static str, Want)> {
    let user = config
        .policies
        .as_ref()?
        .client_credentials_run_as
        .clone()?;
    Some(("/policies/clientCredentialsRunAs", Want::Someone(user)))
}

const UNTIL_REVOKED: &str = "Refresh token is valid until revoked";
const IMMEDIATELY: &str = "Immediately expire refresh token";

fn permitted_users(users: PermittedUsers) -> Want {
    line(match users {
        PermittedUsers::AdminApproved => ADMIN_APPROVED,
        PermittedUsers::SelfAuthorize => SELF_AUTHORIZE,
    })
}

fn ip_relaxation(relaxation: IpRelaxation) -> Want {
    line(match relaxation {
        IpRelaxation::Enforce => &["Enforce IP restrictions"],
        IpRelaxation::EnforceRelaxRefresh => {
            &["Enforce IP restrictions, but relax for refresh tokens"]
        }
        // The older wording is that of older connected-app pages.
        IpRelaxation::RelaxActivatedDevices => &[
            "Relax IP restrictions for activated devices",
            "Relax IP restrictions with second factor",
        ],
        IpRelaxation::Relax => &["Relax IP restrictions"],
    })
}

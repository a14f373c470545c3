//! What a config wants of the Policies tab of an External Client App.

use super::{Want, Wishes, line};
use crate::catalogue::policies::{ADMIN_APPROVED, AFTER_TIME, IF_UNUSED, SELF_AUTHORIZE};
use crate::config::{Config, IpRelaxation, PermittedUsers, RefreshTokenPolicy, TimeUnit};

pub(super) fn wishes(config: &Config) -> Wishes {
    let mut wishes = Vec::new();
    let Some(policies) = &config.policies else {
        return wishes;
    };
    let mut want = |path, wanted: Option<Want>| wishes.extend(wanted.map(|wanted| (path, wanted)));
    want(
        "/policies/permittedUsers",
        policies.permitted_users.map(|users| {
            line(match users {
                PermittedUsers::AdminApproved => ADMIN_APPROVED,
                PermittedUsers::SelfAuthorize => SELF_AUTHORIZE,
            })
        }),
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
            RefreshTokenPolicy::UntilRevoked {} => ("Refresh token is valid until revoked", None),
            RefreshTokenPolicy::ExpireImmediately {} => ("Immediately expire refresh token", None),
            RefreshTokenPolicy::ExpireIfUnused { value, unit } => (IF_UNUSED, Some((value, unit))),
            RefreshTokenPolicy::ExpireAfter { value, unit } => (AFTER_TIME, Some((value, unit))),
        };
        want("/policies/refreshToken", Some(line(&[chosen])));
        if let Some((value, unit)) = life {
            want(
                "/policies/refreshToken/value",
                Some(Want::Text(value.to_string())),
            );
            let unit = match unit {
                TimeUnit::Hours => "Hour(s)",
                TimeUnit::Days => "Day(s)",
                TimeUnit::Months => "Month(s)",
            };
            want("/policies/refreshToken/unit", Some(line(&[unit])));
        }
    }
    want(
        "/policies/ipRelaxation",
        policies.ip_relaxation.map(|relaxation| {
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
        }),
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

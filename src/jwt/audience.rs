//! Whom an assertion is for: what Salesforce takes in the claim `aud`, and what people write instead.

use url::Url;

use super::LOGIN_ORIGINS;
use crate::org::{self, HostClass, Org, OrgKind};

/// An audience, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    /// One of Salesforce's login addresses.
    Login {
        /// It is the one for sandboxes and scratch orgs.
        sandbox: bool,
    },
    /// An org's own address.
    MyDomain(Box<Org>),
    /// One of these with a slash, a path or a port after it.
    NotBare {
        /// The bare one.
        instead: String,
        /// Nothing but a slash.
        slash: bool,
    },
    /// An org's address that issues no tokens.
    OtherHost {
        /// The one that does.
        instead: String,
    },
    /// An Experience Cloud site, whose users sign in there.
    Site,
    /// Anything else.
    Unknown,
}

/// Reads an audience.
pub(crate) fn read(aud: &str) -> Audience {
    if LOGIN_ORIGINS.contains(&aud) {
        return Audience::Login {
            sandbox: aud == "https://test.salesforce.com",
        };
    }
    if let Some(login) = LOGIN_ORIGINS.iter().find(|login| is_more_than(aud, login)) {
        return Audience::NotBare {
            slash: is_slash(aud, login),
            instead: (*login).to_owned(),
        };
    }
    let Some(org) = org::org(aud) else {
        return match is_site(aud) {
            true => Audience::Site,
            false => Audience::Unknown,
        };
    };
    let instead = org::my_domain_origin(&org);
    match org.host_class {
        HostClass::MyDomain if aud == instead => Audience::MyDomain(Box::new(org)),
        HostClass::MyDomain => Audience::NotBare {
            slash: is_slash(aud, &instead),
            instead,
        },
        HostClass::Lightning | HostClass::Setup | HostClass::VisualforceFrame => {
            Audience::OtherHost { instead }
        }
    }
}

/// Whether `aud` is `origin` with a slash, a path or a query after it.
fn is_more_than(aud: &str, origin: &str) -> bool {
    aud.strip_prefix(origin)
        .is_some_and(|rest| rest.starts_with(['/', '?', '#']))
}

fn is_slash(aud: &str, origin: &str) -> bool {
    aud.strip_prefix(origin) == Some("/")
}

/// Salesforce help, "OAuth 2.0 JWT Bearer Flow": the audience may be the address of a site. Sites with a
/// domain of their own cannot be told by it.
fn is_site(aud: &str) -> bool {
    let url = Url::parse(aud).ok();
    let host = url.as_ref().filter(|url| url.scheme() == "https");
    let host = host.and_then(Url::host_str);
    host.is_some_and(|host| host.ends_with(".my.site.com") || host.ends_with(".force.com"))
}

/// Whether people of such an org sign in at test.salesforce.com.
pub(crate) fn is_test(kind: OrgKind) -> bool {
    matches!(kind, OrgKind::Sandbox | OrgKind::Scratch)
}

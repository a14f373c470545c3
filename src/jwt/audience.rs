//! Whom an assertion is for: what Salesforce takes in the claim `aud`, and what people write instead.

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
    },
    /// An org's address that issues no tokens.
    OtherHost {
        /// The one that does.
        instead: String,
    },
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
            instead: (*login).to_owned(),
        };
    }
    let Some(org) = org::org(aud) else {
        return Audience::Unknown;
    };
    let instead = org::my_domain_origin(&org);
    match org.host_class {
        HostClass::MyDomain if aud == instead => Audience::MyDomain(Box::new(org)),
        HostClass::MyDomain => Audience::NotBare { instead },
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

/// Whether people of such an org sign in at test.salesforce.com.
pub(crate) fn is_test(kind: OrgKind) -> bool {
    matches!(kind, OrgKind::Sandbox | OrgKind::Scratch)
}

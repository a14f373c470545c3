//! Which org an address belongs to, and what kind of org it is, as far as the host name proves it.
//!
//! One org answers on several hosts (Setup, Lightning, My Domain, Visualforce frames). They share the
//! My Domain name and the partition, and differ in the suffix. A suffix counts only at a dot, and only
//! with https on the usual port: `acme.my.salesforce.com.evil.example` is nobody's org.

use serde::{Deserialize, Serialize};
use tsify::Tsify;
use url::{Host, Url};

mod hosts;
mod links;

use hosts::SUFFIXES;
pub use hosts::{HostClass, SuffixFamily, hosts};
pub use links::{
    SetupLinks, SetupPage, app_link, assignment_link, link, links, permission_set_link,
    policies_link,
};

/// What kind of org it is, as far as the host proves it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum OrgKind {
    /// A sandbox.
    Sandbox,
    /// A scratch org.
    Scratch,
    /// A Developer Edition org.
    Developer,
    /// A Trailhead Playground.
    Trailhead,
    /// A demo org.
    Demo,
    /// A patch org, where a package is mended.
    Patch,
    /// A free org.
    Free,
    /// No partition in the name. This is what production looks like; trials look the same, and so do
    /// sandboxes and Developer Edition orgs whose names were never partitioned. Treat it as production.
    ProductionOrTrial,
}

impl Org {
    /// What distinguishes it, for remembering per org: `acme--uat.sandbox`, and `acme.mil` outside the commercial
    /// cloud, where another `acme` may be. Orgs of one key are those that [`same_org`] takes for one.
    #[must_use]
    pub fn key(&self) -> String {
        let cloud = match cloud(self.family) {
            SuffixFamily::Commercial | SuffixFamily::Mcas => None,
            SuffixFamily::Mil => Some("mil"),
            SuffixFamily::Cn => Some("cn"),
        };
        let parts = [Some(self.my_domain.as_str()), self.partition, cloud];
        parts.into_iter().flatten().collect::<Vec<_>>().join(".")
    }
}

impl OrgKind {
    /// The kind in words, for a sentence.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Sandbox => "sandbox",
            Self::Scratch => "scratch org",
            Self::Developer => "Developer Edition",
            Self::Trailhead => "Trailhead Playground",
            Self::Demo => "demo org",
            Self::Patch => "patch org",
            Self::Free => "free org",
            Self::ProductionOrTrial => "production or trial",
        }
    }
}

/// The label between My Domain and suffix (`acme--uat.`**`sandbox`**`.my.salesforce.com`) and what it
/// proves. Values of `domainPartition` in the Metadata API's `MyDomainSettings`.
const PARTITIONS: &[(&str, OrgKind)] = &[
    ("sandbox", OrgKind::Sandbox),
    ("scratch", OrgKind::Scratch),
    ("develop", OrgKind::Developer),
    ("trailblaze", OrgKind::Trailhead),
    ("demo", OrgKind::Demo),
    ("patch", OrgKind::Patch),
    ("free", OrgKind::Free),
];

/// An org, as one of its addresses shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Org {
    /// The My Domain name in lower case, with the sandbox name where there is one: `acme--uat`.
    pub my_domain: String,
    /// The partition, one of the known ones: `sandbox`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partition: Option<&'static str>,
    /// What kind of org the partition proves.
    pub kind: OrgKind,
    /// What the host of the address serves.
    pub host_class: HostClass,
    /// Which cloud the host belongs to.
    pub family: SuffixFamily,
    /// On a Visualforce frame's host, the namespace of the package whose pages it serves; `c` is the
    /// org's own. Absent on every other host.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// The origin of the address: `https://acme--uat.sandbox.my.salesforce-setup.com`.
    pub origin: String,
    /// For people: `acme--uat · sandbox`.
    pub name: String,
}

/// The org an address belongs to, or `None` when its host does not prove one.
///
/// Takes a whole address or an origin. https only, no user name, no port, no trailing dot, no
/// internationalised name, and nothing but a My Domain name and at most one known partition before a
/// known suffix.
///
/// ```
/// use connected_app_helper::org::{self, OrgKind};
/// let org = org::org("https://acme--uat.sandbox.my.salesforce-setup.com/lightning/setup").unwrap();
/// assert_eq!((org.my_domain.as_str(), org.kind), ("acme--uat", OrgKind::Sandbox));
/// assert_eq!(org::org("https://acme.my.salesforce.com.evil.example"), None);
/// ```
#[must_use]
pub fn org(url_or_origin: &str) -> Option<Org> {
    // The URL standard drops tabs and line ends inside an address; no browser hands us one with them.
    if url_or_origin.contains(|c: char| c.is_control() || c == ' ') {
        return None;
    }
    let url = Url::parse(url_or_origin).ok()?;
    let plain = url.scheme() == "https"
        && url.username().is_empty()
        && url.password().is_none()
        && url.port().is_none();
    let Some(Host::Domain(host)) = url.host() else {
        return None;
    };
    // Written another way (`%2e`, a full-width dot) it may be the same host to a browser, yet nobody
    // writes an org's address like that in good faith.
    let as_written = url_or_origin
        .get("https://".len()..)
        .and_then(|rest| rest.get(..host.len()))
        .is_some_and(|written| written.eq_ignore_ascii_case(host));
    if !plain || !as_written {
        return None;
    }
    let (before, suffix) = SUFFIXES.iter().find_map(|known| {
        let before = host.strip_suffix(known.suffix)?.strip_suffix('.')?;
        Some((before, known))
    })?;
    let (name, partition) = match before.split_once('.') {
        None => (before, None),
        Some((name, label)) => {
            let partition = PARTITIONS.iter().find(|(known, _)| *known == label)?;
            (name, Some(*partition))
        }
    };
    let (my_domain, namespace) = match suffix.class {
        HostClass::VisualforceFrame => {
            let (my_domain, namespace) = split_namespace(name)?;
            (my_domain, Some(namespace.to_owned()))
        }
        HostClass::Setup | HostClass::Lightning | HostClass::MyDomain => (name, None),
    };
    if !is_my_domain(my_domain) {
        return None;
    }
    let kind = partition.map_or(OrgKind::ProductionOrTrial, |(_, kind)| kind);
    Some(Org {
        my_domain: my_domain.to_owned(),
        partition: partition.map(|(label, _)| label),
        kind,
        host_class: suffix.class,
        family: suffix.family,
        namespace,
        origin: format!("https://{host}"),
        name: format!("{my_domain} · {}", kind.in_words()),
    })
}

/// Splits `acme--uat--c` at its last `--`: a package namespace follows it, and holds no `--` itself,
/// while a My Domain name may (the sandbox name). Without a namespace, or with hyphens that could be
/// split in two ways, the host proves no org.
fn split_namespace(label: &str) -> Option<(&str, &str)> {
    let (my_domain, namespace) = label.rsplit_once("--")?;
    let plain =
        !my_domain.ends_with('-') && namespace.starts_with(|c: char| c.is_ascii_alphabetic());
    plain.then_some((my_domain, namespace))
}

/// One DNS label of letters, digits and hyphens that is not an encoded international name.
fn is_my_domain(label: &str) -> bool {
    let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    (1..=63).contains(&label.len())
        && label.bytes().all(plain)
        && !label.starts_with('-')
        && !label.ends_with('-')
        && !label.starts_with("xn--")
}

/// Whether two addresses belong to one org, whatever their hosts serve.
///
/// Defender only stands in between, so an org seen through it is the same org.
#[must_use]
pub fn same_org(one: &Org, other: &Org) -> bool {
    cloud(one.family) == cloud(other.family)
        && one.my_domain == other.my_domain
        && one.partition == other.partition
}

fn cloud(family: SuffixFamily) -> SuffixFamily {
    match family {
        SuffixFamily::Mcas => SuffixFamily::Commercial,
        SuffixFamily::Commercial | SuffixFamily::Mil | SuffixFamily::Cn => family,
    }
}

/// The origin that Setup is opened on: the Setup host where the cloud has one, else Lightning.
#[must_use]
pub fn setup_origin(org: &Org) -> String {
    origin(
        org,
        match org.family {
            SuffixFamily::Commercial => "my.salesforce-setup.com",
            SuffixFamily::Mil => "lightning.crmforce.mil",
            SuffixFamily::Cn => "lightning.sfcrmapps.cn",
            SuffixFamily::Mcas => "lightning.force.com.mcas.ms",
        },
    )
}

/// The org's My Domain origin: its login address, and the audience of a JWT.
///
/// Behind Defender this is still the org's own name, and not what the browser's address bar would show.
#[must_use]
pub fn my_domain_origin(org: &Org) -> String {
    origin(
        org,
        match cloud(org.family) {
            SuffixFamily::Mil => "my.salesforce.mil",
            SuffixFamily::Cn => "my.sfcrmproducts.cn",
            SuffixFamily::Commercial | SuffixFamily::Mcas => "my.salesforce.com",
        },
    )
}

fn origin(org: &Org, suffix: &str) -> String {
    match org.partition {
        Some(partition) => format!("https://{}.{partition}.{suffix}", org.my_domain),
        None => format!("https://{}.{suffix}", org.my_domain),
    }
}

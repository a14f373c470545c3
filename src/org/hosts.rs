//! The hosts of orgs: one table, with the reason for each.

use serde::Serialize;
use tsify::Tsify;

/// What a host serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum HostClass {
    /// Lightning Setup on its own host.
    Setup,
    /// Lightning Experience; older orgs have Setup here too.
    Lightning,
    /// The org's own host: login, APIs and classic pages.
    MyDomain,
    /// Visualforce pages shown in a frame.
    VisualforceFrame,
}

/// Which of Salesforce's clouds the host name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum SuffixFamily {
    /// `.com`, which nearly every org uses.
    Commercial,
    /// `.mil` of the United States.
    Mil,
    /// Salesforce on Alibaba Cloud in China.
    Cn,
    /// A commercial org seen through Microsoft Defender for Cloud Apps, which appends `.mcas.ms`.
    Mcas,
}

/// One host suffix that belongs to orgs.
pub(super) struct Suffix {
    /// What follows My Domain and partition, without the dot before it.
    pub(super) suffix: &'static str,
    pub(super) class: HostClass,
    pub(super) family: SuffixFamily,
    /// Why the suffix is here.
    reason: &'static str,
}

/// Every host an org is recognised on. Not here, because nobody has seen them: `my.salesforce-setup.mil`
/// and `.cn`, and Defender's form of any host but Lightning. Not here, because they no longer answer:
/// hosts of instances (`na1.salesforce.com`, `cs1.force.com`) and `visual.force.com`.
pub(super) const SUFFIXES: &[Suffix] = &[
    Suffix {
        suffix: "my.salesforce-setup.com",
        class: HostClass::Setup,
        family: SuffixFamily::Commercial,
        reason: "Lightning Setup lives here since about the end of 2024",
    },
    Suffix {
        suffix: "lightning.force.com",
        class: HostClass::Lightning,
        family: SuffixFamily::Commercial,
        reason: "Lightning Setup of older orgs, and the address that redirects to Setup",
    },
    Suffix {
        suffix: "my.salesforce.com",
        class: HostClass::MyDomain,
        family: SuffixFamily::Commercial,
        reason: "classic pages opened directly or in Setup's frame; login; audience of a JWT",
    },
    Suffix {
        suffix: "vf.force.com",
        class: HostClass::VisualforceFrame,
        family: SuffixFamily::Commercial,
        reason: "Visualforce pages in frames; on which host Setup's own frame stands is not settled",
    },
    Suffix {
        suffix: "lightning.crmforce.mil",
        class: HostClass::Lightning,
        family: SuffixFamily::Mil,
        reason: "Lightning of my.salesforce.mil, as Salesforce's own command line derives it",
    },
    Suffix {
        suffix: "lightning.force.mil",
        class: HostClass::Lightning,
        family: SuffixFamily::Mil,
        reason: "Lightning of the .mil cloud in the host list of a widely used extension",
    },
    Suffix {
        suffix: "my.salesforce.mil",
        class: HostClass::MyDomain,
        family: SuffixFamily::Mil,
        reason: "classic pages and login of the .mil cloud",
    },
    Suffix {
        suffix: "lightning.sfcrmapps.cn",
        class: HostClass::Lightning,
        family: SuffixFamily::Cn,
        reason: "Lightning of my.sfcrmproducts.cn, as Salesforce's own command line derives it",
    },
    Suffix {
        suffix: "my.sfcrmproducts.cn",
        class: HostClass::MyDomain,
        family: SuffixFamily::Cn,
        reason: "classic pages and login in China",
    },
    Suffix {
        suffix: "lightning.force.com.mcas.ms",
        class: HostClass::Lightning,
        family: SuffixFamily::Mcas,
        reason: "Lightning behind Microsoft Defender for Cloud Apps",
    },
];

/// Every host suffix an org is recognised on, with the reason, for the page that explains host access.
pub fn hosts() -> impl Iterator<Item = (&'static str, &'static str)> {
    SUFFIXES.iter().map(|known| (known.suffix, known.reason))
}

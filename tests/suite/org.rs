use connected_app_helper::org::{
    HostClass, Org, OrgKind, SuffixFamily, app_link, hosts, links, my_domain_origin, org, same_org,
    setup_origin,
};
use proptest::prelude::*;

fn at(url: &str) -> Org {
    org(url).unwrap_or_else(|| panic!("{url} should be an org"))
}

#[test]
fn reads_my_domain_partition_kind_and_host() {
    use {HostClass::*, OrgKind::*, SuffixFamily::*};
    let cases = [
        (
            "https://acme.my.salesforce-setup.com",
            "acme",
            None,
            ProductionOrTrial,
            Setup,
            Commercial,
        ),
        (
            "https://acme.lightning.force.com/lightning/setup",
            "acme",
            None,
            ProductionOrTrial,
            Lightning,
            Commercial,
        ),
        (
            "https://acme.my.salesforce.com/?x=1#y",
            "acme",
            None,
            ProductionOrTrial,
            MyDomain,
            Commercial,
        ),
        (
            "https://ACME.My.Salesforce.COM",
            "acme",
            None,
            ProductionOrTrial,
            MyDomain,
            Commercial,
        ),
        (
            "https://acme.my.salesforce.com:443/",
            "acme",
            None,
            ProductionOrTrial,
            MyDomain,
            Commercial,
        ),
        (
            "https://acme--uat.sandbox.my.salesforce.com",
            "acme--uat",
            Some("sandbox"),
            Sandbox,
            MyDomain,
            Commercial,
        ),
        (
            "https://x.scratch.my.salesforce-setup.com",
            "x",
            Some("scratch"),
            Scratch,
            Setup,
            Commercial,
        ),
        (
            "https://orgfarm-1f-dev-ed.develop.lightning.force.com",
            "orgfarm-1f-dev-ed",
            Some("develop"),
            Developer,
            Lightning,
            Commercial,
        ),
        (
            "https://x.trailblaze.my.salesforce.com",
            "x",
            Some("trailblaze"),
            Trailhead,
            MyDomain,
            Commercial,
        ),
        (
            "https://x.demo.my.salesforce.com",
            "x",
            Some("demo"),
            Demo,
            MyDomain,
            Commercial,
        ),
        (
            "https://x.patch.my.salesforce.com",
            "x",
            Some("patch"),
            Patch,
            MyDomain,
            Commercial,
        ),
        (
            "https://x.free.my.salesforce.com",
            "x",
            Some("free"),
            Free,
            MyDomain,
            Commercial,
        ),
        // Not partitioned, so nothing proves the sandbox.
        (
            "https://acme--uat.my.salesforce.com",
            "acme--uat",
            None,
            ProductionOrTrial,
            MyDomain,
            Commercial,
        ),
        (
            "https://acme.my.salesforce.mil",
            "acme",
            None,
            ProductionOrTrial,
            MyDomain,
            Mil,
        ),
        (
            "https://acme.lightning.force.mil",
            "acme",
            None,
            ProductionOrTrial,
            Lightning,
            Mil,
        ),
        (
            "https://acme--uat.sandbox.lightning.crmforce.mil",
            "acme--uat",
            Some("sandbox"),
            Sandbox,
            Lightning,
            Mil,
        ),
        (
            "https://acme.my.sfcrmproducts.cn",
            "acme",
            None,
            ProductionOrTrial,
            MyDomain,
            Cn,
        ),
        (
            "https://acme--uat.sandbox.lightning.sfcrmapps.cn",
            "acme--uat",
            Some("sandbox"),
            Sandbox,
            Lightning,
            Cn,
        ),
        (
            "https://acme.lightning.force.com.mcas.ms",
            "acme",
            None,
            ProductionOrTrial,
            Lightning,
            Mcas,
        ),
    ];
    for (url, my_domain, partition, kind, host_class, family) in cases {
        let org = at(url);
        assert_eq!(org.my_domain, my_domain, "{url}");
        assert_eq!(org.partition, partition, "{url}");
        assert_eq!(
            (org.kind, org.host_class, org.family),
            (kind, host_class, family),
            "{url}"
        );
        assert_eq!(org.namespace, None, "{url}");
    }
}

#[test]
fn look_alikes_prove_nothing() {
    let cases = [
        "https://acme.my.salesforce.com.evil.example",
        "https://acme.my.salesforce.com.evil.example/acme.my.salesforce.com",
        "https://my.salesforce.com@evil.example",
        "https://acme.my.salesforce.com@evil.example/",
        "https://acme.my.salesforce.com:pass@evil.example/",
        "https://someone@acme.my.salesforce.com/",
        "https://:secret@acme.my.salesforce.com/",
        "https://evilmy.salesforce.com",
        "https://acme-my.salesforce.com",
        "https://evil-my.salesforce-setup.com",
        "https://acme.evilmy.salesforce.com",
        "https://acme.notlightning.force.com",
        "https://acme.lightning.force.com.mcas.ms.evil.example",
        "https://acme.my.salesforce.com.mcas.ms",
        "https://acme.my.salesforce-setup.mil",
        "https://acme.my.salesforce-setup.cn",
        "https://acme.my.salesforce.cn",
        "https://acme.lightning.force.evil",
        "http://acme.my.salesforce.com",
        "ftp://acme.my.salesforce.com",
        "blob:https://acme.my.salesforce.com/1",
        "view-source:https://acme.my.salesforce.com/",
        "javascript:https://acme.my.salesforce.com",
        "//acme.my.salesforce.com",
        "acme.my.salesforce.com",
        "https://acme.my.salesforce.com:8443",
        "https://acme.my.salesforce.com:80",
        "https://acme.my.salesforce.com.",
        "https://my.salesforce.com",
        "https://.my.salesforce.com",
        "https://..my.salesforce.com",
        "https://acme..my.salesforce.com",
        "https://.sandbox.my.salesforce.com",
        "https://salesforce.com",
        "https://login.salesforce.com",
        "https://test.salesforce.com",
        "https://na1.salesforce.com",
        "https://acme.my.site.com",
        "https://acme.unknown.my.salesforce.com",
        "https://acme.cs12.my.salesforce.com",
        "https://a.b.sandbox.my.salesforce.com",
        "https://acme.sandbox.evil.my.salesforce.com",
        "https://-acme.my.salesforce.com",
        "https://acme-.my.salesforce.com",
        "https://ac_me.my.salesforce.com",
        "https://аcme.my.salesforce.com", // the first letter is Cyrillic
        "https://xn--cme-5cd.my.salesforce.com",
        "https://acme.my.sаlesforce.com", // a Cyrillic letter inside the suffix
        "https://acme.my.xn--slesforce-6fg.com",
        "https://acme.my.sales\nforce.com",
        "https://acme.my.salesforce.com\t",
        " https://acme.my.salesforce.com",
        "https://acme.my.salesforce.com evil",
        "https://acme%2emy.salesforce.com",
        "https://acme.my.salesforce%E3%80%82com.evil.example",
        "https://127.0.0.1",
        "https://[::1]/",
        "null",
        "about:blank",
        "",
    ];
    for url in cases {
        assert_eq!(org(url), None, "{url}");
    }
    let long = format!("https://{}.my.salesforce.com", "a".repeat(64));
    assert_eq!(org(&long), None);
}

#[test]
fn a_visualforce_host_is_split_at_its_last_double_hyphen() {
    let cases = [
        ("https://acme--c.vf.force.com", "acme", "c"),
        (
            "https://acme--uat--c.sandbox.vf.force.com",
            "acme--uat",
            "c",
        ),
        (
            "https://acme--uat--mypkg.sandbox.vf.force.com",
            "acme--uat",
            "mypkg",
        ),
        (
            "https://acme--uat--my-pkg.sandbox.vf.force.com",
            "acme--uat",
            "my-pkg",
        ),
    ];
    for (url, my_domain, namespace) in cases {
        let org = at(url);
        assert_eq!(
            (org.my_domain.as_str(), org.namespace.as_deref()),
            (my_domain, Some(namespace)),
            "{url}"
        );
    }
    for url in [
        "https://acme.vf.force.com",
        "https://acme--.vf.force.com",
        "https://--c.vf.force.com",
        "https://acme---c.vf.force.com",
        "https://acme--1c.vf.force.com",
        "https://c.vf.force.com",
    ] {
        assert_eq!(org(url), None, "{url}");
    }
}

#[test]
fn one_org_is_the_same_on_all_its_hosts() {
    let same = [
        "https://acme--uat.sandbox.my.salesforce-setup.com",
        "https://acme--uat.sandbox.lightning.force.com",
        "https://acme--uat.sandbox.my.salesforce.com",
        "https://acme--uat--c.sandbox.vf.force.com",
        "https://acme--uat.sandbox.lightning.force.com.mcas.ms",
    ];
    for one in same {
        for other in same {
            assert!(same_org(&at(one), &at(other)), "{one} and {other}");
            assert_eq!(at(one).key(), at(other).key());
        }
    }
    let others = [
        "https://acme.my.salesforce.com",
        "https://acme--uat.my.salesforce.com",
        "https://acme--uat.scratch.my.salesforce.com",
        "https://acme--dev.sandbox.my.salesforce.com",
        "https://acme--uat.sandbox.my.salesforce.mil",
        "https://acme--uat.sandbox.my.sfcrmproducts.cn",
    ];
    for other in others {
        assert!(!same_org(&at(same[0]), &at(other)), "{other}");
        assert_ne!(at(same[0]).key(), at(other).key());
    }
}

#[test]
fn builds_the_origins_of_each_cloud() {
    let cases = [
        (
            "https://acme--uat--c.sandbox.vf.force.com",
            "https://acme--uat.sandbox.my.salesforce-setup.com",
            "https://acme--uat.sandbox.my.salesforce.com",
        ),
        (
            "https://acme.lightning.force.com",
            "https://acme.my.salesforce-setup.com",
            "https://acme.my.salesforce.com",
        ),
        (
            "https://acme.my.salesforce.mil",
            "https://acme.lightning.crmforce.mil",
            "https://acme.my.salesforce.mil",
        ),
        (
            "https://acme.my.sfcrmproducts.cn",
            "https://acme.lightning.sfcrmapps.cn",
            "https://acme.my.sfcrmproducts.cn",
        ),
        (
            "https://acme.lightning.force.com.mcas.ms",
            "https://acme.lightning.force.com.mcas.ms",
            "https://acme.my.salesforce.com",
        ),
    ];
    for (url, setup, my_domain) in cases {
        let org = at(url);
        assert_eq!(setup_origin(&org), setup);
        assert_eq!(my_domain_origin(&org), my_domain);
        assert!(
            same_org(&org, &at(setup)) && same_org(&org, &at(my_domain)),
            "{url}"
        );
    }
}

#[test]
fn links_stay_in_the_org_of_the_tab() {
    let tab = at("https://acme.lightning.force.com/lightning/page/home?x=https://evil.example");
    let links_here = links(&tab);
    assert_eq!(
        links_here.external_client_app_manager,
        "https://acme.lightning.force.com/lightning/setup/ManageExternalClientApplication/home"
    );
    let classic = links(&at("https://acme.my.salesforce.com/home"));
    assert_eq!(
        classic.new_connected_app,
        "https://acme.my.salesforce.com/app/mgmt/forceconnectedapps/forceAppEdit.apexp"
    );
    for links in [links_here, classic] {
        for link in [
            links.external_client_app_manager,
            links.new_connected_app,
            links.app_manager,
            links.external_client_app_settings,
            links.permission_sets,
        ] {
            assert!(same_org(&tab, &at(&link)), "{link}");
        }
    }
}

#[test]
fn links_to_an_app_only_for_an_id() {
    let org = at("https://acme.my.salesforce-setup.com");
    assert_eq!(
        app_link(&org, "0xIQy0000000ABC").as_deref(),
        Some(
            "https://acme.my.salesforce-setup.com/lightning/setup/ManageExternalClientApplication/0xIQy0000000ABC/detail"
        )
    );
    assert!(app_link(&org, "06PQy0000000ABCMA0").is_some());
    for id in [
        "",
        "0xI",
        "0xIQy0000000AB",
        "0xIQy0000000ABCD",
        "0xIQy0000000AB/",
        "0xI../../../evil",
        "0xIQy0000000ÄB",
        "001Qy0000000ABC",
    ] {
        assert_eq!(app_link(&org, id), None, "{id}");
    }
}

#[test]
fn every_host_suffix_has_its_reason() {
    for (suffix, reason) in hosts() {
        assert!(reason.len() > 20, "{suffix}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in ".{0,120}", host in r"[a-zA-Z0-9.\-@:/\\%\[\]_ äа]{0,60}") {
        let _ = org(&text);
        let _ = org(&format!("https://{host}.my.salesforce.com/"));
        let _ = org(&format!("https://{host}--c.sandbox.vf.force.com"));
    }

    #[test]
    fn only_https_and_a_suffix_at_a_dot_prove_an_org(host in r"[a-z0-9.\-@:/?#]{1,40}", tail in r"[a-z0-9.\-]{0,20}") {
        let url = format!("https://{host}my.salesforce.com{tail}");
        if let Some(found) = org(&url) {
            let rest = found.origin.strip_prefix("https://").unwrap();
            prop_assert!(hosts().any(|(suffix, _)| rest.ends_with(&format!(".{suffix}"))), "{}", url);
            prop_assert!(url.starts_with(&found.origin));
        }
    }
}

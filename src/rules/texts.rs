//! Every text of a config, for rules about what may stand in none of them.

use crate::config::{App, Config, Guide, HandBack, Oauth, PermissionSet, Policies, VendorSteps};

/// One text of a config.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    place: &'static str,
    item: Item,
    /// What it says.
    pub(super) value: &'a str,
}

/// Where in a list or a map a text stands.
#[derive(Clone, Copy)]
enum Item {
    Itself,
    Index(usize),
    Key(HandBack),
}

impl Text<'_> {
    /// Its JSON pointer.
    pub(super) fn path(&self) -> String {
        match self.item {
            Item::Itself => self.place.to_owned(),
            Item::Index(index) => format!("{}/{index}", self.place),
            Item::Key(key) => format!("{}/{}", self.place, key_of(key)),
        }
    }

    /// Whether it is the certificate, which has rules of its own.
    pub(super) fn is_certificate(&self) -> bool {
        self.place == "/oauth/certificate"
    }
}

fn key_of(key: HandBack) -> &'static str {
    match key {
        HandBack::ConsumerKey => "consumer-key",
        HandBack::ConsumerSecret => "consumer-secret",
        HandBack::InstanceUrl => "instance-url",
        HandBack::Certificate => "certificate",
        HandBack::Username => "username",
    }
}

/// Calls `visit` with every text.
pub(super) fn each<'a>(config: &'a Config, visit: impl FnMut(Text<'a>)) {
    let mut walk = Walk { visit };
    walk.config(config);
}

struct Walk<F> {
    visit: F,
}

/// Each struct is taken apart completely, so that a key added to the format cannot be forgotten here.
impl<'a, F: FnMut(Text<'a>)> Walk<F> {
    fn config(&mut self, config: &'a Config) {
        let Config {
            format_version: _,
            vendor,
            guide,
            app,
            oauth,
            policies,
            permission_set,
            needs: _,
            hand_back: _,
            hand_back_fields,
            vendor_steps,
        } = config;
        self.one("/vendor", vendor);
        if let Some(Guide { title, url }) = guide {
            self.one("/guide/title", title);
            self.one("/guide/url", url);
        }
        if let Some(app) = app {
            self.app(app);
        }
        if let Some(oauth) = oauth {
            self.oauth(oauth);
        }
        if let Some(policies) = policies {
            self.policies(policies);
        }
        if let Some(permission_set) = permission_set {
            self.permission_set(permission_set);
        }
        for (key, value) in hand_back_fields.iter().flatten() {
            self.text("/handBackFields", Item::Key(*key), value);
        }
        if let Some(steps) = vendor_steps {
            self.vendor_steps(steps);
        }
    }

    fn app(&mut self, app: &'a App) {
        let App {
            kind: _,
            name,
            api_name,
            contact_email,
            contact_phone,
            description,
            info_url,
            logo_url,
            icon_url,
            distribution_state: _,
        } = app;
        self.one("/app/name", name);
        self.one("/app/apiName", api_name);
        self.one("/app/contactEmail", contact_email);
        self.one("/app/contactPhone", contact_phone);
        self.one("/app/description", description);
        self.one("/app/infoUrl", info_url);
        self.one("/app/logoUrl", logo_url);
        self.one("/app/iconUrl", icon_url);
    }

    fn oauth(&mut self, oauth: &'a Oauth) {
        let Oauth {
            callback_urls,
            scopes,
            certificate,
            flows: _,
            security: _,
            id_token: _,
        } = oauth;
        self.many("/oauth/callbackUrls", callback_urls);
        self.many("/oauth/scopes", scopes);
        self.one("/oauth/certificate", certificate);
    }

    fn policies(&mut self, policies: &'a Policies) {
        let Policies {
            permitted_users: _,
            ip_relaxation: _,
            refresh_token: _,
            session_timeout_minutes: _,
            high_assurance: _,
            client_credentials_run_as,
            permission_sets,
            profiles,
            start_url,
        } = policies;
        let run_as = client_credentials_run_as;
        self.one("/policies/clientCredentialsRunAs", run_as);
        self.many("/policies/permissionSets", permission_sets);
        self.many("/policies/profiles", profiles);
        self.one("/policies/startUrl", start_url);
    }

    fn permission_set(&mut self, permission_set: &'a PermissionSet) {
        let PermissionSet {
            label,
            api_name,
            license,
            assign_to,
        } = permission_set;
        self.one("/permissionSet/label", label);
        self.one("/permissionSet/apiName", api_name);
        self.one("/permissionSet/license", license);
        self.many("/permissionSet/assignTo", assign_to);
    }

    fn vendor_steps(&mut self, steps: &'a VendorSteps) {
        let VendorSteps {
            before,
            after,
            remove,
        } = steps;
        self.many("/vendorSteps/before", before);
        self.many("/vendorSteps/after", after);
        self.many("/vendorSteps/remove", remove);
    }

    fn one(&mut self, place: &'static str, value: &'a Option<String>) {
        if let Some(value) = value {
            self.text(place, Item::Itself, value);
        }
    }

    fn many(&mut self, place: &'static str, values: &'a Option<Vec<String>>) {
        for (index, value) in values.iter().flatten().enumerate() {
            self.text(place, Item::Index(index), value);
        }
    }

    fn text(&mut self, place: &'static str, item: Item, value: &'a str) {
        (self.visit)(Text { place, item, value });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_visited_at_its_place() {
        let document = serde_json::json!({
            "formatVersion": 1,
            "guide": { "title": "a" },
            "oauth": { "callbackUrls": ["b", "c"], "certificate": "d" },
            "policies": { "profiles": ["e"] },
            "handBackFields": { "consumer-secret": "f" },
            "vendorSteps": { "after": ["g"] },
        });
        let config: Config = serde_json::from_value(document.clone()).unwrap();
        let mut seen = String::new();
        each(&config, |text| {
            seen.push_str(text.value);
            assert_eq!(
                document.pointer(&text.path()),
                Some(&serde_json::Value::from(text.value))
            );
        });
        assert_eq!(seen, "abcdefg");
    }
}

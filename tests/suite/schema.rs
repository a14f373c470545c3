use std::collections::BTreeSet;

use crate::golden::{golden, repository};
use connected_app_helper::config::Config;

/// The shipped schema says what the Rust types say.
#[test]
fn the_schema_is_the_one_of_the_types() {
    let schema = serde_json::to_string_pretty(&schemars::schema_for!(Config)).expect("JSON") + "\n";
    golden(&repository("www/config.schema.json"), &schema);
}

#[test]
fn the_form_offers_every_value_of_the_enums() {
    use connected_app_helper::config::{Input, outline};
    let schema: serde_json::Value =
        serde_json::from_str(&crate::golden::text(&repository("www/config.schema.json"))).unwrap();
    let defined = |name: &str| -> BTreeSet<String> {
        let values = schema["$defs"][name]["oneOf"].as_array().unwrap();
        let values = values.iter().map(|each| each["const"].as_str().unwrap());
        values.map(str::to_owned).collect()
    };
    for (path, name) in [
        ("/app/kind", "AppKind"),
        ("/app/distributionState", "DistributionState"),
        ("/policies/permittedUsers", "PermittedUsers"),
        ("/policies/ipRelaxation", "IpRelaxation"),
        ("/needs", "Need"),
        ("/handBack", "HandBack"),
    ] {
        let mut fields = outline().iter().flat_map(|section| section.fields);
        let field = fields.find(|field| field.path == path).unwrap();
        let (Input::Choice { choices } | Input::Several { choices }) = field.input else {
            panic!("{path} offers no choices");
        };
        let offered: BTreeSet<_> = choices.iter().map(|c| c.value.to_owned()).collect();
        assert_eq!(offered, defined(name), "{path}");
    }
}

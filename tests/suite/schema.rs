use std::collections::BTreeSet;

use crate::golden::{golden, repository};
use crate::mutated_configs::Pool;
use crate::random::Random;
use connected_app_helper::config::{Config, parse};

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

#[test]
fn the_schema_and_the_parser_agree() {
    let text = crate::golden::text(&repository("www/config.schema.json"));
    let schema = serde_json::from_str(&text).unwrap_or_default();
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("config", schema).unwrap();
    let schema = compiler.compile("config", &mut schemas).unwrap();
    let pool = Pool::new();
    let mut refused = 0;
    for seed in 0..4000 {
        let mut random = Random::new(seed);
        // The seeds as they are first, then spoilt ones.
        let document = match pool.seeds.get(seed as usize) {
            Some(document) => document.clone(),
            None => pool.document(&mut random),
        };
        let taken = parse(&document.to_string()).diagnostics.is_empty();
        let valid = schemas.validate(&document, schema);
        assert_eq!(valid.is_ok(), taken, "{document}\n{valid:?}");
        refused += u32::from(!taken);
    }
    assert!(refused > 500, "{refused} were refused");
}

use crate::golden::{golden, repository};
use connected_app_helper::config::Config;

/// The shipped schema says what the Rust types say.
#[test]
fn the_schema_is_the_one_of_the_types() {
    let schema = serde_json::to_string_pretty(&schemars::schema_for!(Config)).expect("JSON") + "\n";
    golden(&repository("www/config.schema.json"), &schema);
}

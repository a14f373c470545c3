//! The check as SARIF 2.1.0 (OASIS), as code scanning reads it.
//!
//! Numbers of sections are those of the standard.

use crate::diagnostic::{Certainty, ControlShown};
use serde::Serialize;

use super::{Checked, PRODUCT, VERSION, words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{self, Rule};

/// A log file (3.13).
#[derive(Serialize)]
pub(super) struct Log<'a> {
    version: &'static str,
    #[serde(rename = "$schema")]
    schema: &'static str,
    runs: [Run<'a>; 1],
}

/// One run of the tool (3.14).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    /// Ours count characters, not UTF-16 units.
    column_kind: &'static str,
    artifacts: [Artifact; 1],
    results: Vec<Outcome<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taxonomies: Vec<Taxonomy>,
    properties: RunProperties,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

/// The tool's main part (3.19).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    full_description: Text,
    rules: Vec<Descriptor>,
}

/// A rule (3.49).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_description: Option<Text>,
    default_configuration: Configuration,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Help>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Artifact {
    location: ArtifactLocation,
}

/// One finding, which the standard calls a result (3.27).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taxa: Vec<TaxonReference>,
    properties: OutcomeProperties<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    logical_locations: Option<[LogicalLocation<'a>; 1]>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<u32>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation<'a> {
    fully_qualified_name: &'a str,
}

#[derive(Serialize)]
struct OutcomeProperties<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    certainty: Option<Certainty>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    controls: Vec<&'a str>,
}

/// A catalogue of controls (3.19, as a taxonomy).
#[derive(Serialize)]
struct Taxonomy {
    name: &'static str,
    taxa: Vec<Taxon>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Taxon {
    id: &'static str,
    short_description: Text,
}

/// A control of a catalogue (3.52).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TaxonReference {
    id: &'static str,
    index: usize,
    tool_component: ComponentReference,
}

#[derive(Serialize)]
struct ComponentReference {
    name: &'static str,
    index: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RunProperties {
    checked_for: std::collections::BTreeMap<&'static str, String>,
}

/// The log of a check. Every rule is listed, for a rule that found nothing says something too.
pub(super) fn log<'a>(checked: &Checked<'a>) -> Log<'a> {
    let found = &checked.report.diagnostics;
    let mut rules: Vec<Descriptor> = rules::all().map(descriptor).collect();
    for found in found {
        if !rules.iter().any(|rule| rule.id == found.code) {
            rules.push(format_error(found));
        }
    }
    let taxonomies = taxonomies(found);
    let results = found
        .iter()
        .map(|found| outcome(found, checked.name, &rules, &taxonomies))
        .collect();
    let description = "Checks what a vendor asks for in a Salesforce connected app or External Client App. \
                       Not affiliated with Salesforce.";
    Log {
        version: "2.1.0",
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        runs: [Run {
            column_kind: "unicodeCodePoints",
            tool: Tool {
                driver: Driver {
                    name: PRODUCT,
                    semantic_version: VERSION,
                    full_description: plain(description),
                    rules,
                },
            },
            artifacts: [Artifact {
                location: ArtifactLocation {
                    uri: uri(checked.name),
                },
            }],
            results,
            taxonomies,
            properties: RunProperties {
                checked_for: words::context(checked).into_iter().collect(),
            },
        }],
    }
}

fn descriptor(rule: &Rule) -> Descriptor {
    Descriptor {
        id: rule.code,
        short_description: plain(&rule.summary()),
        full_description: rule
            .section("Why")
            .map(|why| plain(&why.replace("\n", " "))),
        default_configuration: Configuration {
            level: level(rule.severity),
        },
        // In the browser a rule has its sentence only.
        help: rule.section("Why").map(|_| Help {
            text: rule.summary(),
            markdown: rule.lines().collect::<Vec<_>>().join("\n"),
        }),
    }
}

/// What stands for a rule where the format itself is broken.
fn format_error(found: &Diagnostic) -> Descriptor {
    Descriptor {
        id: found.code,
        short_description: plain("The config is a text of its format."),
        full_description: None,
        default_configuration: Configuration {
            level: level(found.severity),
        },
        help: None,
    }
}

/// The catalogues whose controls are named, each with those controls.
fn taxonomies(found: &[Diagnostic]) -> Vec<Taxonomy> {
    let mut controls: Vec<ControlShown> = Vec::new();
    for control in found.iter().flat_map(|found| &found.controls) {
        if !controls.contains(control) {
            controls.push(*control);
        }
    }
    controls.sort_by_key(|control| (control.catalogue, control.id));
    let mut taxonomies: Vec<Taxonomy> = Vec::new();
    for control in controls {
        let taxon = Taxon {
            id: control.id,
            short_description: plain(control.asks),
        };
        match taxonomies
            .iter_mut()
            .find(|known| known.name == control.catalogue)
        {
            Some(known) => known.taxa.push(taxon),
            None => taxonomies.push(Taxonomy {
                name: control.catalogue,
                taxa: vec![taxon],
            }),
        }
    }
    taxonomies
}

fn outcome<'a>(
    found: &'a Diagnostic,
    name: &str,
    rules: &[Descriptor],
    taxonomies: &[Taxonomy],
) -> Outcome<'a> {
    let text = [&found.message, &found.why, &found.help].map(|text| words::sentence(text));
    Outcome {
        rule_id: found.code,
        rule_index: rules
            .iter()
            .position(|rule| rule.id == found.code)
            .unwrap_or_default(),
        level: level(found.severity),
        message: message(&text.join(" ")),
        locations: [Location {
            physical_location: PhysicalLocation {
                artifact_location: ArtifactLocation { uri: uri(name) },
                region: found.line.map(|start_line| Region {
                    start_line,
                    start_column: found.column,
                }),
            },
            logical_locations: (!found.path.is_empty()).then_some([LogicalLocation {
                fully_qualified_name: &found.path,
            }]),
        }],
        taxa: found
            .controls
            .iter()
            .filter_map(|control| taxon(control, taxonomies))
            .collect(),
        properties: OutcomeProperties {
            certainty: found.certainty,
            controls: found.controls.iter().map(|control| control.id).collect(),
        },
    }
}

fn taxon(control: &ControlShown, taxonomies: &[Taxonomy]) -> Option<TaxonReference> {
    let component = taxonomies
        .iter()
        .position(|known| known.name == control.catalogue)?;
    let taxa = &taxonomies.get(component)?.taxa;
    Some(TaxonReference {
        id: control.id,
        index: taxa.iter().position(|taxon| taxon.id == control.id)?,
        tool_component: ComponentReference {
            name: control.catalogue,
            index: component,
        },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn plain(text: &str) -> Text {
    Text {
        text: text.to_owned(),
    }
}

/// A message, in which braces would be places for arguments (3.11.5) and brackets before parentheses a
/// link (3.11.6).
fn message(text: &str) -> Text {
    let text = words::printable(text).replace('{', "{{").replace('}', "}}");
    Text {
        text: if text.contains("](") {
            text.replace('[', "\\[").replace(']', "\\]")
        } else {
            text
        },
    }
}

/// A file's name as a URI reference (3.4.3, RFC 3986).
fn uri(name: &str) -> String {
    let name = name.replace('\\', "/");
    let mut uri = String::from(if name.starts_with('/') { "file://" } else { "" });
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(byte.into());
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::{message, uri};

    #[test]
    fn a_file_name_is_a_uri() {
        assert_eq!(uri("configs/acme.json"), "configs/acme.json");
        assert_eq!(uri("C:\\a b.json"), "C%3A/a%20b.json");
        assert_eq!(uri("/srv/ä#.json"), "file:///srv/%C3%A4%23.json");
    }

    #[test]
    fn a_message_has_no_arguments_and_no_links() {
        assert_eq!(message("a {0} b").text, "a {{0}} b");
        assert_eq!(
            message("[a](https://b.example)").text,
            "\\[a\\](https://b.example)"
        );
        assert_eq!(message("a [b]").text, "a [b]");
    }
}

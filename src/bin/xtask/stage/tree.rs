//! What Chromium tells assistive technology about a page: roles, names, values and states.

use std::fmt::Write as _;

use serde_json::Value;

use super::devtools::text;

/// One node a screen reader would meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Node {
    /// The protocol's number of the element.
    pub(crate) element: Option<i64>,
    /// ARIA role, for example `button`, `textbox`, `combobox`.
    pub(crate) role: String,
    /// The computed accessible name.
    pub(crate) name: String,
    /// The value, as text.
    pub(crate) value: String,
    /// The computed accessible description.
    pub(crate) description: String,
    /// Cannot be operated now.
    pub(crate) disabled: bool,
    /// `true`, `false` or `mixed` for something that can be ticked or pressed.
    pub(crate) checked: Option<String>,
}

/// The nodes of `Accessibility.getFullAXTree` that are not ignored, in document order.
pub(crate) fn nodes(answer: &Value) -> Vec<Node> {
    let all = answer.get("nodes").and_then(Value::as_array);
    all.into_iter()
        .flatten()
        .filter(|node| node.get("ignored").and_then(Value::as_bool) != Some(true))
        .map(node)
        .collect()
}

fn node(node: &Value) -> Node {
    let part = |key: &str| node.get(key).map(inner).unwrap_or_default();
    let property = |name: &str| {
        let properties = node.get("properties").and_then(Value::as_array);
        properties
            .into_iter()
            .flatten()
            .find(|property| text(property, "name").as_deref() == Some(name))
            .and_then(|property| property.get("value"))
            .map(inner)
    };
    Node {
        element: node.get("backendDOMNodeId").and_then(Value::as_i64),
        role: part("role"),
        name: part("name"),
        value: part("value"),
        description: part("description"),
        disabled: property("disabled").as_deref() == Some("true"),
        checked: property("checked").or_else(|| property("pressed")),
    }
}

/// The protocol wraps each value: `{ "type": "computedString", "value": … }`.
fn inner(wrapped: &Value) -> String {
    match wrapped.get("value") {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::new(),
        Some(other) => other.to_string(),
    }
}

/// What stands on the page, for a failure message.
pub(crate) fn describe(nodes: &[Node]) -> String {
    let mut lines = String::new();
    for node in nodes.iter().filter(|node| !node.name.is_empty()) {
        if matches!(node.role.as_str(), "InlineTextBox" | "StaticText") {
            continue;
        }
        let state = if node.disabled { ", disabled" } else { "" };
        let _ = write!(lines, "\n  {} \"{}\"{state}", node.role, node.name);
    }
    lines
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reads_role_name_and_state_and_leaves_ignored_nodes_out() {
        let answer = json!({ "nodes": [
            { "ignored": true, "role": { "value": "none" } },
            { "ignored": false, "backendDOMNodeId": 7,
              "role": { "type": "role", "value": "checkbox" },
              "name": { "type": "computedString", "value": "Enable OAuth" },
              "properties": [
                  { "name": "disabled", "value": { "type": "boolean", "value": true } },
                  { "name": "checked", "value": { "type": "tristate", "value": "false" } } ] },
        ]});
        let found = nodes(&answer);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].element, Some(7));
        assert_eq!(found[0].name, "Enable OAuth");
        assert!(found[0].disabled);
        assert_eq!(found[0].checked.as_deref(), Some("false"));
    }
}

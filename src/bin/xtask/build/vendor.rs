//! lit-html, copied from the npm packages: only the modules the views import, and what those need.

use std::collections::BTreeSet;

use anyhow::{Context, Result};

use crate::files::Files;
use crate::project::path;

/// Where the views look for it, from the root of the extension.
const PLACE: &str = "ui/vendor/lit-html/";
/// Where npm puts it.
const PACKAGE: &str = "www/node_modules/lit-html";

/// Adds the modules of lit-html that the files so far import, with its licence.
pub(crate) fn add_lit_html(files: &mut Files) -> Result<()> {
    let mut wanted = BTreeSet::new();
    for (file, content) in files.iter().filter(|(file, _)| file.ends_with(".js")) {
        let source = std::str::from_utf8(content).with_context(|| file.to_owned())?;
        for import in imports(source) {
            wanted.extend(resolve(file, import).strip_prefix(PLACE).map(str::to_owned));
        }
    }
    if wanted.is_empty() {
        return Ok(());
    }
    files.add_from(&format!("{PLACE}LICENSE"), &path(PACKAGE).join("LICENSE"))?;
    while let Some(module) = wanted.pop_first() {
        let place = format!("{PLACE}{module}");
        if files.get(&place).is_some() {
            continue;
        }
        let source = path(PACKAGE).join(&module);
        let source = std::fs::read_to_string(&source)
            .with_context(|| format!("lit-html has no {module}"))?;
        for import in imports(&source) {
            let needed = resolve(&place, import);
            let needed = needed
                .strip_prefix(PLACE)
                .with_context(|| format!("{module} of lit-html imports {import}"))?;
            wanted.insert(needed.to_owned());
        }
        files.add(&place, source.into_bytes())?;
    }
    Ok(())
}

/// The relative modules a source imports or exports from, minified or not.
fn imports(source: &str) -> impl Iterator<Item = &str> {
    ["from", "import"]
        .into_iter()
        .flat_map(|word| source.split(word).skip(1))
        .filter_map(|rest| {
            let rest = rest.trim_start();
            let quote = rest
                .chars()
                .next()
                .filter(|first| matches!(first, '"' | '\''))?;
            let (module, _) = rest.strip_prefix(quote)?.split_once(quote)?;
            (module.starts_with('.') && module.ends_with(".js")).then_some(module)
        })
}

/// The path of a relative import, from the root that the importing file's path has.
fn resolve(from: &str, import: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in import.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_imports_written_out_and_minified() {
        let source = "import { html } from './vendor/a.js';\nimport \"./b.js\";\n\
                      import{c}from\"../c.js\";export{d}from'./d.js';import x from 'bare';\n\
                      const text = 'from here';";
        let mut found: Vec<_> = imports(source).collect();
        found.sort_unstable();
        assert_eq!(found, ["../c.js", "./b.js", "./d.js", "./vendor/a.js"]);
    }

    #[test]
    fn resolves_against_the_importing_file() {
        assert_eq!(
            resolve("ui/views/check.js", "../vendor/lit-html/lit-html.js"),
            "ui/vendor/lit-html/lit-html.js"
        );
        assert_eq!(resolve("popup.js", "./ui/app.js"), "ui/app.js");
    }
}

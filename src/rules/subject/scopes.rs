//! What the vendor asks for, and what it says it needs.

use super::{Subject, numbered};
use crate::config::Need;
use crate::scope::{Scope, by_name};

impl<'a> Subject<'a> {
    /// The scopes with their JSON pointers.
    pub(in crate::rules) fn scopes(&self) -> impl Iterator<Item = (String, &'a str)> + use<'a> {
        let scopes = self.oauth().and_then(|oauth| oauth.scopes.as_deref());
        numbered("/oauth/scopes", scopes.unwrap_or_default())
    }

    /// Where a scope stands in the list, by any parameter of its line.
    pub(in crate::rules) fn scope(&self, line: &str) -> Option<String> {
        let (index, _) = self.lines.iter().find(|(_, scope)| scope.name == line)?;
        Some(scope_path(*index))
    }

    /// Whether the config lists scopes, all of them known, and no refresh token is among them.
    pub(in crate::rules) fn never_refreshes(&self) -> bool {
        self.knows_scopes() && !self.has_scope("refresh_token")
    }

    /// Whether the vendor surely gets refresh tokens: it asks for them, and by a flow that hands them out.
    pub(in crate::rules) fn gets_refresh_tokens(&self) -> bool {
        self.has_scope("refresh_token")
            && (self.has_real_callback() || self.flows().device == Some(true))
    }

    /// Whether nothing in the config rules out that the vendor gets refresh tokens.
    pub(in crate::rules) fn may_get_refresh_tokens(&self) -> bool {
        !self.never_refreshes() && (!self.only_servers() || self.flows().device == Some(true))
    }

    /// Whether the vendor says it has this need.
    pub(in crate::rules) fn has_need(&self, need: Need) -> bool {
        self.needs().contains(&need)
    }

    pub(in crate::rules) fn read_lines(&self) -> Vec<(usize, &'static Scope)> {
        let named = self.scope_names().iter().enumerate();
        named
            .filter_map(|(index, name)| Some((index, by_name(name)?)))
            .collect()
    }

    /// The scopes as they are written.
    pub(in crate::rules) fn scope_names(&self) -> &'a [String] {
        let scopes = self.oauth().and_then(|oauth| oauth.scopes.as_deref());
        scopes.unwrap_or_default()
    }

    /// The scopes that are known, each with its index in the list.
    pub(in crate::rules) fn lines(&self) -> &[(usize, &'static Scope)] {
        &self.lines
    }

    /// Whether a scope is in the list, by any parameter of its line.
    pub(in crate::rules) fn has_scope(&self, line: &str) -> bool {
        self.lines.iter().any(|(_, scope)| scope.name == line)
    }

    /// Whether the list has scopes and all of them are known. While one is not, it may be the one that
    /// seems to be missing.
    pub(in crate::rules) fn knows_scopes(&self) -> bool {
        !self.lines.is_empty() && self.lines.len() == self.scope_names().len()
    }

    /// The needs the vendor stated; none when it stated none.
    pub(in crate::rules) fn needs(&self) -> &'a [Need] {
        self.config.needs.as_deref().unwrap_or_default()
    }

    /// Whether the vendor stated its needs and this one is not among them.
    pub(in crate::rules) fn lacks_need(&self, need: Need) -> bool {
        !self.needs().is_empty() && !self.needs().contains(&need)
    }
}

/// The JSON pointer of a scope.
pub(in crate::rules) fn scope_path(index: usize) -> String {
    format!("/oauth/scopes/{index}")
}

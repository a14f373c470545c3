//! The ways in which the classic page is made unkind, by name.

/// One way; its name in an address is the string in [`Variant::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Variant {
    /// The page as it is.
    Plain,
    /// An older frame with the same form and other values stays hidden in the shell.
    HiddenCopy,
    /// The OAuth rows are absent at first and appear 400 ms after the tick.
    LateParts,
    /// Ticking "Use digital signatures" fetches the OAuth rows anew and empties them.
    Rerender,
    /// A second "Contact Email" row; the first keeps its known id.
    DuplicateLabel,
    /// A second "Contact Phone" row; neither has a known id.
    DuplicateUnknown,
    /// "Callback URL" has another label and another id.
    RenamedLabel,
    /// "Callback URL" has another label and its known id.
    RenamedLabelKnownId,
    /// Labels in Japanese.
    Japanese,
    /// A German page, of which only labels in translated guides are known.
    German,
    /// "Contact Email", "Use digital signatures" and "Callback URL" are disabled.
    Disabled,
    /// Every row is disabled, as in an app that a package brought.
    Managed,
    /// The org does not offer the refresh token scope.
    MissingScope,
    /// Canvas is ticked from the start, so there are two dual lists.
    Canvas,
    /// The frame lies on the Setup host itself.
    SameOrigin,
    /// The server refuses the e-mail of the first Save.
    ErrorOnSave,
    /// The saved page shows the consumer key in a field of its own, as older ones did.
    OlderView,
    /// The secret is hidden there too, behind "Click to reveal".
    OlderViewWithSecret,
}

impl Variant {
    /// Every variant with its name.
    pub(super) const ALL: [(&'static str, Self); 18] = [
        ("plain", Self::Plain),
        ("hidden-copy", Self::HiddenCopy),
        ("late-parts", Self::LateParts),
        ("rerender", Self::Rerender),
        ("duplicate-label", Self::DuplicateLabel),
        ("duplicate-label-unknown-id", Self::DuplicateUnknown),
        ("renamed-label", Self::RenamedLabel),
        ("renamed-label-known-id", Self::RenamedLabelKnownId),
        ("japanese", Self::Japanese),
        ("german", Self::German),
        ("disabled", Self::Disabled),
        ("managed", Self::Managed),
        ("missing-scope", Self::MissingScope),
        ("canvas", Self::Canvas),
        ("same-origin", Self::SameOrigin),
        ("error-on-save", Self::ErrorOnSave),
        ("older-view", Self::OlderView),
        ("older-view-with-secret", Self::OlderViewWithSecret),
    ];
}

/// The variants of one page load, and the text they came from.
#[derive(Clone, Debug, Default)]
pub(super) struct Variants {
    text: String,
    list: Vec<Variant>,
}

impl Variants {
    /// Reads a comma-separated list; an empty text is the plain page. The error is the first name
    /// that is no variant, so that a test with a typing error does not run on the plain page.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let list = text
            .split(',')
            .filter(|name| !name.is_empty())
            .map(|name| {
                Variant::ALL
                    .iter()
                    .find(|(known, _)| *known == name)
                    .map(|(_, variant)| *variant)
                    .ok_or_else(|| name.to_owned())
            })
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            text: text.to_owned(),
            list,
        })
    }

    /// Whether `variant` is among them.
    pub(super) fn has(&self, variant: Variant) -> bool {
        self.list.contains(&variant)
    }

    /// The list as it stood in the address.
    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

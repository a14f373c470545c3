use crate::config::AppKind;
use crate::rules::prelude::*;

rule! {
    /// A guide for connected apps needs translating for an External Client App.
    ///
    /// ## Why
    /// Most guides were written before External Client Apps existed. Their settings are the same; the
    /// places and some of the words are not.
    ///
    /// ## Bad
    /// ```json external-client-app
    /// { "vendorSteps": { "after": ["Open the Connected App and press Manage Consumer Details."] } }
    /// ```
    ///
    /// ## Good
    /// ```json connected-app
    /// { "vendorSteps": { "after": ["Open the Connected App and press Manage Consumer Details."] } }
    /// ```
    ///
    /// ## Reference
    /// Seen on both pages: App Manager has "New External Client App", the box for JWTs is "Enable JWT
    /// Bearer Flow", policies have a tab of their own, and the key stands under Settings, OAuth Settings.
    GUIDE_WRITTEN_FOR_CONNECTED_APPS = "guide-written-for-connected-apps", Info, Seen, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    if cx.app() != Some(AppKind::ExternalClientApp) {
        return;
    }
    let title = cx
        .config
        .guide
        .as_ref()
        .and_then(|guide| guide.title.as_deref());
    let steps = cx.config.vendor_steps.as_ref();
    let lists = steps.map(|steps| {
        [
            ("/vendorSteps/before", &steps.before),
            ("/vendorSteps/after", &steps.after),
            ("/vendorSteps/remove", &steps.remove),
        ]
    });
    let texts = || {
        let steps = lists.into_iter().flatten();
        let steps = steps.flat_map(|(list, texts)| {
            let texts = texts.iter().flatten().enumerate();
            texts.map(move |(index, text)| (list, Some(index), text.as_str()))
        });
        title
            .map(|title| ("/guide/title", None, title))
            .into_iter()
            .chain(steps)
    };
    let Some((list, index, _)) = texts().find(|(_, _, text)| {
        names(text, b"connected app") || names(text, b"use digital signatures")
    }) else {
        return;
    };
    // A guide that knows both kinds needs no translation.
    if texts().any(|(_, _, text)| names(text, b"external client app")) {
        return;
    }
    found.info(
        match index {
            Some(index) => format!("{list}/{index}"),
            None => list.to_owned(),
        },
        "the vendor's guide speaks of connected apps, and this is an External Client App".into(),
        "The settings are the same, but they stand in other places and some have other names.",
        "Create it with \"New External Client App\" in App Manager. \"Use digital signatures\" is called \
         \"Enable JWT Bearer Flow\". Permitted users, profiles and permission sets are on the Policies tab. \
         The key is under Settings, OAuth Settings, \"Consumer Key and Secret\".",
    );
}

/// Whether a text holds a phrase, in capitals or not.
fn names(text: &str, phrase: &[u8]) -> bool {
    let Some(first) = phrase.first() else {
        return false;
    };
    let text = text.as_bytes();
    text.iter().enumerate().any(|(at, byte)| {
        byte.eq_ignore_ascii_case(first)
            && text
                .get(at..at + phrase.len())
                .is_some_and(|part| part.eq_ignore_ascii_case(phrase))
    })
}

use crate::rules::prelude::*;

rule! {
    /// The logo is a GIF, JPEG or PNG picture.
    ///
    /// ## Why
    /// Salesforce is reported to take these three only, up to 100 KB. Another kind leaves the app without
    /// its logo.
    ///
    /// ## Bad
    /// ```json
    /// { "app": { "logoUrl": "https://www.acme.example/logo.svg" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "app": { "logoUrl": "https://www.acme.example/logo.png" } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, basic information of a connected app, read in a copy: reported as GIF, JPG or
    /// PNG, at most 100 KB. Only the ending of the address is looked at, and only one that names another
    /// kind of picture is told.
    LOGO_URL_TYPE = "logo-url-type", Info, Reported, [], check
}

const OTHERS: &[&str] = &[
    "avif", "bmp", "eps", "heic", "ico", "pdf", "svg", "tif", "tiff", "webp",
];

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(url) = cx.basics().and_then(|app| app.logo_url.as_deref()) else {
        return;
    };
    let address = url.trim();
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let Some((_, ending)) = path.rsplit_once('.') else {
        return;
    };
    if let Some(kind) = OTHERS
        .iter()
        .find(|other| other.eq_ignore_ascii_case(ending))
    {
        found.info(
            "/app/logoUrl",
            format!("the logo's address {} ends in .{kind}", quoted(url)),
            "Salesforce is reported to take GIF, JPEG and PNG only.",
            "Ask the vendor for the logo as a PNG, or leave it out.",
        );
    }
}

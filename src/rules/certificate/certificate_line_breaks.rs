use crate::rules::prelude::*;

rule! {
    /// The line breaks of the certificate are line breaks, not a backslash and an n.
    ///
    /// ## Why
    /// The text is uploaded as a file exactly as it stands. One long line with `\n` in it is no PEM file.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "certificate": "-----BEGIN CERTIFICATE-----\\nMIIBGDCBy6ADAgECAhRK+gaTE1tKVEEQIV+qkV8hEwqk6DAFBgMrZXAwEzERMA8G\\nA1UEAwwIUHJhY3RpY2UwIBcNMjYwMTAxMDAwMDAwWhgPMjEyNjAxMDEwMDAwMDBa\\nMBMxETAPBgNVBAMMCFByYWN0aWNlMCowBQYDK2VwAyEA4mXqXun/hiGcNToqOBCR\\n7IjGM1bKL4VK9VOwwIzAv+ujLzAtMAwGA1UdEwEB/wQCMAAwHQYDVR0OBBYEFOKZ\\ncbQIllNYZOCtmXJMzuCQwWkyMAUGAytlcANBAN8BY1xQPhF0T0LtSd+lR4PM4eSp\\n4sZjtho0WJ+yWMUIMuD8R491ssNGTMa1xaKyTj1TZ/Pay9bbSZRGqiVAJw8=\\n-----END CERTIFICATE-----" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "certificate": "(file rsa2048-certificate-valid.pem)" } }
    /// ```
    ///
    /// ## Reference
    /// RFC 7468, section 2: the first line, the body and the last line are lines of their own. It happens
    /// when a text that was already escaped for JSON is put into JSON once more.
    CERTIFICATE_LINE_BREAKS = "certificate-line-breaks", Error, Standard, [], check
}

const PATH: &str = "/oauth/certificate";

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(text) = cx.certificate_text().filter(|text| text.contains("\\n")) else {
        return;
    };
    // A text that is no certificate is told as that.
    if !cx.pasted().is_readable() {
        return;
    }
    found.error(
        PATH,
        "the certificate's line breaks are written as \\n, as text".into(),
        "It is uploaded as a file of exactly this text, which then is one long line.",
        "In JSON write each line break as \\n once, not as \\\\n.",
    );
    let lines = text.replace("\\r\\n", "\n").replace("\\n", "\n");
    found.fix(Fix::safe("Make them line breaks", Edit::set(PATH, lines)));
}

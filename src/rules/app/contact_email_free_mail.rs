use crate::rules::prelude::*;

rule! {
    /// The contact e-mail is an address of your organization.
    ///
    /// ## Why
    /// The address stands for the app for years. A private mailbox leaves with its owner, and nobody else
    /// can read what arrives there.
    ///
    /// ## Bad
    /// ```json
    /// { "app": { "contactEmail": "jane.doe@gmail.com" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "app": { "contactEmail": "salesforce-admins@acme.example" } }
    /// ```
    ///
    /// ## Reference
    /// Advice: Salesforce takes any address and documents no rule.
    CONTACT_EMAIL_FREE_MAIL = "contact-email-free-mail", Info, Advice, [], check
}

/// Domains at which anybody has a mailbox.
const FREE: &[&str] = &[
    "126.com",
    "163.com",
    "aol.com",
    "gmail.com",
    "gmx.at",
    "gmx.ch",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.co.uk",
    "hotmail.com",
    "hotmail.fr",
    "icloud.com",
    "laposte.net",
    "libero.it",
    "live.com",
    "mac.com",
    "mail.com",
    "mail.ru",
    "me.com",
    "msn.com",
    "naver.com",
    "orange.fr",
    "outlook.com",
    "pm.me",
    "proton.me",
    "protonmail.com",
    "qq.com",
    "rediffmail.com",
    "t-online.de",
    "uol.com.br",
    "web.de",
    "yahoo.co.jp",
    "yahoo.co.uk",
    "yahoo.com",
    "yahoo.de",
    "yahoo.fr",
    "yandex.com",
    "yandex.ru",
];

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(email) = cx.basics().and_then(|app| app.contact_email.as_deref()) else {
        return;
    };
    let Some((_, domain)) = email.trim().rsplit_once('@') else {
        return;
    };
    if let Some(free) = FREE.iter().find(|free| free.eq_ignore_ascii_case(domain)) {
        found.info(
            "/app/contactEmail",
            format!(
                "the contact e-mail {} is at {free}, where anybody can have a mailbox",
                quoted(email)
            ),
            "Such a mailbox belongs to one person: nobody else can read it, and it leaves with its owner.",
            "Use a shared address of your organization.",
        );
    }
}

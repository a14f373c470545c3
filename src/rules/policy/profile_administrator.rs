use crate::rules::prelude::*;

rule! {
    /// The profile of the administrators is not what gives a vendor access.
    ///
    /// ## Why
    /// A vendor that connects as an administrator may read and change everything, users and their rights
    /// included. A permission set for one integration user gives it what it needs and no more.
    ///
    /// ## Bad
    /// ```json
    /// { "policies": { "permittedUsers": "admin-approved", "profiles": ["System Administrator"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "policies": { "permittedUsers": "admin-approved", "permissionSets": ["Acme Sync"] } }
    /// ```
    ///
    /// ## Reference
    /// Advice: least privilege. In an org for tests it is only mentioned, as the vendor is often tried
    /// out with it there. Security Benchmark for Salesforce: access to apps is given by chosen profiles
    /// and permission sets.
    PROFILE_ADMINISTRATOR = "profile-administrator", Warning, Advice, [SbsAppAccess, EcaReview], check
}

/// The standard profile by its label and by its name in the Metadata API.
const NAMES: &[&str] = &["System Administrator", "Admin"];

fn check(cx: &Subject<'_>, found: &mut Findings) {
    // With the JWT bearer flow it is another rule's.
    if cx.jwt_bearer() {
        return;
    }
    let profiles = cx
        .policies()
        .and_then(|policies| policies.profiles.as_deref());
    for (index, profile) in profiles.unwrap_or_default().iter().enumerate() {
        let profile = profile.trim();
        if !NAMES.iter().any(|name| profile.eq_ignore_ascii_case(name)) {
            continue;
        }
        let path = format!("/policies/profiles/{index}");
        let message = format!("the profile {} is put on the app", quoted(profile));
        if cx.may_be_production() {
            found.warning(
                path,
                message,
                "Every administrator may use the app, and the vendor then acts with all their rights.",
                "Make an integration user with few rights, and give it access by a permission set.",
            );
        } else {
            found.info(
                path,
                message,
                "What works for an administrator may fail for the integration user in production.",
                "Try it out with the permission set and the user you will have there.",
            );
        }
    }
}

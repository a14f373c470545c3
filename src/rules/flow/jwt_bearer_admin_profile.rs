use crate::rules::prelude::*;
use crate::rules::subject::names_an_admin;

rule! {
    /// With the JWT bearer flow, the vendor can log in as every user who is admitted to the app.
    ///
    /// ## Why
    /// The vendor's key signs any user name, and Salesforce asks for no password. Whoever is admitted by
    /// profile or permission set can be impersonated, so admitting the administrators hands the vendor, and a
    /// thief of its key, the whole org.
    ///
    /// ## Bad
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": true } }, "policies": { "profiles": ["System Administrator"] } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "oauth": { "flows": { "jwtBearer": true } }, "policies": { "profiles": ["Minimum Access - API Only Integrations"] } }
    /// ```
    ///
    /// ## Reference
    /// Salesforce Help, JWT bearer flow: the token is for the user that `sub` names, with no approval of
    /// that user once an admin admitted the profile; RFC 7523, section 3. That a profile is the administrators'
    /// is guessed from its name alone.
    JWT_BEARER_ADMIN_PROFILE = "jwt-bearer-admin-profile", Warning, Advice, [EcaReview, SbsAppAccess, SbsCriticality], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(policies) = cx.policies().filter(|_| cx.jwt_bearer()) else {
        return;
    };
    let lists = [
        ("profiles", "profile", &policies.profiles),
        (
            "permissionSets",
            "permission set",
            &policies.permission_sets,
        ),
    ];
    for (key, word, names) in lists {
        let names = names.as_deref().unwrap_or_default().iter().enumerate();
        for (index, name) in names.filter(|(_, name)| names_an_admin(name)) {
            found.warning(
                format!("/policies/{key}/{index}"),
                format!(
                    "the {word} {} is for administrators by its name, and the vendor could log in as \
                     any of them",
                    quoted(name)
                ),
                "The vendor's key signs for every user who is admitted, and Salesforce asks for no password.",
                "Admit one permission set that only the user made for this vendor has.",
            );
        }
    }
}

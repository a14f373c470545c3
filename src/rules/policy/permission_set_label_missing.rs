use crate::rules::prelude::*;

rule! {
    /// A permission set has a label.
    ///
    /// ## Why
    /// The page requires one, and the app's list of permission sets names them by it.
    ///
    /// ## Bad
    /// ```json
    /// { "permissionSet": { "apiName": "Acme_Sync" } }
    /// ```
    ///
    /// ## Good
    /// ```json
    /// { "permissionSet": { "apiName": "Acme_Sync", "label": "Acme Sync" } }
    /// ```
    ///
    /// ## Reference
    /// Metadata API, `label` of PermissionSet: required. The field is marked as required on the page.
    PERMISSION_SET_LABEL_MISSING = "permission-set-label-missing", Error, Documented, [], check
}

fn check(cx: &Subject<'_>, found: &mut Findings) {
    let Some(set) = &cx.config.permission_set else {
        return;
    };
    if is_blank(set.label.as_deref()) {
        found.error(
            "/permissionSet/label",
            "the permission set has no label".into(),
            "Salesforce refuses a permission set without one.",
            "Write the label from the vendor's guide, or the app's name.",
        );
    }
}

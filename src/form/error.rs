//! Why there is no form to fill.

use crate::error::{Coded, ErrorCode};

/// Why there is no form to fill.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// The tab shows no Setup page of an org.
    #[error("this tab is not a Salesforce Setup page")]
    NotSetup,
    /// A Setup page without a form we know.
    #[error("there is no form here that this program knows")]
    NoForm,
    /// The form shows an app for reading.
    #[error(
        "the page is for reading; to fill it, press Edit on the page first. Without such a button it belongs to a \
         package, or you may not change it"
    )]
    ViewMode,
    /// Every known field of an edit page is greyed out.
    #[error(
        "every field of this form is greyed out: the app belongs to a package, or you lack the permission to change it"
    )]
    Locked,
    /// The form sits in frames we have no access to; their origins.
    #[error("the form is in a frame of {}, which this extension may not reach yet", .0.join(", "))]
    OutOfReach(Vec<String>),
    /// Two forms are shown at once.
    #[error("two forms are open in this tab; close one of them")]
    TwoForms,
    /// The page shows consumer details.
    #[error("this page shows secrets; it is never read")]
    SecretsPage,
    /// The page or what it claims to be is too large.
    #[error("this page has more controls, lines or text than any Setup page; it is not read")]
    TooLarge,
}

impl Coded for FormError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::NotSetup => ErrorCode::NotSetup,
            Self::NoForm => ErrorCode::NoForm,
            Self::ViewMode => ErrorCode::ViewMode,
            Self::Locked => ErrorCode::Locked,
            Self::OutOfReach(_) => ErrorCode::OutOfReach,
            Self::TwoForms => ErrorCode::TwoForms,
            Self::SecretsPage => ErrorCode::SecretsPage,
            Self::TooLarge => ErrorCode::PageTooLarge,
        }
    }
}

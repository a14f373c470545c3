//! What signs the vendor's JWTs.

mod certificate_missing;
mod certificate_not_pem;
mod certificate_without_jwt_bearer;

use super::Group;

/// The rules about it, in the order of their codes.
pub(super) static RULES: Group = Group {
    title: "Certificate",
    about: "What signs the vendor's JWTs.",
    rules: &[
        &certificate_missing::CERTIFICATE_MISSING,
        &certificate_not_pem::CERTIFICATE_NOT_PEM,
        &certificate_without_jwt_bearer::CERTIFICATE_WITHOUT_JWT_BEARER,
    ],
};

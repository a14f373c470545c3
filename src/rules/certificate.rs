//! What signs the vendor's JWTs.

mod certificate_expired;
mod certificate_expires_soon;
mod certificate_key_not_rsa;
mod certificate_key_too_small;
mod certificate_line_breaks;
mod certificate_missing;
mod certificate_not_pem;
mod certificate_not_yet_valid;
mod certificate_private_key;
mod certificate_several_blocks;
mod certificate_too_large;
mod certificate_unreadable;
mod certificate_weak_signature;
mod certificate_without_jwt_bearer;

use super::Group;

/// The rules about it, in the order of their codes.
pub(super) static RULES: Group = Group {
    title: "Certificate",
    about: "What signs the vendor's JWTs.",
    rules: &[
        &certificate_expired::CERTIFICATE_EXPIRED,
        &certificate_expires_soon::CERTIFICATE_EXPIRES_SOON,
        &certificate_key_not_rsa::CERTIFICATE_KEY_NOT_RSA,
        &certificate_key_too_small::CERTIFICATE_KEY_TOO_SMALL,
        &certificate_line_breaks::CERTIFICATE_LINE_BREAKS,
        &certificate_missing::CERTIFICATE_MISSING,
        &certificate_not_pem::CERTIFICATE_NOT_PEM,
        &certificate_not_yet_valid::CERTIFICATE_NOT_YET_VALID,
        &certificate_private_key::CERTIFICATE_PRIVATE_KEY,
        &certificate_several_blocks::CERTIFICATE_SEVERAL_BLOCKS,
        &certificate_too_large::CERTIFICATE_TOO_LARGE,
        &certificate_unreadable::CERTIFICATE_UNREADABLE,
        &certificate_weak_signature::CERTIFICATE_WEAK_SIGNATURE,
        &certificate_without_jwt_bearer::CERTIFICATE_WITHOUT_JWT_BEARER,
    ],
};

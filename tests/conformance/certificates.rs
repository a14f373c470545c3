//! Certificates: what is read of them is what openssl reads.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use connected_app_helper::certificate::facts;
use connected_app_helper::pem;

use crate::collection::Collection;
use crate::keys::{BEFORE_1970, has_openssl, openssl};

/// The SHA-256 thumbprint and the number, as openssl prints them.
pub(crate) fn read_by_openssl(der: &[u8]) -> Option<String> {
    let arguments = [
        "x509",
        "-inform",
        "DER",
        "-noout",
        "-fingerprint",
        "-sha256",
    ];
    let text = String::from_utf8(openssl(der, &arguments)?).ok()?;
    text.trim()
        .split_once('=')
        .map(|(_, print)| print.to_owned())
}

#[test]
fn certificates_are_read_as_openssl_reads_them() -> Result<()> {
    let mut collection = Collection::open("cryptography_vectors-")?;
    let mut totals: BTreeMap<&str, (u32, u32, u32)> = BTreeMap::new();
    let compare = has_openssl();
    for (title, folder) in [
        ("PKITS", "cryptography_vectors/x509/PKITS_data/certs/"),
        ("cryptography, custom", "cryptography_vectors/x509/custom/"),
        ("cryptography", "cryptography_vectors/x509/"),
    ] {
        for name in collection.names(folder) {
            let inside = name.strip_prefix(folder).unwrap_or_default();
            let kind = name.rsplit('.').next().unwrap_or_default();
            if inside.contains('/') || !["pem", "der", "crt"].contains(&kind) {
                continue;
            }
            let bytes = collection.read(&name)?;
            let blocks = str::from_utf8(&bytes)
                .ok()
                .and_then(|text| pem::read(text).ok());
            let der = match blocks.as_deref() {
                Some([block, ..])
                    if block.label.contains("CERTIFICATE") && !block.label.contains("REQUEST") =>
                {
                    block.bytes.expose().clone()
                }
                Some([_, ..]) => continue,
                _ => bytes,
            };
            let total = totals.entry(title).or_default();
            total.0 += 1;
            let Ok(read) = facts(&der, Some(1_795_219_200)) else {
                ensure!(title != "PKITS" || name.contains(BEFORE_1970), "{name}");
                continue;
            };
            total.1 += 1;
            if compare {
                // openssl refuses some that we read, such as of an unknown version; none is read otherwise.
                if let Some(print) = read_by_openssl(&der) {
                    ensure!(read.sha256 == print, "{name}: {} and {print}", read.sha256);
                    total.2 += 1;
                }
            }
        }
    }
    for (title, (all, read, compared)) in &totals {
        println!(
            "{title}: {all} certificates and lists, {read} read, {compared} compared with openssl"
        );
    }
    let (all, read, _) = totals.get("PKITS").copied().context("no PKITS")?;
    ensure!(all == 405 && read == 404, "{read} of {all}");
    Ok(())
}

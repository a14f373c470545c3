//! `key inspect`, `certificate inspect` and `certificate create`.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use connected_app_helper::certificate::{self, Facts, Order, SERIAL_BYTES};
use connected_app_helper::key::PrivateKey;
use connected_app_helper::material::{self, Seen};
use connected_app_helper::secret::Secret;
use rsa::rand_core::UnwrapErr;
use serde::Serialize;

use crate::input;
use crate::output::{self, Failure, Form};

const KEY_EXAMPLES: &str = "\
Examples:
  What is this file, and does it open?
      connected-app-helper key inspect server.key
      connected-app-helper key inspect server.p12 --passphrase-file password.txt

The key itself is never printed.";

const CREATE_EXAMPLES: &str = "\
Examples:
  A new key and its certificate, good for two years:
      connected-app-helper certificate create --name Acme --days 730 \\
        --new-key acme.key --out acme.crt
  A certificate for a key that is there:
      connected-app-helper certificate create --name Acme --key acme.key --out acme.crt

No file that is there is written over.";

#[derive(Debug, Subcommand)]
pub(crate) enum KeyCommand {
    /// Say what a file holds: keys, certificates, keystores
    #[command(after_help = KEY_EXAMPLES)]
    Inspect(Inspect),
}

#[derive(Debug, Subcommand)]
pub(crate) enum CertificateCommand {
    /// Say what the certificates of a file say, and what Salesforce would make of them
    Inspect(Inspect),
    /// Make a certificate, and on request its key
    #[command(after_help = CREATE_EXAMPLES)]
    Create(Create),
}

#[derive(Debug, Args)]
pub(crate) struct Inspect {
    /// The file, in any form; - reads it from the standard input
    file: PathBuf,
    /// A file whose first line is its password
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Create {
    /// The common name
    #[arg(long)]
    name: String,
    /// The organization
    #[arg(long)]
    organization: Option<String>,
    /// The country, two letters
    #[arg(long)]
    country: Option<String>,
    /// For how many days it is good
    #[arg(long, default_value_t = 730)]
    days: u32,
    /// The private key it is for
    #[arg(long, value_name = "FILE", required_unless_present = "new_key")]
    key: Option<PathBuf>,
    /// A file whose first line is the password of that key
    #[arg(long, value_name = "FILE", requires = "key")]
    passphrase_file: Option<PathBuf>,
    /// Make a key too, and write it here
    #[arg(long, value_name = "FILE", conflicts_with = "key")]
    new_key: Option<PathBuf>,
    /// The length of a new key
    #[arg(long, default_value_t = 2048, value_parser = clap::value_parser!(u32).range(2048..=4096))]
    bits: u32,
    /// Where to write the certificate
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The time it is made, in seconds since 1970 [default: now]
    #[arg(long, value_name = "UNIX")]
    now: Option<u64>,
    /// How to write what was made
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

/// What a file holds.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Held {
    seen: Vec<Seen>,
    keys: Vec<HeldKey>,
    certificates: Vec<Facts>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct HeldKey {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    bits: usize,
    /// The number of the certificate that belongs to it, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate: Option<usize>,
}

pub(crate) fn key(KeyCommand::Inspect(asked): &KeyCommand) -> Result<bool, Failure> {
    let bytes = input::bytes(&asked.file, material::LARGEST)?;
    let seen = material::recognise(bytes.expose())?;
    let needs_password = seen.iter().any(|seen| seen.needs_password);
    // Without the password it still says what it is.
    if needs_password && asked.passphrase_file.is_none() {
        let held = Held {
            seen,
            keys: Vec::new(),
            certificates: Vec::new(),
        };
        output::answer(asked.format, &held, || {
            format!(
                "{}\nIt opens with its password: give --passphrase-file.",
                to_text(&held)
            )
        })?;
        return Ok(true);
    }
    let held = held(&bytes, asked)?;
    output::answer(asked.format, &held, || to_text(&held))?;
    Ok(true)
}

/// The standard input can be read only once, so what was read is passed on.
fn held(bytes: &Secret<Vec<u8>>, asked: &Inspect) -> Result<Held, Failure> {
    let opened = input::open(bytes, asked.passphrase_file.as_deref())?;
    let keys = opened.keys.iter().map(|found| {
        let public = found.key.public_key();
        HeldKey {
            name: found.name.clone(),
            bits: found.key.bits(),
            certificate: opened
                .certificates
                .iter()
                .position(|der| certificate::belongs_to(der, &public))
                .map(|at| at + 1),
        }
    });
    let certificates = opened.certificates.iter();
    Ok(Held {
        keys: keys.collect(),
        certificates: certificates
            .filter_map(|der| certificate::facts(der, input::now()).ok())
            .collect(),
        seen: opened.seen,
    })
}

fn to_text(held: &Held) -> String {
    let mut text = String::new();
    for seen in &held.seen {
        text.push_str(&format!("This is {}.\n", seen.description));
    }
    for key in &held.keys {
        let name = key.name.as_ref().map(|name| format!(" {name}"));
        text.push_str(&format!(
            "key{}: RSA, {} bits",
            name.unwrap_or_default(),
            key.bits
        ));
        match key.certificate {
            Some(number) => text.push_str(&format!("; certificate {number} belongs to it\n")),
            None => text.push_str("; no certificate of it is here\n"),
        }
    }
    for (at, facts) in held.certificates.iter().enumerate() {
        text.push_str(&format!("certificate {}\n{}", at + 1, facts_text(facts)));
    }
    text
}

fn facts_text(facts: &Facts) -> String {
    let words = facts
        .validity
        .as_ref()
        .map(|validity| format!("{}; ", validity.words));
    let mut text = format!(
        "  subject: {}\n  signed by: {}\n  valid: {}{} to {}\n  key: {}\n  signature: {}\n  size: {} bytes as PEM, \
         {} as DER\n  sha-256: {}\n  sha-1: {}\n",
        facts.subject,
        match facts.issued {
            certificate::Issued::SelfSigned => "itself; the signature holds",
            certificate::Issued::SelfNamed => "itself by name; not proved",
            certificate::Issued::ByAnother => &facts.issuer,
        },
        words.unwrap_or_default(),
        certificate::day(facts.not_before),
        certificate::day(facts.not_after),
        facts.key,
        facts.signed_with,
        facts.pem_bytes,
        facts.der_bytes,
        facts.sha256,
        facts.sha1,
    );
    for remark in &facts.remarks {
        let weight = if remark.refused { "error" } else { "warning" };
        text.push_str(&format!("  {weight}: {}\n", remark.text));
    }
    text
}

pub(crate) fn certificate(asked: &CertificateCommand) -> Result<bool, Failure> {
    match asked {
        CertificateCommand::Inspect(asked) => {
            let bytes = input::bytes(&asked.file, material::LARGEST)?;
            let held = held(&bytes, asked)?;
            if held.certificates.is_empty() {
                return Err(Failure::NoCertificate(input::name(&asked.file)));
            }
            output::answer(asked.format, &held.certificates, || to_text(&held))?;
            let refused = |facts: &Facts| facts.remarks.iter().any(|remark| remark.refused);
            Ok(!held.certificates.iter().any(refused))
        }
        CertificateCommand::Create(asked) => create(asked),
    }
}

fn create(asked: &Create) -> Result<bool, Failure> {
    let order = Order {
        common_name: asked.name.clone(),
        organization: asked.organization.clone(),
        country: asked.country.clone(),
        days: asked.days,
        now: asked.now.or_else(input::now).ok_or(Failure::NoClock)?,
    };
    let key = match &asked.key {
        Some(file) => input::key(file, asked.passphrase_file.as_deref())?,
        None => PrivateKey::generate(&mut UnwrapErr(getrandom::SysRng), asked.bits)?,
    };
    let mut serial = [0; SERIAL_BYTES];
    getrandom::fill(&mut serial).map_err(|_| Failure::NoRandomNumbers)?;
    let der = certificate::self_signed(&order, &key, serial)?;
    if let Some(file) = &asked.new_key {
        write_new(file, key.to_pkcs8_pem()?.expose().as_bytes(), true)?;
    }
    write_new(&asked.out, certificate::to_pem(&der).as_bytes(), false)?;
    let facts = certificate::facts(&der, Some(order.now))
        .map_err(|_| Failure::NoCertificate(input::name(&asked.out)))?;
    output::answer(asked.format, &facts, || {
        let key = asked.new_key.as_ref().map(|file| {
            let file = input::name(file);
            format!("{file}: the private key; hand it only to what signs\n")
        });
        format!(
            "{}{}: the certificate\n{}",
            key.unwrap_or_default(),
            input::name(&asked.out),
            facts_text(&facts)
        )
    })?;
    Ok(true)
}

/// Writes a file that was not there; one with a key in it for its owner alone.
fn write_new(file: &Path, bytes: &[u8], secret: bool) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, if secret { 0o600 } else { 0o644 });
    #[cfg(not(unix))]
    let _ = secret;
    let written = options
        .open(file)
        .and_then(|mut file| file.write_all(bytes));
    written.map_err(|source| Failure::WriteFile {
        name: input::name(file),
        source,
    })
}

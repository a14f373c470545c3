//! `jwt sign` and `jwt inspect`.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use connected_app_helper::certificate;
use connected_app_helper::jwt::inspect::{Inspection, Member, Purpose, SignatureState, inspect};
use connected_app_helper::jwt::{self, DEFAULT_LIFETIME, LARGEST_PASTE, SignedJwt};
use connected_app_helper::secret::Secret;

use crate::check::Kind;
use crate::input;
use crate::output::{self, Failure, Form};

const SIGN_EXAMPLES: &str = "\
Examples:
  Sign for a sandbox, good for two minutes:
      connected-app-helper jwt sign --iss 3MVG9… --sub integration@acme.example.uat \\
        --aud https://acme--uat.sandbox.my.salesforce.com --key server.key
  With a key under a password, from a keystore:
      connected-app-helper jwt sign … --key server.p12 --passphrase-file password.txt

The token alone is printed. Until it expires, whoever has it can sign in as the user.";

const INSPECT_EXAMPLES: &str = "\
Examples:
  Look at a token, a request or a line of a log:
      connected-app-helper jwt inspect request.txt
  And see whether the key of this certificate signed it:
      pbpaste | connected-app-helper jwt inspect - --signed-by certificate.pem

Exit status:
  0  nothing was found that Salesforce would refuse it for
  1  something was
  2  there is no token, or more than one";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Sign an assertion and print it
    #[command(after_help = SIGN_EXAMPLES)]
    Sign(Sign),
    /// Say what a JWT says, and why Salesforce would refuse it
    #[command(after_help = INSPECT_EXAMPLES)]
    Inspect(Inspect),
}

#[derive(Debug, Args)]
pub(crate) struct Sign {
    /// The consumer key of the app
    #[arg(long)]
    iss: String,
    /// The username to sign in as
    #[arg(long)]
    sub: String,
    /// Whom it is for: the org's My Domain address
    #[arg(long)]
    aud: String,
    /// The private key: PEM, DER, PKCS#12, Java keystore or JWK
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// A file whose first line is the password of the key
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
    /// How long it is good
    #[arg(long, value_name = "SECONDS", default_value_t = DEFAULT_LIFETIME)]
    lifetime: u32,
    /// The time to count from, in seconds since 1970 [default: now]
    #[arg(long, value_name = "UNIX")]
    now: Option<u64>,
    /// How to write it
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

#[derive(Debug, Args)]
pub(crate) struct Inspect {
    /// The text with the token in it; - reads it from the standard input
    file: PathBuf,
    /// A certificate, public key or private key that should have signed it
    #[arg(long, value_name = "FILE")]
    signed_by: Option<PathBuf>,
    /// The kind of app it is for
    #[arg(long = "for", value_name = "KIND")]
    kind: Option<Kind>,
    /// Any address of the org it is for
    #[arg(long, value_name = "URL")]
    org: Option<String>,
    /// The time to look at it, in seconds since 1970 [default: now]
    #[arg(long, value_name = "UNIX")]
    now: Option<u64>,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t = Form::Text)]
    format: Form,
}

pub(crate) fn run(asked: &Command) -> Result<bool, Failure> {
    match asked {
        Command::Sign(asked) => sign(asked),
        Command::Inspect(asked) => look(asked),
    }
}

fn sign(asked: &Sign) -> Result<bool, Failure> {
    let now = asked.now.or_else(input::now).ok_or(Failure::NoClock)?;
    let claims = jwt::claims(&asked.iss, &asked.sub, &asked.aud, now, asked.lifetime)?;
    let key = input::key(&asked.key, asked.passphrase_file.as_deref())?;
    let token = jwt::sign(&claims, &key)?;
    match asked.format {
        Form::Text => output::passed_on(format!("{token}\n").as_bytes())?,
        Form::Json => output::answer(Form::Json, &SignedJwt { token, claims }, String::new)?,
    }
    Ok(true)
}

fn look(asked: &Inspect) -> Result<bool, Failure> {
    let text = Secret::new(input::text(&asked.file, LARGEST_PASTE)?);
    let verifier = match &asked.signed_by {
        None => None,
        Some(file) => Some(verifier(file)?),
    };
    let purpose = Purpose {
        now: asked.now.or_else(input::now),
        app: asked.kind.map(Kind::app),
        org: asked.org.clone(),
        consumer_key: None,
    };
    let inspection = inspect(text.expose(), &purpose, verifier.as_ref())?;
    output::answer(asked.format, &inspection, || to_text(&inspection))?;
    Ok(!inspection.is_refused())
}

/// The public key of whatever the file holds.
fn verifier(file: &std::path::Path) -> Result<connected_app_helper::key::PublicKey, Failure> {
    let bytes = input::bytes(file, connected_app_helper::material::LARGEST)?;
    let public = str::from_utf8(bytes.expose())
        .ok()
        .and_then(|text| connected_app_helper::pem::read(text).ok())
        .and_then(|blocks| {
            let block = blocks
                .into_iter()
                .find(|block| block.label == "PUBLIC KEY")?;
            connected_app_helper::key::PublicKey::from_spki_der(block.bytes.expose()).ok()
        });
    if let Some(key) = public {
        return Ok(key);
    }
    let opened = input::open(&bytes, None)?;
    match (opened.certificates.first(), opened.keys.first()) {
        (Some(der), _) => Ok(certificate::public_key(der)?),
        (None, Some(found)) => Ok(found.key.public_key()),
        (None, None) => Err(Failure::NoKey(input::name(file))),
    }
}

fn to_text(inspection: &Inspection) -> String {
    let mut text = String::new();
    for (title, members) in [
        ("header", &inspection.header),
        ("claims", &inspection.claims),
    ] {
        text.push_str(&format!("{title}\n"));
        for Member { name, value, words } in members {
            let words = words.as_ref().map(|words| format!(" ({words})"));
            text.push_str(&format!("  {name}: {value}{}\n", words.unwrap_or_default()));
        }
    }
    text.push_str(match inspection.signature {
        SignatureState::Verified => "signature: holds under the given key\n",
        SignatureState::NotVerified => "signature: does not hold under the given key\n",
        SignatureState::NotChecked => "signature: not checked; give --signed-by\n",
        SignatureState::OtherAlgorithm => "signature: not RS256, so not checked\n",
    });
    for finding in &inspection.findings {
        text.push_str(&format!("\n{}", finding.to_text()));
    }
    if inspection.findings.is_empty() {
        text.push_str("\nNothing that Salesforce would refuse it for.\n");
    }
    text
}

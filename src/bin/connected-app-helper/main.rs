//! The core on the command line: for a pipeline, or for a person without a browser at hand.

mod check;
mod explain;
mod input;
mod jwt;
mod key;
mod output;

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use connected_app_helper::report;

#[derive(Debug, Parser)]
#[command(
    name = "connected-app-helper",
    version,
    about = "Checks configs of Salesforce connected apps and External Client Apps, and works with their keys and JWTs",
    long_about = "Checks what a vendor asks for in a Salesforce connected app or External Client App:\n\
                  what Salesforce would refuse, what would surprise, and what is more open than\n\
                  it has to be. Opens keys and certificates, signs and inspects JWTs, and explains\n\
                  errors. It works offline and sends nothing.\n\
                  Not affiliated with Salesforce."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check a config and say what is wrong, why, and what to do
    #[command(after_help = check::EXAMPLES)]
    Check(check::Check),
    /// Sign and inspect JWTs of the OAuth 2.0 JWT bearer flow
    #[command(subcommand)]
    Jwt(jwt::Command),
    /// Say what a file of keys is
    #[command(subcommand)]
    Key(key::KeyCommand),
    /// Inspect and make certificates
    #[command(subcommand)]
    Certificate(key::CertificateCommand),
    /// Explain an OAuth error of Salesforce
    #[command(after_help = explain::EXAMPLES)]
    Explain(explain::Explain),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Check(asked) => check::check(&asked),
        Command::Jwt(asked) => jwt::run(&asked),
        Command::Key(asked) => key::key(&asked),
        Command::Certificate(asked) => key::certificate(&asked),
        Command::Explain(asked) => explain::explain(&asked),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => {
            let message = report::printable(&failure.to_string());
            // If even this cannot be written, the exit status still says it.
            let _ = writeln!(anstream::stderr(), "error: {message}");
            ExitCode::from(2)
        }
    }
}

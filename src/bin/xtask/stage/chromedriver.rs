//! The chromedriver process: started on a port of its own choice, ended with its handle.
//!
//! Killed alone it would leave its browser behind, so both stand in a process group of their own.

use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result, bail};

/// A running chromedriver; it and its browsers end when this is dropped.
#[derive(Debug)]
pub(crate) struct Chromedriver {
    child: Child,
    port: u16,
}

impl Chromedriver {
    /// Starts chromedriver and waits until it listens.
    pub(crate) async fn start() -> Result<Self> {
        let mut child = Command::new("chromedriver")
            .args(["--port=0", "--log-level=WARNING"])
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start chromedriver; is the package chromium-driver installed?")?;
        let output = child.stdout.take().context("chromedriver has no output")?;
        let mut driver = Self { child, port: 0 };
        driver.port = tokio::task::spawn_blocking(|| announced_port(output)).await??;
        Ok(driver)
    }

    /// Where `WebDriver` connects to.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Chromedriver {
    fn drop(&mut self) {
        let group = format!("kill -s KILL -- -{}", self.child.id());
        // They may have ended by themselves; either way none may stay behind as a zombie.
        let _ = Command::new("sh")
            .args(["-c", &group])
            .stderr(Stdio::null())
            .status();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads up to "… was started successfully on port N", then keeps emptying the pipe, for a full
/// pipe would stop chromedriver.
fn announced_port(output: ChildStdout) -> Result<u16> {
    let mut output = BufReader::new(output);
    let mut line = String::new();
    while output.read_line(&mut line)? > 0 {
        let port = line
            .trim_end()
            .trim_end_matches('.')
            .rsplit_once("successfully on port ")
            .and_then(|(_, port)| port.parse().ok());
        if let Some(port) = port {
            std::thread::spawn(move || output.read_to_end(&mut Vec::new()));
            return Ok(port);
        }
        line.clear();
    }
    bail!("chromedriver ended before it listened")
}

//! The chromedriver process: started on a port chosen here, ended with its handle.
//!
//! Killed alone it would leave its browser behind, so both stand in a process group of their own.
//!
//! `--port=0` is not used: chromedriver then takes a port that is free on `[::1]` and gives up when
//! the same number is taken on `127.0.0.1`, which now and then it is while tests run side by side.

use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};

use anyhow::{Context, Result, bail};

/// Where ports for chromedriver are looked for: below what the system hands out by itself (32768
/// and up on Linux), so that no connection can take one between the look and the start.
const PORTS: std::ops::Range<u16> = 10_000..30_000;

/// A running chromedriver; it and its browsers end when this is dropped.
#[derive(Debug)]
pub(crate) struct Chromedriver {
    child: Child,
    port: u16,
}

impl Chromedriver {
    /// Starts chromedriver and waits until it listens.
    pub(crate) async fn start() -> Result<Self> {
        let port = free_port()?;
        let mut child = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .arg("--log-level=WARNING")
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start chromedriver; is the package chromium-driver installed?")?;
        let output = child.stdout.take().context("chromedriver has no output")?;
        let driver = Self { child, port };
        tokio::task::spawn_blocking(|| wait_until_it_listens(output)).await??;
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

/// The next port of [`PORTS`] that is free on both loopback addresses. Processes start at places
/// of their own and never take a number twice, so that two drivers do not meet on one.
fn free_port() -> Result<u16> {
    static TAKEN: AtomicU16 = AtomicU16::new(0);
    let many = PORTS.len();
    let own = std::process::id() as usize * 61;
    for _ in 0..many {
        let step = usize::from(TAKEN.fetch_add(1, Ordering::Relaxed));
        let port = PORTS.start + u16::try_from((own + step) % many)?;
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
            // A machine without IPv6 refuses otherwise, and has nothing to collide with there.
            && !TcpListener::bind((Ipv6Addr::LOCALHOST, port))
                .is_err_and(|error| error.kind() == std::io::ErrorKind::AddrInUse);
        if free {
            return Ok(port);
        }
    }
    bail!("no port between {} and {} is free", PORTS.start, PORTS.end)
}

/// Reads up to "… was started successfully …", then keeps emptying the pipe, for a full pipe would
/// stop chromedriver.
fn wait_until_it_listens(output: ChildStdout) -> Result<()> {
    let mut output = BufReader::new(output);
    let mut line = String::new();
    let mut last = String::new();
    while output.read_line(&mut line)? > 0 {
        if line.contains("was started successfully") {
            std::thread::spawn(move || output.read_to_end(&mut Vec::new()));
            return Ok(());
        }
        last = std::mem::take(&mut line);
    }
    bail!("chromedriver ended before it listened: {}", last.trim_end())
}

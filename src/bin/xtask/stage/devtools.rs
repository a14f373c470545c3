//! A small client of the browser's own DevTools socket: commands answered by number, events to
//! whoever listens.
//!
//! `WebDriver` sees neither popup nor side panel, so everything about them goes through here. The
//! protocol: <https://chromedevtools.github.io/devtools-protocol/>.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::sync::{broadcast, mpsc, oneshot};
use tokio_tungstenite::tungstenite::{Message, protocol::WebSocketConfig};

/// Longer than any single command takes on a busy two-core machine.
const ANSWER: Duration = Duration::from_secs(30);

/// Events kept for a slow listener; one that falls further behind is told so by an error.
const EVENTS_KEPT: usize = 4096;

/// The protocol's answers hold whole screenshots; the default frame limit is too small for them.
const LARGEST_MESSAGE: usize = 256 << 20;

/// One event of the browser.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    /// The attached target it came from; absent for the browser itself.
    pub(crate) session: Option<String>,
    /// For example `Target.targetCreated`.
    pub(crate) method: String,
    /// As the protocol documents it for the method.
    pub(crate) params: Value,
}

/// A connection to one browser; clones share it.
#[derive(Debug, Clone)]
pub(crate) struct DevTools {
    commands: mpsc::UnboundedSender<Message>,
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    waiting: Mutex<Waiting>,
    /// None once the browser is gone, which every listener is told.
    events: Mutex<Option<broadcast::Sender<Event>>>,
}

#[derive(Debug, Default)]
struct Waiting {
    last: u64,
    answers: HashMap<u64, Asked>,
    /// Sessions whose target is gone: the browser never answers a command sent to them.
    detached: HashSet<String>,
    closed: bool,
}

#[derive(Debug)]
struct Asked {
    session: Option<String>,
    answer: oneshot::Sender<Result<Value>>,
}

impl DevTools {
    /// Connects to a browser's socket (`ws://127.0.0.1:…/devtools/browser/…`).
    pub(crate) async fn connect(address: &str) -> Result<Self> {
        let limits = WebSocketConfig::default()
            .max_message_size(Some(LARGEST_MESSAGE))
            .max_frame_size(Some(LARGEST_MESSAGE));
        let (socket, _) = tokio_tungstenite::connect_async_with_config(address, Some(limits), true)
            .await
            .with_context(|| format!("cannot connect to the browser at {address}"))?;
        let (mut to_browser, mut from_browser) = socket.split();
        let (commands, mut outbox) = mpsc::unbounded_channel();
        let shared = Arc::new(Shared {
            waiting: Mutex::default(),
            events: Mutex::new(Some(broadcast::channel(EVENTS_KEPT).0)),
        });
        tokio::spawn(async move {
            while let Some(message) = outbox.recv().await {
                if to_browser.send(message).await.is_err() {
                    break;
                }
            }
        });
        let reader = Arc::clone(&shared);
        tokio::spawn(async move {
            while let Some(Ok(message)) = from_browser.next().await {
                if let Message::Text(text) = message
                    && let Ok(message) = serde_json::from_str(text.as_str())
                {
                    reader.receive(message);
                }
            }
            reader.close();
        });
        Ok(Self { commands, shared })
    }

    /// Sends one command and waits for its answer.
    ///
    /// # Errors
    /// When the browser refuses the command, or the target or the browser goes away meanwhile.
    pub(crate) async fn call(
        &self,
        session: Option<&str>,
        method: &str,
        params: Value,
    ) -> Result<Value> {
        let (answer, answered) = oneshot::channel();
        let id = self.shared.ask(session, answer)?;
        let mut command = json!({ "id": id, "method": method, "params": params });
        if let (Some(session), Some(command)) = (session, command.as_object_mut()) {
            command.insert("sessionId".into(), session.into());
        }
        self.commands
            .send(Message::text(command.to_string()))
            .map_err(|_| anyhow!("the browser is gone"))?;
        tokio::time::timeout(ANSWER, answered)
            .await
            .with_context(|| format!("{method} was not answered within {ANSWER:?}"))?
            .map_err(|_| anyhow!("the browser is gone"))?
            .with_context(|| method.to_owned())
    }

    /// The events from now on. Listen before you act, or the event is missed.
    pub(crate) fn listen(&self) -> Events {
        let events = self.shared.events.lock();
        let events = events.unwrap_or_else(PoisonError::into_inner);
        Events(events.as_ref().map(broadcast::Sender::subscribe))
    }

    /// Waits until the browser is gone.
    pub(crate) async fn closed(&self) {
        let Events(Some(mut events)) = self.listen() else {
            return;
        };
        while !matches!(
            events.recv().await,
            Err(broadcast::error::RecvError::Closed)
        ) {}
    }

    /// Whether the target of this session has gone away.
    pub(crate) fn is_detached(&self, session: &str) -> bool {
        let waiting = self.shared.lock();
        waiting.closed || waiting.detached.contains(session)
    }
}

/// Events in the order they came.
#[derive(Debug)]
pub(crate) struct Events(Option<broadcast::Receiver<Event>>);

impl Events {
    /// The next event for which `pick` gives a value; everything before it is let go.
    ///
    /// # Errors
    /// When `deadline` passes first, naming `what` was waited for.
    pub(crate) async fn pick<T>(
        &mut self,
        what: &str,
        deadline: Duration,
        mut pick: impl FnMut(&Event) -> Option<T>,
    ) -> Result<T> {
        let events = self.0.as_mut().context("the browser is gone")?;
        let found = tokio::time::timeout(deadline, async {
            loop {
                match events.recv().await {
                    Ok(event) => {
                        if let Some(value) = pick(&event) {
                            return Ok(value);
                        }
                    }
                    Err(broadcast::error::RecvError::Lagged(missed)) => {
                        bail!("{missed} events were missed while waiting for {what}")
                    }
                    Err(broadcast::error::RecvError::Closed) => bail!("the browser is gone"),
                }
            }
        });
        found
            .await
            .with_context(|| format!("{what} did not come within {deadline:?}"))?
    }
}

impl Events {
    /// The next event that has come already and for which `pick` gives a value.
    ///
    /// # Errors
    /// When there is none.
    pub(crate) fn waiting<T>(&mut self, mut pick: impl FnMut(&Event) -> Option<T>) -> Result<T> {
        let events = self.0.as_mut().context("the browser is gone")?;
        loop {
            if let Some(value) = pick(&events.try_recv()?) {
                return Ok(value);
            }
        }
    }
}

impl Shared {
    // A listener that panicked leaves plain maps behind, which stay valid.
    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ask(&self, session: Option<&str>, answer: oneshot::Sender<Result<Value>>) -> Result<u64> {
        let mut waiting = self.lock();
        if waiting.closed {
            bail!("the browser is gone");
        }
        if let Some(session) = session
            && waiting.detached.contains(session)
        {
            bail!("the popup, panel or page is gone");
        }
        waiting.last += 1;
        let id = waiting.last;
        let session = session.map(str::to_owned);
        waiting.answers.insert(id, Asked { session, answer });
        Ok(id)
    }

    fn receive(&self, mut message: Value) {
        if let Some(id) = message.get("id").and_then(Value::as_u64) {
            if let Some(asked) = self.lock().answers.remove(&id) {
                let answer = match message.get("error") {
                    Some(error) => Err(anyhow!("{}", refusal(error))),
                    None => Ok(take(&mut message, "result")),
                };
                // The caller may have stopped waiting.
                let _ = asked.answer.send(answer);
            }
            return;
        }
        let event = Event {
            session: text(&message, "sessionId"),
            method: text(&message, "method").unwrap_or_default(),
            params: take(&mut message, "params"),
        };
        if event.method == "Target.detachedFromTarget"
            && let Some(session) = text(&event.params, "sessionId")
        {
            self.detach(&session);
        }
        let events = self.events.lock();
        if let Some(events) = events.unwrap_or_else(PoisonError::into_inner).as_ref() {
            // Nobody may be listening.
            let _ = events.send(event);
        }
    }

    fn detach(&self, session: &str) {
        let mut waiting = self.lock();
        waiting.detached.insert(session.to_owned());
        let lost = waiting
            .answers
            .extract_if(|_, asked| asked.session.as_deref() == Some(session));
        for (_, asked) in lost {
            let _ = asked
                .answer
                .send(Err(anyhow!("the popup, panel or page is gone")));
        }
    }

    fn close(&self) {
        let mut waiting = self.lock();
        waiting.closed = true;
        waiting.answers.clear();
        drop(waiting);
        let events = self.events.lock();
        events.unwrap_or_else(PoisonError::into_inner).take();
    }
}

fn take(message: &mut Value, key: &str) -> Value {
    message.get_mut(key).map(Value::take).unwrap_or_default()
}

/// The text under a key, if there is one.
pub(crate) fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

fn refusal(error: &Value) -> String {
    let message = text(error, "message").unwrap_or_else(|| error.to_string());
    match text(error, "data") {
        Some(data) => format!("{message} ({data})"),
        None => message,
    }
}

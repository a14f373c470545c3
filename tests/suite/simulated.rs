//! A page without a browser: takes a step as a kind page would and shows itself as a snapshot.
//!
//! It knows of the real pages only what their descriptions say (ticks bring fields, closed sections hide
//! them, the name derives the API name, Device Flow writes a callback URL), so it tests planning and
//! rounds; what a real page looks like is the browser tests' part.

mod item;
mod write;

use connected_app_helper::catalogue::{ENABLE_OAUTH, Field, FormKind, Kind};
use connected_app_helper::config::{AppKind, Config};
use connected_app_helper::form::FormError;
use connected_app_helper::plan::{Action, Step};
use connected_app_helper::run::{
    Command, FailureReason, Happened, Proof, Run, StepResult, Turn, fill, undo,
};
use connected_app_helper::snapshot::{Control, Disclosure, FrameSnapshot, PageSnapshot, State};

use self::item::item;
use self::write::set;

pub(crate) use self::write::put_text;

/// What the page writes into the callback URL when Device Flow is ticked.
pub(crate) const DEVICE_CALLBACK: &str = "https://acme.my.salesforce.com/services/oauth2/success";
/// The one section of the External Client App page that this page opens and closes.
const OAUTH_SECTION: &str = "API (Enable OAuth Settings)";
/// Looks at the page in one run; the rounds of a run are far fewer.
const MOST_LOOKS: usize = 60;

/// A field of the page.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// The setting it shows.
    pub(crate) path: &'static str,
    /// Its row.
    field: &'static Field,
    /// Its control; `visible` here is what a variation says, not what the boxes say.
    pub(crate) control: Control,
    /// It comes a moment after its box was ticked.
    pub(crate) late: bool,
    /// It has come.
    came: bool,
}

/// A page with one form.
#[derive(Debug, Clone)]
pub(crate) struct SimulatedPage {
    /// Its fields in page order.
    pub(crate) items: Vec<Item>,
    /// Fields of closed sections and unticked boxes are in the document, hidden, instead of absent.
    pub(crate) hides: bool,
    /// The section of the OAuth settings, where the page has one to open.
    pub(crate) section: Option<Disclosure>,
    /// The frame of the form, without its controls.
    pub(crate) frame: FrameSnapshot,
    /// Frames around and beside it.
    pub(crate) others: Vec<FrameSnapshot>,
    /// Takes writes and forgets them.
    pub(crate) forgets: bool,
    looks: u32,
}

impl SimulatedPage {
    /// The page of a new app.
    pub(crate) fn new(app: AppKind) -> Self {
        Self::of(app.form())
    }

    /// The page of a form, as it is before anybody touched it.
    pub(crate) fn of(form: FormKind) -> Self {
        let items = form
            .fields()
            .iter()
            .enumerate()
            // The last two of these are lists on the saved page, which the form has not.
            .filter(|(_, field)| {
                form != FormKind::ConnectedAppPolicies || field.kind != Kind::Names
            })
            .map(|(at, field)| item(form, field, at))
            .collect();
        let (setup, classic) = (
            "https://acme.my.salesforce-setup.com",
            "https://acme.my.salesforce.com",
        );
        let (origin, path) = match form {
            FormKind::ExternalClientApp => (
                setup,
                "/lightning/setup/ManageExternalClientApplication/home",
            ),
            FormKind::ExternalClientAppPolicies => (
                setup,
                "/lightning/setup/ManageExternalClientApplication/0xI000000000001/detail",
            ),
            FormKind::ConnectedApp => (classic, "/app/mgmt/forceconnectedapps/forceAppEdit.apexp"),
            FormKind::ConnectedAppPolicies => (
                classic,
                "/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/e",
            ),
            FormKind::PermissionSetAssignment
            | FormKind::ApplicationProfileAssignment
            | FormKind::ApplicationPermissionSetAssignment => panic!("no page of fields"),
            FormKind::AssignedConnectedApps => (classic, "/0PS000000000001AAA/e"),
            FormKind::PermissionSet => (classic, "/udd/PermissionSet/newPermissionSet.apexp"),
        };
        let section = (form == FormKind::ExternalClientApp).then(|| Disclosure {
            reference: "d1".into(),
            fingerprint: "button API".into(),
            label: OAUTH_SECTION.into(),
            open: false,
            visible: true,
        });
        let mut frame = frame(origin, path);
        if form == FormKind::AssignedConnectedApps {
            frame.query = "?s=ConnectedAppSettings".into();
        }
        Self {
            items,
            hides: false,
            section,
            frame,
            others: Vec::new(),
            forgets: false,
            looks: 0,
        }
    }

    /// The item of a setting.
    pub(crate) fn item(&mut self, path: &str) -> &mut Item {
        self.items
            .iter_mut()
            .find(|item| item.path == path)
            .unwrap_or_else(|| panic!("the page has no {path}"))
    }

    /// How a setting's control stands.
    pub(crate) fn state(&self, path: &str) -> &State {
        let item = self.items.iter().find(|item| item.path == path);
        &item
            .unwrap_or_else(|| panic!("the page has no {path}"))
            .control
            .state
    }

    /// How every control stands.
    pub(crate) fn states(&self) -> Vec<(&'static str, State)> {
        let state = |item: &Item| (item.path, item.control.state.clone());
        self.items.iter().map(state).collect()
    }

    fn is_brought(&self, item: &Item) -> bool {
        let in_closed_section = item.control.sections.iter().any(|section| {
            self.section
                .as_ref()
                .is_some_and(|heading| !heading.open && heading.label == *section)
        });
        if in_closed_section {
            return false;
        }
        if item.field.after.is_empty() {
            return true;
        }
        let gate = self.items.iter().find(|gate| gate.path == item.field.after);
        gate.is_some_and(|gate| self.is_brought(gate) && item.field.opens_with(&gate.control.state))
            && (item.came || !item.late)
    }

    /// What the agent would see.
    pub(crate) fn snapshot(&mut self) -> PageSnapshot {
        self.looks += 1;
        self.frame.snapshot_id = self.looks.to_string();
        let mut frame = self.frame.clone();
        frame.disclosures = self.section.iter().cloned().collect();
        frame.controls = self
            .items
            .iter()
            .filter_map(|item| {
                let brought = self.is_brought(item);
                let mut control = item.control.clone();
                control.visible &= brought;
                // What a hidden control holds is not told.
                if let State::Text { value, .. } | State::Textarea { value } = &mut control.state
                    && !control.visible
                {
                    *value = None;
                }
                (brought || self.hides).then_some(control)
            })
            .collect();
        let mut frames = self.others.clone();
        frames.push(frame);
        PageSnapshot::from(frames)
    }

    /// Carries out one step, the way the agent would.
    pub(crate) fn apply(&mut self, step: &Step) -> StepResult {
        let failed = self.write(step).err();
        StepResult {
            path: step.path.clone(),
            reference: step.reference.clone(),
            failed,
        }
    }

    fn write(&mut self, step: &Step) -> Result<(), FailureReason> {
        if step.document_id != self.frame.document_id || step.snapshot_id != self.frame.snapshot_id
        {
            return Err(FailureReason::StaleSnapshot);
        }
        if let (Some(heading), Action::OpenSection) = (&mut self.section, &step.action) {
            if heading.reference != step.reference {
                return Err(FailureReason::Gone);
            }
            heading.open = true;
            return Ok(());
        }
        let at = self
            .items
            .iter()
            .position(|item| item.control.reference == step.reference && self.is_brought(item))
            .ok_or(FailureReason::Gone)?;
        let Some(item) = self.items.get_mut(at) else {
            return Err(FailureReason::Gone);
        };
        if item.control.fingerprint != step.fingerprint {
            return Err(FailureReason::Changed);
        }
        if !item.control.visible || !item.control.enabled || item.control.read_only {
            return Err(FailureReason::NotFillable);
        }
        if self.forgets {
            return Ok(());
        }
        set(item.path, &mut item.control.state, &step.action)?;
        let path = item.path;
        self.react(path);
        Ok(())
    }

    /// What the page does itself after a write.
    fn react(&mut self, path: &str) {
        let text = |state: &State| match state {
            State::Text { value, .. } | State::Textarea { value } => value.clone(),
            _ => None,
        };
        if path == "/app/name" {
            let name = text(self.state(path)).unwrap_or_default();
            let api_name = &mut self.item("/app/apiName").control.state;
            if text(api_name).is_some_and(|value| value.is_empty()) {
                put_text(api_name, &name.replace(' ', "_"));
            }
        }
        let ticked = State::Checkbox { checked: true };
        let callback = "/oauth/callbackUrls";
        if path == "/oauth/flows/device" && *self.state(path) == ticked {
            let shown = self
                .items
                .iter()
                .any(|i| i.path == callback && self.is_brought(i));
            if shown {
                put_text(&mut self.item(callback).control.state, DEVICE_CALLBACK);
            }
        }
    }

    /// Brings what is late; whether there was anything.
    pub(crate) fn bring_late_parts(&mut self) -> bool {
        let coming: Vec<_> = self
            .items
            .iter()
            .map(|item| {
                let now = Item {
                    late: false,
                    ..item.clone()
                };
                item.late && !item.came && self.is_brought(&now)
            })
            .collect();
        for (item, comes) in self.items.iter_mut().zip(&coming) {
            item.came |= comes;
        }
        coming.contains(&true)
    }

    /// Fills the page to the end.
    pub(crate) fn fill(&mut self, config: &Config) -> Ended {
        self.drive(None, |run, snapshot, happened| {
            fill(config, run, snapshot, happened)
        })
    }

    /// Takes a fill back to the end.
    pub(crate) fn undo(&mut self, filled: Run) -> Ended {
        self.drive(Some(filled), |run, snapshot, happened| {
            undo(run.ok_or(FormError::NoForm)?, snapshot, happened)
        })
    }

    /// Takes turns until the proof.
    pub(crate) fn drive(
        &mut self,
        mut run: Option<Run>,
        mut turn: impl FnMut(Option<Run>, &PageSnapshot, &Happened) -> Result<Turn, FormError>,
    ) -> Ended {
        let (mut happened, mut steps) = (Happened::default(), Vec::new());
        for _ in 0..MOST_LOOKS {
            let taken = turn(run, &self.snapshot(), &happened)
                .unwrap_or_else(|error| panic!("no form: {error}"));
            happened = match taken.command {
                Command::Apply { steps: wanted } => {
                    let results = wanted.iter().map(|step| self.apply(step)).collect();
                    steps.extend(wanted);
                    Happened {
                        results,
                        came: false,
                    }
                }
                Command::AwaitChange { .. } => Happened {
                    results: Vec::new(),
                    came: self.bring_late_parts(),
                },
                Command::AwaitQuiet { .. } => Happened::default(),
                Command::Finish { proof, .. } => {
                    return Ended {
                        run: taken.run,
                        proof,
                        steps,
                    };
                }
            };
            run = Some(taken.run);
        }
        panic!("a run takes more than {MOST_LOOKS} looks");
    }
}

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) run: Run,
    pub(crate) proof: Proof,
    /// Every step that was applied.
    pub(crate) steps: Vec<Step>,
}

impl Ended {
    /// The settings that were confirmed, in order.
    pub(crate) fn confirmed(&self) -> Vec<&str> {
        let mut paths: Vec<_> = self
            .proof
            .confirmed
            .iter()
            .map(|c| c.path.as_str())
            .collect();
        paths.sort_unstable();
        paths
    }
}

/// A frame that shows nothing yet.
pub(crate) fn frame(origin: &str, path: &str) -> FrameSnapshot {
    FrameSnapshot {
        document_id: "document-1".into(),
        snapshot_id: "0".into(),
        origin: origin.into(),
        path: path.into(),
        query: String::new(),
        top: true,
        name: String::new(),
        visible: true,
        person_acted: false,
        language: "en".into(),
        headings: Vec::new(),
        controls: Vec::new(),
        disclosures: Vec::new(),
        messages: Vec::new(),
        child_frames: Vec::new(),
        list_buttons: Vec::new(),
        shows_key: false,
        refused: None,
    }
}

/// Whether the box that switches OAuth on is ticked.
pub(crate) fn is_oauth_on(page: &SimulatedPage) -> bool {
    *page.state(ENABLE_OAUTH) == State::Checkbox { checked: true }
}

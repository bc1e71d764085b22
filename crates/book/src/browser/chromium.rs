//! A Chromium that is spoken to over two pipes, in its `DevTools` protocol: JSON messages, each ended by a zero byte.

use super::page::Look;
use super::tab::Tab;
use crate::trouble::Trouble;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// No answer of the browser's takes this long.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running browser. It ends when this is dropped.
#[derive(Debug)]
pub(crate) struct Chromium {
    child: Child,
    orders: ChildStdin,
    answers: Receiver<Value>,
    /// What happened meanwhile: events, in order.
    events: VecDeque<Value>,
    number: u64,
    _profile: tempfile::TempDir,
}

impl Chromium {
    /// The browser's program, if there is one and this system can start it.
    pub(crate) fn program() -> Option<PathBuf> {
        const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
        if !cfg!(unix) {
            return None; // the pipes are handed over by a shell
        }
        let path = std::env::var_os("PATH")?;
        let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
        let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        let found = folders
            .iter()
            .flat_map(|folder| NAMES.map(|name| folder.join(name)));
        named
            .into_iter()
            .chain(found)
            .find(|program| program.is_file())
    }

    /// Starts it.
    pub(crate) fn start() -> Result<Self, Trouble> {
        let program = Self::program().ok_or_else(|| {
            Trouble::failed(
                "there is no Chromium on the path (nor in the variable CHROMIUM): the pages cannot be looked at.\n\
                 Install one; or check everything else: cargo run -p book -- check",
            )
        })?;
        let failed = |error: std::io::Error| {
            Trouble::failed(format!("cannot start {}: {error}", program.display()))
        };
        let profile = tempfile::tempdir().map_err(failed)?;
        // The browser reads orders from descriptor 3 and answers on 4.
        let mut child = Command::new("sh")
            .arg("-c")
            .arg("exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null")
            .arg(&program)
            .args([
                "--headless",
                "--remote-debugging-pipe",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
            ])
            .args([
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ])
            .args(["--hide-scrollbars", "--allow-file-access-from-files"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let orders = child.stdin.take().expect("it is piped");
        let answers = listen(child.stdout.take().expect("it is piped"));
        Ok(Self {
            child,
            orders,
            answers,
            events: VecDeque::new(),
            number: 0,
            _profile: profile,
        })
    }

    /// A new tab of this look.
    pub(crate) fn tab(&mut self, look: Look) -> Result<Tab<'_>, Trouble> {
        let created = self.call(None, "Target.createTarget", json!({"url": "about:blank"}))?;
        let target = json!({"targetId": created["targetId"], "flatten": true});
        let attached = self.call(None, "Target.attachToTarget", target)?;
        let session = attached["sessionId"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        Tab::new(self, session, look)
    }

    /// Gives an order and waits for its answer.
    pub(super) fn call(
        &mut self,
        session: Option<&str>,
        method: &str,
        with: Value,
    ) -> Result<Value, Trouble> {
        self.number += 1;
        let mut order = json!({"id": self.number, "method": method, "params": with});
        if let Some(session) = session {
            order["sessionId"] = session.into();
        }
        let sent = self.orders.write_all(format!("{order}\0").as_bytes());
        sent.map_err(|error| Trouble::failed(format!("the browser does not listen: {error}")))?;
        loop {
            let mut message = self.receive(method)?;
            if message["id"] != self.number {
                self.events.push_back(message);
            } else if message["error"].is_object() {
                return Err(Trouble::failed(format!(
                    "the browser: {method}: {}",
                    message["error"]["message"]
                )));
            } else {
                return Ok(message["result"].take());
            }
        }
    }

    /// The next event of that name; those before it are kept.
    pub(super) fn wait_for(&mut self, event: &str) -> Result<(), Trouble> {
        if self.events.iter().any(|known| known["method"] == event) {
            return Ok(());
        }
        loop {
            let message = self.receive(event)?;
            let is_it = message["method"] == event;
            self.events.push_back(message);
            if is_it {
                return Ok(());
            }
        }
    }

    /// What happened since this was asked last.
    pub(super) fn events(&mut self) -> Vec<Value> {
        self.events.drain(..).collect()
    }

    fn receive(&mut self, waiting_for: &str) -> Result<Value, Trouble> {
        let message = self.answers.recv_timeout(PATIENCE);
        message.map_err(|_| Trouble::failed(format!("the browser ended, or hangs ({waiting_for})")))
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // Asked to close it also ends its helpers; killed, it would leave files in its profile open.
        let _ = self.call(None, "Browser.close", json!({}));
        let _ = self.child.wait();
    }
}

fn listen(from: ChildStdout) -> Receiver<Value> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for message in BufReader::new(from).split(0) {
            let message = message
                .ok()
                .and_then(|bytes| serde_json::from_slice(&bytes).ok());
            if message.is_none_or(|message| sender.send(message).is_err()) {
                return;
            }
        }
    });
    receiver
}

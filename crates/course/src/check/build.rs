//! Builds the laws of an exercise.

use super::Step;
use super::diagnostics::{Line, Message, Messages, errors, warnings};
use crate::cancel::{Cancel, PAUSE};
use crate::family::Family;
use crate::trouble::Trouble;
use spec::Exercise;
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;

/// So many of cargo's own lines are shown when it fails without a word of the compiler's.
const KEPT: usize = 20;

/// What a build gives.
pub(super) enum Built {
    /// The program that holds the laws; and what the compiler warns the learner of.
    Program {
        path: PathBuf,
        warnings: Vec<String>,
    },
    Errors(Messages),
}

/// The command line that builds the laws of `exercise`.
pub(super) fn command(mut cargo: Command, exercise: &Exercise, colours: bool) -> Command {
    let format = if colours {
        "--message-format=json-diagnostic-rendered-ansi"
    } else {
        "--message-format=json"
    };
    cargo
        .args([
            "test",
            "--package",
            exercise.package,
            "--test",
            "laws",
            "--no-run",
            format,
        ])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    cargo
}

/// Either stream, line by line.
enum Said {
    /// A message for programs.
    Message(String),
    /// What cargo says to people: `Compiling spec v0.1.0`.
    Status(String),
}

/// Builds, and tells `step` what cargo is about.
pub(super) fn build(
    mut command: Command,
    exercise: &Exercise,
    cancel: &Cancel,
    step: &mut dyn FnMut(Step<'_>),
) -> Result<Built, Trouble> {
    step(Step::Building(""));
    let mut cargo = Family::start(&mut command).map_err(|error| {
        let program = command.get_program().display();
        Trouble::failed(format!("cargo cannot be started ({program}): {error}"))
    })?;
    let said = listen(&mut cargo);
    let mut output = Output::default();
    loop {
        match said.recv_timeout(PAUSE) {
            Ok(Said::Message(line)) => output.take_message(&line),
            Ok(Said::Status(line)) => output.take_status(&line, step),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if cancel.is_told() {
            return Err(Trouble::interrupted());
        }
    }
    let status = cargo
        .wait()
        .map_err(|error| Trouble::failed(format!("cargo cannot be waited for: {error}")))?;
    output.built(status.success(), exercise)
}

fn listen(cargo: &mut Family) -> Receiver<Said> {
    let (sender, said) = channel();
    if let Some(stdout) = cargo.child().stdout.take() {
        read(stdout, sender.clone(), Said::Message);
    }
    if let Some(stderr) = cargo.child().stderr.take() {
        read(stderr, sender, Said::Status);
    }
    said
}

fn read(pipe: impl Read + Send + 'static, sender: Sender<Said>, say: fn(String) -> Said) {
    thread::spawn(move || {
        for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).trim_end().to_owned();
            if sender.send(say(line)).is_err() {
                return;
            }
        }
    });
}

/// What cargo has said so far.
#[derive(Default)]
struct Output {
    messages: Vec<Message>,
    program: Option<PathBuf>,
    last: VecDeque<String>,
}

impl Output {
    fn take_message(&mut self, line: &str) {
        // A build script may print what is no message.
        match serde_json::from_str(line) {
            Ok(Line::CompilerMessage { message }) => self.messages.push(message),
            Ok(Line::CompilerArtifact { target, executable })
                if target.name == "laws" && target.kind.iter().any(|kind| kind == "test") =>
            {
                self.program = executable;
            }
            _ => {}
        }
    }

    fn take_status(&mut self, line: &str, step: &mut dyn FnMut(Step<'_>)) {
        let words = line.trim_start();
        if words.starts_with("Compiling")
            || words.starts_with("Blocking")
            || words.starts_with("Downloading")
        {
            step(Step::Building(words));
        }
        self.last.push_back(line.to_owned());
        if self.last.len() > KEPT {
            self.last.pop_front();
        }
    }

    fn built(self, success: bool, exercise: &Exercise) -> Result<Built, Trouble> {
        if let (true, Some(path)) = (success, self.program) {
            let warnings = warnings(&self.messages, exercise.package);
            return Ok(Built::Program { path, warnings });
        }
        let messages = errors(&self.messages, exercise.package);
        if messages.shown.is_empty() {
            let last: Vec<String> = self.last.into();
            return Err(Trouble::failed(format!(
                "the checks of {} cannot be built; cargo says:\n{}",
                exercise.package,
                last.join("\n")
            )));
        }
        Ok(Built::Errors(messages))
    }
}

//! A process that measures when asked: a line to it, a line of JSON back.

use crate::Outcome;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::io::{self, BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The asking end. The process ends when this is dropped: its input closes.
pub struct Helper {
    child: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
    name: String,
}

/// Whatever else is in a reply, it may say that there is none.
#[derive(Deserialize)]
struct Failed {
    error: Option<String>,
}

impl Helper {
    /// Starts it.
    ///
    /// # Errors
    /// There is no such program, or no process to be had.
    pub fn start(command: &mut Command) -> io::Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = piped.spawn().map_err(|error| {
            io::Error::new(error.kind(), format!("{name} does not start: {error}"))
        })?;
        let missing = || io::Error::other("a pipe of the helper is missing");
        let from = BufReader::new(child.stdout.take().ok_or_else(missing)?);
        let to = child.stdin.take();
        Ok(Helper {
            child,
            to,
            from,
            name,
        })
    }

    /// Asks for something and waits for the answer.
    ///
    /// # Errors
    /// The process has ended, answers with something else, or with an `error`.
    pub fn ask<R: DeserializeOwned>(&mut self, request: &str) -> Outcome<R> {
        let to = self.to.as_mut().ok_or("it has ended")?;
        writeln!(to, "{request}")?;
        let mut line = String::new();
        if self.from.read_line(&mut line)? == 0 {
            return Err(format!("{} has ended without an answer", self.name).into());
        }
        if let Failed { error: Some(error) } = serde_json::from_str(&line)? {
            return Err(error.into());
        }
        Ok(serde_json::from_str(&line)?)
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        self.to = None;
        let _ = self.child.wait();
    }
}

//! What can go wrong, as data: each message says what, where, and what to do.

use std::fmt;
use std::time::Duration;

use crate::end::End;

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Why there is no result.
///
/// A failure belongs to one task: the others of the same `map` run, and the pool lives on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Error {
    /// [`init`](crate::init) has not run in this process, so its workers could not be told from the program.
    NotInitialised,
    /// The system refused a new process, thread, channel or piece of shared memory.
    Start {
        /// The step that failed, and the system's reason.
        reason: String,
        /// The system's reason, for programs that act on it.
        kind: std::io::ErrorKind,
    },
    /// A worker ended before it was ready: most often because `init` is not the first thing in `main`.
    NeverReady {
        /// The worker's process id.
        pid: u32,
        /// How it ended.
        end: End,
    },
    /// The pool's initializer panicked in a worker.
    Initializer(Panic),
    /// The task panicked.
    Panic(Panic),
    /// The process that ran the task ended: killed, crashed, or by `exit`.
    WorkerDied {
        /// The worker's process id.
        pid: u32,
        /// How it ended.
        end: End,
        /// The function it was running.
        task: &'static str,
    },
    /// The process that ran the task sent something that is no reply, and was killed.
    Garbled {
        /// The worker's process id.
        pid: u32,
        /// The function it was running.
        task: &'static str,
    },
    /// The task ran longer than the pool's `task_timeout`, and its worker was killed.
    TimedOut {
        /// The worker's process id.
        pid: u32,
        /// The limit that the task passed.
        limit: Duration,
        /// The function it was running.
        task: &'static str,
    },
    /// An argument or a result could not be turned into bytes, or back.
    Conversion {
        /// What was converted, and in which direction.
        step: Step,
        /// Its type.
        type_name: &'static str,
        /// What `serde` said.
        reason: String,
    },
    /// The function is part of a shared library, where a worker cannot be sure to find it.
    Unreachable {
        /// The function.
        task: &'static str,
    },
    /// The task was cancelled before it started.
    Cancelled,
    /// The pool was shut down, terminated or dropped before the task ran, or before it was asked.
    Closed,
    /// [`Future::result`](crate::Future::result) after the result was handed out.
    Taken,
}

/// Where a conversion failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The argument, in the caller.
    WriteArgument,
    /// The argument, in the worker.
    ReadArgument,
    /// The result, in the worker.
    WriteResult,
    /// The result, in the caller.
    ReadResult,
}

/// A panic of a task, as its worker saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Panic {
    /// The panic's message; `Box<dyn Any>` if its payload was no string.
    pub message: String,
    /// The source file, empty if unknown.
    pub file: String,
    /// The line in `file`, from 1; 0 if unknown.
    pub line: u32,
    /// The column in `line`, from 1; 0 if unknown.
    pub column: u32,
    /// The process in which it happened.
    pub pid: u32,
}

impl fmt::Display for Panic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "panicked in process {}", self.pid)?;
        if !self.file.is_empty() {
            write!(f, " at {}:{}:{}", self.file, self.line, self.column)?;
        }
        write!(f, ": {}", self.message)
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WriteArgument => "the argument cannot be serialized",
            Self::ReadArgument => "the argument cannot be deserialized in the worker",
            Self::WriteResult => "the result cannot be serialized in the worker",
            Self::ReadResult => "the result cannot be deserialized",
        })
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotInitialised => f.write_str(
                "no process can be started: call multiprocess::init() first in main \
                 (a worker is this program started again, and it is there that it learns it is one; \
                 a test needs a main of its own, `harness = false`)",
            ),
            Self::Start { reason, .. } => write!(f, "could not start a worker: {reason}"),
            Self::NeverReady { pid, end } => write!(
                f,
                "worker process {pid} ended before it was ready, with {end}: \
                 is multiprocess::init() the first thing in main?"
            ),
            Self::Initializer(panic) => write!(f, "the initializer of the pool {panic}"),
            Self::Panic(panic) => write!(f, "the task {panic}"),
            Self::WorkerDied { pid, end, task } => write!(
                f,
                "worker process {pid} ended with {end} while it ran {task}: that task is lost, the others are not"
            ),
            Self::Garbled { pid, task } => write!(
                f,
                "worker process {pid} sent bytes that are no reply while it ran {task}, and was killed: \
                 that task is lost (does it write to file descriptors that it did not open?)"
            ),
            Self::TimedOut { pid, limit, task } => write!(
                f,
                "{task} ran longer than its task_timeout of {limit:?}: its worker, process {pid}, was killed"
            ),
            Self::Conversion { step, type_name, reason } => {
                write!(f, "{step}: {reason} (its type is {type_name})")
            }
            Self::Unreachable { task } => write!(
                f,
                "{task} is part of a shared library, and only functions of the program itself run in other processes: \
                 link that library statically (crate-type \"rlib\", not \"dylib\")"
            ),
            Self::Cancelled => f.write_str("the task was cancelled before it started"),
            Self::Closed => f.write_str("the pool is shut down: keep it alive until its tasks are done"),
            Self::Taken => f.write_str("the result of this future was already handed out"),
        }
    }
}

impl std::error::Error for Error {}

impl Error {
    /// A failure of the system while `doing` something needed for a new worker.
    pub(crate) fn start(doing: &str, error: &std::io::Error) -> Self {
        Self::Start {
            reason: format!("{doing}: {error}"),
            kind: error.kind(),
        }
    }
}

//! How a process ended.

use std::fmt;
use std::process::ExitStatus;

/// How a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It ended by itself: it returned, called `exit`, or panicked (101).
    Code(i32),
    /// A signal ended it: a crash (SIGSEGV, SIGABRT) or a kill (SIGKILL, SIGTERM).
    Signal(i32),
    /// The system did not say.
    Unknown,
}

impl End {
    /// Whether the process ended by itself with code 0.
    pub fn success(self) -> bool {
        self == Self::Code(0)
    }

    /// Python's `exitcode`: the code, or the signal's number below zero.
    ///
    /// ```
    /// use multiprocess::End;
    /// assert_eq!(End::Code(3).exitcode(), Some(3));
    /// assert_eq!(End::Signal(9).exitcode(), Some(-9));
    /// ```
    pub fn exitcode(self) -> Option<i32> {
        match self {
            Self::Code(code) => Some(code),
            Self::Signal(number) => Some(-number),
            Self::Unknown => None,
        }
    }
}

impl From<ExitStatus> for End {
    fn from(status: ExitStatus) -> Self {
        #[cfg(unix)]
        if let Some(number) = std::os::unix::process::ExitStatusExt::signal(&status) {
            return Self::Signal(number);
        }
        status.code().map_or(Self::Unknown, Self::Code)
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "exit code {code}"),
            Self::Signal(number) => match signal_name(*number) {
                Some(name) => write!(f, "signal {number} ({name})"),
                None => write!(f, "signal {number}"),
            },
            Self::Unknown => f.write_str("an unknown status"),
        }
    }
}

/// The names of the signals that end processes in practice; their numbers are those of every Unix.
fn signal_name(number: i32) -> Option<&'static str> {
    Some(match number {
        1 => "SIGHUP",
        2 => "SIGINT",
        3 => "SIGQUIT",
        4 => "SIGILL",
        6 => "SIGABRT",
        8 => "SIGFPE",
        9 => "SIGKILL",
        11 => "SIGSEGV",
        13 => "SIGPIPE",
        14 => "SIGALRM",
        15 => "SIGTERM",
        _ => return None,
    })
}

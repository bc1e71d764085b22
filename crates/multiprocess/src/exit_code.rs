//! What the function of a `Process` returns, as the exit code that a process ends with.

/// What the function of a [`Process`](crate::Process) may return, and the exit code that it becomes.
#[diagnostic::on_unimplemented(
    message = "the function of a process returns `()`, an exit code (`u8`), or a `Result` of them, not `{Self}`",
    note = "for a function's value use `Pool` or `ProcessPoolExecutor`"
)]
pub trait ExitCode {
    /// The process's exit code; an error is written to stderr, and is 1.
    fn exit_code(self) -> u8;
}

impl ExitCode for () {
    fn exit_code(self) -> u8 {
        0
    }
}

impl ExitCode for u8 {
    fn exit_code(self) -> u8 {
        self
    }
}

impl<T: ExitCode, E: std::fmt::Display> ExitCode for std::result::Result<T, E> {
    fn exit_code(self) -> u8 {
        match self {
            Ok(value) => value.exit_code(),
            Err(error) => {
                complain(format_args!("process {}: {error}", std::process::id()));
                1
            }
        }
    }
}

/// A line on stderr in one piece: several processes may write at the same moment.
pub(crate) fn complain(line: std::fmt::Arguments<'_>) {
    use std::io::Write;
    let _ = std::io::stderr().write_all(format!("{line}\n").as_bytes());
}

//! Ctrl-C reaches every process of the terminal's group, workers too.

#![allow(
    unsafe_code,
    reason = "no safe interface to signal handlers among our dependencies"
)]

/// Leaves the decision to the parent: if it ends, the lifeline ends its workers; if it handles Ctrl-C, its tasks run on.
///
/// A handler that does nothing, since an ignored signal would stay ignored in programs that tasks start.
pub(super) fn leave_to_parent() {
    #[cfg(unix)]
    {
        extern "C" fn nothing(_signal: libc::c_int) {}
        let handler: extern "C" fn(libc::c_int) = nothing;
        // SAFETY: the handler touches nothing, so it may run at any point; `signal` restarts interrupted calls.
        unsafe { libc::signal(libc::SIGINT, handler as libc::sighandler_t) };
    }
}

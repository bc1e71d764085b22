//! What an answer's processes cannot do: leave the group that the guard ends, or end the guard.
//!
//! The kernel ends a whole group in one step: nobody in it can start another in between, be they
//! thousands. That is how a fork bomb is lost, for root too, whom no limit on processes binds; so
//! nobody may leave the group. Linux on the processors that are named below; elsewhere an answer that
//! leaves on purpose is only found by its mark, or not at all.

#[cfg(all(
    target_os = "linux",
    any(
        target_arch = "x86_64",
        target_arch = "aarch64",
        target_arch = "riscv64"
    )
))]
mod kernel;

/// Puts the fence up around this thread, and all that it starts from now on. A system that has no
/// such fence (an older kernel, some containers) goes without.
pub(super) fn put_up() {
    #[cfg(all(
        target_os = "linux",
        any(
            target_arch = "x86_64",
            target_arch = "aarch64",
            target_arch = "riscv64"
        )
    ))]
    let _ = kernel::put_up();
}

//! How a function travels: as its distance from another function of the same program.
//!
//! For each task's type the compiler makes one [`entry`], which knows how to read the argument, call the function
//! and write the result. Parent and worker run the same image, so the entry stands at the same distance from
//! [`anchor`] in both, wherever the system loaded them. The alternative, functions registered by name, needs no
//! `unsafe`, but a line of registration for each function, which a learner forgets and the compiler does not miss.
#![allow(
    unsafe_code,
    reason = "an address becomes a function again, and a function of no size needs no bytes"
)]

use serde::{Serialize, de::DeserializeOwned};

use crate::frame::Status;
use crate::{codec, image, panics};

/// The distance of an entry from [`anchor`], in bytes, modulo 2^64.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EntryOffset(pub(crate) u64);

impl EntryOffset {
    /// Of no function: for a job without one.
    pub(crate) const NONE: Self = Self(0);
}

/// Runs one task: reads its argument, and appends its reply's payload to the buffer.
pub(crate) type Entry = fn(argument: &[u8], reply: &mut Vec<u8>) -> Status;

#[inline(never)]
fn anchor() {}

fn anchor_address() -> u64 {
    (anchor as fn()) as usize as u64
}

/// Whether this crate is part of the program itself.
pub(crate) fn is_linked_in() -> bool {
    image::holds((anchor as fn()) as usize)
}

/// The place of the function behind `task`, to be sent to a worker; none if it stands in a shared library, which
/// a worker may have loaded at another distance.
pub(crate) fn offset_of<F, A, R>(_task: F) -> Option<EntryOffset>
where
    F: Fn(A) -> R + Copy + Send + 'static,
    A: DeserializeOwned,
    R: Serialize,
{
    // ANCHOR: distance
    let entry: Entry = entry::<F, A, R>;
    let distance = (entry as usize as u64).wrapping_sub(anchor_address());
    image::holds(entry as usize).then_some(EntryOffset(distance))
    // ANCHOR_END: distance
}

/// The function at `offset`; none if that is outside of the program.
///
/// # Safety
/// `offset` came from [`offset_of`] in a process that runs this same image, in which [`is_linked_in`] is true.
pub(crate) unsafe fn entry_at(offset: EntryOffset) -> Option<Entry> {
    let address = usize::try_from(anchor_address().wrapping_add(offset.0)).ok()?;
    if !image::holds(address) {
        return None;
    }
    let pointer = std::ptr::with_exposed_provenance::<()>(address);
    // SAFETY: the caller's promise makes this the address of an `entry::<F, A, R>`, whose type `Entry` is.
    Some(unsafe { std::mem::transmute::<*const (), Entry>(pointer) })
}

fn entry<F, A, R>(argument: &[u8], reply: &mut Vec<u8>) -> Status
where
    F: Fn(A) -> R + Copy + Send + 'static,
    A: DeserializeOwned,
    R: Serialize,
{
    // ANCHOR: captures_nothing
    const {
        assert!(
            size_of::<F>() == 0,
            "a task for another process must be a plain function or a closure that captures nothing: \
             processes share no variables, so pass what the task needs as its argument"
        );
    }
    // ANCHOR_END: captures_nothing
    // SAFETY: F has no size, so there are no bytes to get wrong; it is inhabited and may be copied at will,
    // since `offset_of` took one by value and F is Copy. It may have captured a value of no size that stands for a promise
    // ("the library is set up"): being Send and Copy, the promise holds in every thread and for ever, but it was given by
    // another process of this program. `init` says so in its documentation.
    let task: F = unsafe { std::ptr::NonNull::<F>::dangling().read() };
    let start = reply.len();
    let outcome = panics::catch(|| {
        let argument = match codec::decode::<A>(argument) {
            Ok(argument) => argument,
            Err(reason) => return (Status::BadArgument, reason),
        };
        match codec::encode(&task(argument), reply) {
            Ok(()) => (Status::Value, String::new()),
            Err(reason) => (Status::BadResult, reason),
        }
    });
    match outcome {
        Ok((Status::Value, _)) => Status::Value,
        Ok((status, reason)) => {
            reply.truncate(start);
            reply.extend_from_slice(reason.as_bytes());
            status
        }
        Err(panic) => {
            reply.truncate(start);
            codec::encode_panic(&panic, reply);
            Status::Panicked
        }
    }
}

//! The tasks, by group, and how they are told.

/// Two workers, a task that does nothing: what handing it out costs.
pub(crate) const MAP_CHUNK_1: (&str, &str) = ("dispatch", "map_chunk_1");
/// The same in chunks, chosen by the pool or by hand.
pub(crate) const MAP_AUTOMATIC: (&str, &str) = ("dispatch", "map_automatic");
/// All submitted, then all futures collected.
pub(crate) const SUBMIT_MANY: (&str, &str) = ("dispatch", "submit_many");
/// One submitted, its result awaited, then the next.
pub(crate) const ONE_AT_A_TIME: (&str, &str) = ("dispatch", "one_at_a_time");

/// Bytes to one worker and back.
pub(crate) const MIB_1: (&str, &str) = ("payload", "1_MiB");
/// The same, beyond what caches hold.
pub(crate) const MIB_64: (&str, &str) = ("payload", "64_MiB");

/// The bytes of one payload of `payload`'s task, one way.
pub(crate) fn payload_bytes(task: &str) -> usize {
    if task == MIB_1.1 { 1 << 20 } else { 64 << 20 }
}

//! The tasks: `GROUP/TASK` of the ids.

/// A group and a task of it.
pub(crate) type Task = (&'static str, &'static str);

// dispatch: two workers, a task that does nothing; an iteration is one task.

/// Every task alone, all handed over through `map`.
pub(crate) const MAP_CHUNK_1: Task = ("dispatch", "map_chunk_1");
/// In chunks, chosen by the pool or by hand; an iteration is a call of 100 000 tasks.
pub(crate) const MAP_AUTOMATIC: Task = ("dispatch", "map_automatic");
/// All submitted, then all futures collected.
pub(crate) const SUBMIT_MANY: Task = ("dispatch", "submit_many");
/// One submitted, its result awaited, then the next.
pub(crate) const ONE_AT_A_TIME: Task = ("dispatch", "one_at_a_time");

// startup: an iteration is two workers started and stopped.

/// From a small parent.
pub(crate) const TWO_WORKERS: Task = ("startup", "two_workers");
/// From a parent that has touched much memory.
pub(crate) const LARGE_PARENT: Task = ("startup", "two_workers_large_parent");

// payload: an iteration is so many bytes to one worker and back.

/// Fits into a cache.
pub(crate) const MIB_1: Task = ("payload", "1_MiB");
/// Does not.
pub(crate) const MIB_64: Task = ("payload", "64_MiB");

/// Those that Criterion runs.
pub(crate) const TASKS: [Task; 8] = [
    MAP_CHUNK_1,
    MAP_AUTOMATIC,
    SUBMIT_MANY,
    ONE_AT_A_TIME,
    TWO_WORKERS,
    LARGE_PARENT,
    MIB_1,
    MIB_64,
];

// scale: in the table alone.

/// `dispatch` with 64 workers.
pub(crate) const CHUNK_1_64_WORKERS: Task = ("scale", "map_chunk_1_64_workers");
/// `dispatch` with 64 workers.
pub(crate) const AUTOMATIC_64_WORKERS: Task = ("scale", "map_automatic_64_workers");
/// A million empty tasks in one `map`; an iteration is all of them.
pub(crate) const MILLION: Task = ("scale", "million");
/// A task of 1 s, then 1000 of 1 ms: all together an iteration.
pub(crate) const ONE_LONG_MAP: Task = ("scale", "one_long_map");
/// The same through `submit`.
pub(crate) const ONE_LONG_SUBMIT: Task = ("scale", "one_long_submit");
/// An endless `imap`, a thousand results an iteration: its memory is told, not its time.
pub(crate) const ENDLESS: Task = ("scale", "endless");
/// `sum_square` over `0..20_000`, the pool started before.
pub(crate) const SUM_SQUARE: Task = ("scale", "sum_square");

/// Those of `scale`.
pub(crate) const SCALE: [Task; 6] = [
    CHUNK_1_64_WORKERS,
    AUTOMATIC_64_WORKERS,
    MILLION,
    ONE_LONG_MAP,
    ONE_LONG_SUBMIT,
    SUM_SQUARE,
];

/// The bytes of one payload, one way.
pub(crate) fn payload_bytes(task: Task) -> usize {
    if task == MIB_1 { 1 << 20 } else { 64 << 20 }
}

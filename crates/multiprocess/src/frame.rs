//! The bytes that travel: fixed headers, little-endian, each followed by `length` bytes.
//!
//! To the worker goes one [`Setup`], then [`Job`]s: a function and a run of arguments, each behind its length (`u32`).
//! Back comes one [`Reply`] for each argument, in order. Headers are read strictly: whatever is not
//! exactly what this version writes is refused, and the reader ends that channel.

use crate::entry::EntryOffset;

/// The first bytes to a worker: who it works for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Setup {
    /// Signs jobs and replies, so that no stray bytes are taken for the address of a function or for a result.
    pub(crate) key: u64,
    /// Of the parent's program file; 0 where the worker is started from the running image itself.
    pub(crate) fingerprint: u64,
    /// Whether each reply is sent before the next task starts, so that the parent knows how long each runs.
    pub(crate) prompt: bool,
    /// Whether a worker without a task looks out for the next one a little while before it sleeps.
    pub(crate) spin: bool,
}

/// What a job is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Run before the first task; answered by `Hello`.
    Initialise,
    /// Tasks of a pool that stay together once the first has started.
    Block,
    /// Tasks of a pool of which the parent may take some back as long as they have not started.
    Divisible,
    /// The one task of a `Process`: its result is the exit code.
    Process,
}

/// Announces a run of arguments for one function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Job {
    pub(crate) purpose: Purpose,
    /// How many arguments follow.
    pub(crate) count: u32,
    /// How many bytes they take together.
    pub(crate) length: u32,
    /// The number of the first one: this worker's tasks are counted from 0.
    pub(crate) first: u64,
    pub(crate) entry: EntryOffset,
}

/// What a worker says about one task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// Ready for tasks; the bytes are empty.
    Hello,
    /// The result.
    Value,
    /// A panic: its message, file, line and column.
    Panicked,
    /// The argument did not deserialize: the reason.
    BadArgument,
    /// The result did not serialize: the reason.
    BadResult,
    /// The initializer panicked, as `Panicked`.
    InitPanicked,
    /// It cannot serve: the reason.
    Refused,
}

/// Announces what came of one task. Which one is not said: replies come in the order of the tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) status: Status,
    pub(crate) length: u32,
}

const MAGIC: u32 = u32::from_le_bytes(*b"mp01");

impl Setup {
    pub(crate) const SIZE: usize = 24;

    pub(crate) fn to_bytes(self) -> [u8; Self::SIZE] {
        let mut out = [0; Self::SIZE];
        out[0..4].copy_from_slice(&MAGIC.to_le_bytes());
        let flags = u32::from(self.prompt) | u32::from(self.spin) << 1;
        out[4..8].copy_from_slice(&flags.to_le_bytes());
        out[8..16].copy_from_slice(&self.key.to_le_bytes());
        out[16..24].copy_from_slice(&self.fingerprint.to_le_bytes());
        out
    }

    pub(crate) fn from_bytes(bytes: &[u8; Self::SIZE]) -> Option<Self> {
        let flags = u32_at(bytes, 4);
        (u32_at(bytes, 0) == MAGIC && flags < 4).then(|| Self {
            key: u64_at(bytes, 8),
            fingerprint: u64_at(bytes, 16),
            prompt: flags & 1 == 1,
            spin: flags & 2 == 2,
        })
    }
}

impl Job {
    pub(crate) const SIZE: usize = 36;

    pub(crate) fn to_bytes(self, key: u64) -> [u8; Self::SIZE] {
        let mut out = [0; Self::SIZE];
        let purpose: u32 = match self.purpose {
            Purpose::Initialise => 1,
            Purpose::Block => 2,
            Purpose::Divisible => 3,
            Purpose::Process => 4,
        };
        out[0..4].copy_from_slice(&purpose.to_le_bytes());
        out[4..8].copy_from_slice(&self.count.to_le_bytes());
        out[8..12].copy_from_slice(&self.length.to_le_bytes());
        out[12..20].copy_from_slice(&self.first.to_le_bytes());
        out[20..28].copy_from_slice(&self.entry.0.to_le_bytes());
        let signature = sign(key, &out[..28]);
        out[28..36].copy_from_slice(&signature.to_le_bytes());
        out
    }

    /// The header, if it carries the signature that `key` gives it.
    pub(crate) fn from_bytes(bytes: &[u8; Self::SIZE], key: u64) -> Option<Self> {
        if u64_at(bytes, 28) != sign(key, &bytes[..28]) {
            return None;
        }
        let purpose = match u32_at(bytes, 0) {
            1 => Purpose::Initialise,
            2 => Purpose::Block,
            3 => Purpose::Divisible,
            4 => Purpose::Process,
            _ => return None,
        };
        Some(Self {
            purpose,
            count: u32_at(bytes, 4),
            length: u32_at(bytes, 8),
            first: u64_at(bytes, 12),
            entry: EntryOffset(u64_at(bytes, 20)),
        })
    }
}

impl Reply {
    /// Short, since there is one for each task, however short: a length, a status, and 24 bits of signature.
    pub(crate) const SIZE: usize = 8;

    /// The header of the reply for task `number`.
    pub(crate) fn to_bytes(self, key: u64, number: u64) -> [u8; Self::SIZE] {
        let status: u64 = match self.status {
            Status::Hello => 1,
            Status::Value => 2,
            Status::Panicked => 3,
            Status::BadArgument => 4,
            Status::BadResult => 5,
            Status::InitPanicked => 6,
            Status::Refused => 7,
        };
        let fields = u64::from(self.length) | status << 32;
        (fields | signature(key, number, fields) << 40).to_le_bytes()
    }

    /// The header, if it carries the signature that `key` gives the reply for task `number`.
    pub(crate) fn from_bytes(bytes: [u8; Self::SIZE], key: u64, number: u64) -> Option<Self> {
        let word = u64::from_le_bytes(bytes);
        let fields = word & 0xFF_FFFF_FFFF;
        let signed = word >> 40 == signature(key, number, fields);
        if signed { Self::fields_of(word) } else { None }
    }

    fn fields_of(word: u64) -> Option<Self> {
        let status = match word >> 32 & 0xFF {
            1 => Status::Hello,
            2 => Status::Value,
            3 => Status::Panicked,
            4 => Status::BadArgument,
            5 => Status::BadResult,
            6 => Status::InitPanicked,
            7 => Status::Refused,
            _ => return None,
        };
        let length = u32::try_from(word & 0xFFFF_FFFF).expect("32 bits");
        Some(Self { status, length })
    }

    /// How many bytes the reply takes that starts with `bytes`, whose header was checked.
    pub(crate) fn length_of_first(bytes: &[u8]) -> Option<usize> {
        let reply = Self::fields_of(u64::from_le_bytes(*bytes.first_chunk()?))?;
        Some(Self::SIZE + reply.length as usize)
    }

    /// The first of the replies in `bytes`, which were checked when they came, its payload, and the others.
    pub(crate) fn split(bytes: &[u8]) -> Option<(Self, &[u8], &[u8])> {
        let (header, rest) = bytes.split_first_chunk::<{ Self::SIZE }>()?;
        let reply = Self::fields_of(u64::from_le_bytes(*header))?;
        let (payload, rest) = rest.split_at_checked(reply.length as usize)?;
        Some((reply, payload, rest))
    }
}

/// The first argument of a job and what follows it, if all of it is there.
pub(crate) fn split_argument(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    rest.split_at_checked(u32::from_le_bytes(*length) as usize)
}

/// 24 bits for a reply's header: of bytes that no worker of ours wrote, one in 16 million passes.
fn signature(key: u64, number: u64, fields: u64) -> u64 {
    const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
    let mixed = (key ^ number.wrapping_mul(ODD) ^ fields.rotate_left(17)).wrapping_mul(ODD);
    (mixed ^ mixed >> 32).wrapping_mul(ODD) >> 40
}

/// Not cryptography: both ends are one program. It is there so that a damaged header is noticed.
fn sign(key: u64, bytes: &[u8]) -> u64 {
    bytes.chunks(4).fold(key, |hash, part| {
        let mut word = [0; 4];
        word[..part.len()].copy_from_slice(part);
        let mixed =
            (hash ^ u64::from(u32::from_le_bytes(word))).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed ^ (mixed >> 32)
    })
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"))
}

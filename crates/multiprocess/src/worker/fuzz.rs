//! Damaged bytes on their way to a worker: it ends the channel, and does nothing else.
//!
//! The time per run is short; `FUZZ_SECONDS=60 cargo test -p multiprocess --lib fuzz` makes it long.

use std::io::{Read, Write};
use std::net::Shutdown;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::serve::Server;
use crate::entry::{EntryOffset, offset_of};
use crate::frame::{Job, Purpose, Reply, Setup};
use crate::region::Region;

const SETUP: Setup = Setup {
    key: 0x5EED,
    fingerprint: 0,
    prompt: false,
    spin: false,
};

/// Arguments that the task got; it gets none that was not sent.
static SUM: AtomicU64 = AtomicU64::new(0);

fn add((number, text, list): (u64, String, Vec<u32>)) -> u64 {
    SUM.fetch_add(number, Ordering::Relaxed);
    number + (text.len() + list.len()) as u64
}

fn pair() -> (crate::transport::Stream, crate::transport::Stream) {
    #[cfg(all(target_os = "linux", not(feature = "portable")))]
    return std::os::unix::net::UnixStream::pair().expect("a pair of sockets");
    #[cfg(not(all(target_os = "linux", not(feature = "portable"))))]
    {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let ours = std::net::TcpStream::connect(listener.local_addr().expect("an address"));
        (
            ours.expect("a connection"),
            listener.accept().expect("its other end").0,
        )
    }
}

/// A few jobs as a parent writes them.
fn jobs(random: &mut fastrand::Rng, entry: EntryOffset) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut first = 0;
    for _ in 0..random.usize(1..4) {
        let count = random.u32(1..6);
        let mut arguments = Vec::new();
        for _ in 0..count {
            let argument = (
                1_u64,
                "x".repeat(random.usize(0..20)),
                vec![7_u32; random.usize(0..20)],
            );
            crate::pool::push_argument(&mut arguments, &argument).expect("it can be written");
        }
        let purpose = *random
            .choice(&[Purpose::Block, Purpose::Divisible])
            .expect("one of two");
        let length = u32::try_from(arguments.len()).expect("short");
        let job = Job {
            purpose,
            count,
            length,
            first,
            entry,
        };
        bytes.extend_from_slice(&job.to_bytes(SETUP.key));
        bytes.extend_from_slice(&arguments);
        first += u64::from(count);
    }
    bytes
}

/// Cuts, inserts, overwrites, repeats; sometimes nothing.
fn damage(random: &mut fastrand::Rng, bytes: &mut Vec<u8>) {
    for _ in 0..random.usize(0..4) {
        let at = random.usize(0..bytes.len().max(1)).min(bytes.len());
        match random.u8(0..6) {
            0 => bytes.truncate(at),
            1 => bytes.insert(at, random.u8(..)),
            2 if at < bytes.len() => bytes[at] ^= 1 << random.u8(0..8),
            3 if at + 4 <= bytes.len() => bytes[at..at + 4].fill(0xFF), // a length, perhaps
            4 => bytes.extend_from_within(at..),
            _ => {
                let noise: Vec<u8> = (0..random.usize(0..64)).map(|_| random.u8(..)).collect();
                bytes.splice(at..at, noise);
            }
        }
    }
}

/// Serves `bytes`, and returns the replies.
fn serve(bytes: &[u8]) -> Vec<u8> {
    let (mut ours, theirs) = pair();
    let server = Server::new(SETUP, theirs, Region::on_heap()).expect("a server");
    std::thread::scope(|scope| {
        let serving = scope.spawn(|| server.serve());
        let mut reading = ours.try_clone().expect("a second handle");
        let replies = scope.spawn(move || {
            let mut replies = Vec::new();
            // A reset is an end as good as any: the server left with something unread.
            let _ = reading.read_to_end(&mut replies);
            replies
        });
        let _ = ours.write_all(bytes);
        let _ = ours.shutdown(Shutdown::Write);
        let _ = serving.join().expect("the server does not panic");
        replies.join().expect("the reader does not panic")
    })
}

#[test]
fn damaged_jobs_end_the_channel_and_nothing_else() {
    let seconds = std::env::var("FUZZ_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok());
    let until = Instant::now() + Duration::from_secs(seconds.unwrap_or(1));
    let seed = fastrand::u64(..);
    let mut random = fastrand::Rng::with_seed(seed);
    let entry = offset_of(add).expect("a function of this program");
    let mut rounds = 0_u64;
    while Instant::now() < until {
        let mut bytes = jobs(&mut random, entry);
        damage(&mut random, &mut bytes);
        let replies = serve(&bytes);
        let mut rest = replies.as_slice();
        let mut number = 0;
        while let Some(header) = rest.first_chunk() {
            // Damaged jobs may be left out, but no reply comes twice or out of order.
            let signed = (number..number + 100)
                .find_map(|n| Some((n, Reply::from_bytes(*header, SETUP.key, n)?)));
            let (place, reply) =
                signed.unwrap_or_else(|| panic!("seed {seed}, round {rounds}: no reply"));
            number = place + 1;
            rest = rest
                .get(Reply::SIZE + reply.length as usize..)
                .unwrap_or_default();
        }
        rounds += 1;
    }
    println!("{rounds} conversations, seed {seed}");
    assert!(
        memory_used() < 512 << 20,
        "no length is believed before its bytes are there"
    );
}

/// The most memory that this process ever touched, in bytes; 0 where the system does not say.
fn memory_used() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|text| text.split_whitespace().next()?.parse::<u64>().ok())
        .unwrap_or(0)
        * 1024
}

//! A pool whose tasks write into the channel now and then.
#![allow(unsafe_code, reason = "what an ill-behaved task does")]

use std::os::fd::BorrowedFd;
use std::time::{Duration, Instant};

use crate::common::table;
use multiprocess::{Error, Pool};

/// The descriptors of this process that are sockets: copies of the channel.
fn sockets() -> Vec<i32> {
    let is_socket = |fd: &i32| {
        std::fs::read_link(format!("/proc/self/fd/{fd}"))
            .is_ok_and(|link| link.to_string_lossy().starts_with("socket:"))
    };
    (3..20).filter(is_socket).collect()
}

/// Something between noise and a reply: its header is laid out like a real one's.
fn scribble(random: &mut fastrand::Rng) -> Vec<u8> {
    let noise = |random: &mut fastrand::Rng, most| {
        (0..random.usize(0..most))
            .map(|_| random.u8(..))
            .collect::<Vec<_>>()
    };
    if random.bool() {
        return noise(random, 300);
    }
    let length = *random
        .choice(&[0, 1, 8, 1 << 20, u32::MAX])
        .expect("one of five");
    let mut bytes = Vec::new();
    bytes.extend_from_slice(&random.u32(0..9).to_le_bytes());
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&random.u64(0..50).to_le_bytes());
    bytes.extend_from_slice(&random.u64(..).to_le_bytes());
    bytes.extend(noise(random, 40));
    bytes
}

/// Every so often writes into the channel; then returns, or dies, as if nothing were.
fn task((seed, x): (u64, u64)) -> u64 {
    let mut random = fastrand::Rng::with_seed(seed ^ x);
    if random.u8(..) < 20 {
        let bytes = scribble(&mut random);
        // SAFETY: the number is that of an open socket, which is only written to.
        let channel = unsafe { BorrowedFd::borrow_raw(sockets()[0]) };
        let _ = rustix::net::send(channel, &bytes, rustix::net::SendFlags::DONTWAIT);
        if random.u8(0..8) == 0 {
            std::process::abort();
        }
    }
    x
}

pub(crate) fn scribbles_on_the_channel() {
    let seconds = std::env::var("FUZZ_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(2);
    let until = Instant::now() + Duration::from_secs(seconds);
    let (mut right, mut lost, mut rounds) = (0_u64, 0_u64, 0_u64);
    let seed = fastrand::u64(..);
    let mut random = fastrand::Rng::with_seed(seed);
    drop(Pool::new(1).unwrap());
    let descriptors = table::descriptors();
    while Instant::now() < until {
        let pool = Pool::builder()
            .max_workers(random.usize(1..4))
            .chunksize(random.usize(1..20))
            .build()
            .unwrap();
        let seed = random.u64(..);
        for (x, result) in (0..100).zip(pool.imap(task, (0..100).map(|x| (seed, x)))) {
            match result {
                Ok(result) => {
                    assert_eq!(result, x, "seed {seed}");
                    right += 1;
                }
                Err(Error::Garbled { .. } | Error::WorkerDied { .. }) => lost += 1,
                Err(error) => panic!("{x}: {error}, seed {seed}"),
            }
        }
        drop(pool);
        rounds += 1;
        assert_eq!(table::descriptors(), descriptors);
    }
    println!("{rounds} pools, {right} right, {lost} lost, seed {seed}");
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next());
    let peak: u64 = peak.unwrap().parse().unwrap();
    assert!(
        peak < 200_000,
        "{peak} KiB: no length is believed before its bytes are there"
    );
}

//! Room for large payloads.
//!
//! Most of the time of a large payload goes into touching fresh memory, 4 KiB at a time: 16384 faults for 64 MiB. So on Linux
//! large buffers ask for huge pages.

/// From this capacity on a buffer is large.
const LARGE: usize = 4 * 1024 * 1024;

/// How much room is made for bytes that were only promised.
const TRUSTED: usize = 16 * 1024 * 1024;

/// Makes room for `more` bytes behind those in `bytes`.
pub(crate) fn reserve(bytes: &mut Vec<u8>, more: usize) {
    let before = bytes.capacity();
    bytes.reserve(more);
    if bytes.capacity() >= LARGE && bytes.capacity() > before {
        ask_for_huge_pages(bytes);
    }
}

/// How much of `promised` more bytes to make room for: large steps, since moving what came takes time, but never more than a
/// few times of what has come.
pub(crate) fn step(bytes: &[u8], promised: usize) -> usize {
    promised.min(TRUSTED.max(3 * bytes.len()))
}

#[cfg(target_os = "linux")]
#[allow(unsafe_code, reason = "advice about memory is given by address")]
fn ask_for_huge_pages(bytes: &mut Vec<u8>) {
    const PAGE: usize = 4096;
    // Outwards to whole pages: an allocation with advice for a part of it could no longer be moved by its page table.
    let start = bytes.as_mut_ptr();
    let before = start.addr() % PAGE;
    let length = (before + bytes.capacity()).next_multiple_of(PAGE);
    // SAFETY: the pages of our own buffer. The advice changes how they are kept, not what is in them, also for what
    // shares the first and the last of them. Where it is refused everything works as before.
    let _ = unsafe {
        rustix::mm::madvise(
            start.wrapping_sub(before).cast(),
            length,
            rustix::mm::Advice::LinuxHugepage,
        )
    };
}

#[cfg(not(target_os = "linux"))]
fn ask_for_huge_pages(_bytes: &mut Vec<u8>) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_room_holds_what_is_put_there() {
        let mut bytes = vec![1, 2, 3];
        for size in [10, LARGE, 3 * LARGE + 1] {
            reserve(&mut bytes, size);
            let end = bytes.len() + size;
            bytes.resize(end, 7);
            assert!(bytes.starts_with(&[1, 2, 3, 7]) && bytes.ends_with(&[7]));
        }
    }

    #[test]
    fn a_promise_alone_makes_little_room() {
        let gigabytes = 3 << 30;
        assert_eq!(step(&[], gigabytes), TRUSTED);
        assert_eq!(step(&[], 10), 10);
        let come = vec![0; TRUSTED];
        assert_eq!(step(&come, gigabytes), 3 * TRUSTED);
    }
}

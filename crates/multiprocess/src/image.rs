//! Whether parent and worker are the same program, and where its code stands.

use std::ops::Range;
use std::sync::OnceLock;

/// Names the program file as it was when this process called `init`; 0 where workers are started from the running
/// image itself, so that no file can come between.
pub(crate) fn fingerprint() -> u64 {
    static FINGERPRINT: OnceLock<u64> = OnceLock::new();
    *FINGERPRINT.get_or_init(|| {
        if by_image() {
            0
        } else {
            file_fingerprint().unwrap_or(1)
        }
    })
}

fn by_image() -> bool {
    cfg!(all(target_os = "linux", not(feature = "portable")))
}

/// From the file's length and time of change: a rebuilt program differs in at least one of them.
fn file_fingerprint() -> std::io::Result<u64> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let file = std::fs::metadata(std::env::current_exe()?)?;
    let mut hasher = DefaultHasher::new();
    (file.len(), file.modified()?).hash(&mut hasher);
    Ok(hasher.finish())
}

/// Whether `address` is in the code of the program itself, and not of a shared library, which may stand at another
/// distance in the worker. Off Linux nobody is asked, and every address passes.
pub(crate) fn holds(address: usize) -> bool {
    static CODE: OnceLock<Range<usize>> = OnceLock::new();
    CODE.get_or_init(code).contains(&address)
}

#[cfg(not(target_os = "linux"))]
fn code() -> Range<usize> {
    0..usize::MAX
}

/// From the first to the last byte of the program's executable segments.
#[cfg(target_os = "linux")]
#[allow(unsafe_code, reason = "the loader tells it to a callback alone")]
fn code() -> Range<usize> {
    use libc::{PF_X, PT_LOAD, c_int, c_void, dl_phdr_info};
    unsafe extern "C" fn note(info: *mut dl_phdr_info, _size: usize, code: *mut c_void) -> c_int {
        // SAFETY: the loader's own record, valid during the call; and the range below, which nobody else uses.
        let (info, code) = unsafe { (&*info, &mut *code.cast::<Range<usize>>()) };
        // SAFETY: the loader gives the table and its length.
        let segments =
            unsafe { std::slice::from_raw_parts(info.dlpi_phdr, usize::from(info.dlpi_phnum)) };
        for segment in segments {
            if segment.p_type == PT_LOAD && segment.p_flags & PF_X != 0 {
                let place = |offset: u64| usize::try_from(info.dlpi_addr + offset).unwrap_or(0);
                code.start = code.start.min(place(segment.p_vaddr));
                code.end = code.end.max(place(segment.p_vaddr + segment.p_memsz));
            }
        }
        1 // the first object is the program, and no other is wanted
    }
    let mut code = Range {
        start: usize::MAX,
        end: 0,
    };
    // SAFETY: `note` has the type that is asked for, and `code` outlives the call.
    unsafe { libc::dl_iterate_phdr(Some(note), (&raw mut code).cast()) };
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_told_from_its_libraries() {
        let ours: fn() = the_program_is_told_from_its_libraries;
        assert!(holds(ours as usize));
        #[cfg(all(target_os = "linux", target_env = "gnu"))]
        {
            let theirs: unsafe extern "C" fn(libc::pid_t) -> libc::pid_t = libc::getpgid;
            let stands_in_a_library = !holds(theirs as usize);
            // A call through the program's own table of imports would stand in the program.
            assert!(stands_in_a_library, "{:x}", theirs as usize);
        }
    }
}

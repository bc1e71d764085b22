//! Whether parent and worker are the same program.

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

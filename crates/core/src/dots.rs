//! Output that two threads can race for.

use crate::probe;
use std::io::{self, Write};
use std::sync::{Mutex, PoisonError};

/// What [`put`] has printed since [`printed`] was last asked.
static PRINTED: Mutex<String> = Mutex::new(String::new());

/// Prints `text`, at once: nothing waits in a buffer for the end of the line.
///
/// That makes it slow, a call to the system each time, and so two threads that print take turns in
/// a way that can be seen. Nobody there to read it is no error.
///
/// # Examples
///
/// ```
/// course_core::put(".");
/// course_core::put("o");
/// assert_eq!(course_core::printed(), ".o");
/// ```
pub fn put(text: &str) {
    probe::work("put", text, || {
        let mut stdout = io::stdout().lock();
        let _ = stdout.write_all(text.as_bytes());
        let _ = stdout.flush();
        // Under the lock of stdout, so that it is in the order in which it was printed.
        let mut printed = PRINTED.lock().unwrap_or_else(PoisonError::into_inner);
        printed.push_str(text);
    });
}

/// All that was [`put`] since this was last asked, in its order.
pub fn printed() -> String {
    std::mem::take(&mut PRINTED.lock().unwrap_or_else(PoisonError::into_inner))
}

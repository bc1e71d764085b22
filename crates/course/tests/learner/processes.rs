//! What a check has started, as the table of processes shows it.

use std::fs;
use std::process::Command;

/// What whatever a check starts carries in its environment.
pub(crate) fn marked_by(course: u32) -> String {
    format!("COURSE_CHECK={course}-")
}

pub(crate) struct Process {
    pub(crate) id: String,
    environment: Vec<u8>,
}

impl Process {
    /// Whether a variable begins so, name and value.
    pub(crate) fn has(&self, text: &str) -> bool {
        let mut entries = self.environment.split(|byte| *byte == 0);
        entries.any(|entry| entry.starts_with(text.as_bytes()))
    }

    /// Whether it is the same still, and has not ended.
    pub(crate) fn is_there(&self) -> bool {
        let environment = fs::read(format!("/proc/{}/environ", self.id));
        environment.is_ok_and(|environment| environment == self.environment)
    }
}

/// The processes that have such a variable.
pub(crate) fn carrying(text: &str) -> Vec<Process> {
    let table = fs::read_dir("/proc").expect("the process table");
    let process = |entry: fs::DirEntry| {
        Some(Process {
            id: entry.file_name().into_string().ok()?,
            environment: fs::read(entry.path().join("environ")).ok()?,
        })
    };
    let processes = table.flatten().filter_map(process);
    processes.filter(|process| process.has(text)).collect()
}

pub(crate) fn signal(which: &str, id: &str) {
    // It may have ended in the meantime.
    let _ = Command::new("kill").args([which, id]).status();
}

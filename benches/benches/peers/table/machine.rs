//! What the table was measured on and with.

use super::measure::Measured;
use super::render;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The facts above the table. No date: the same machine gives the same words.
pub(crate) fn facts(python: Option<&str>, measured: &[Measured]) -> String {
    let gave: Vec<f64> = measured.iter().flat_map(|m| m.gave.clone()).collect();
    let rustc = Command::new("rustc").arg("--version").output();
    let rustc = rustc.map_or_else(
        |_| "rustc unknown".to_owned(),
        |output| String::from_utf8_lossy(&output.stdout).trim().to_owned(),
    );
    let facts = [
        format!("{} cores", benches::cores()),
        system(),
        rustc,
        format!("procspawn {}", procspawn_version().unwrap_or_default()),
        python.map_or("no python3".to_owned(), |version| {
            format!("Python {version}")
        }),
    ];
    format!(
        "{}. Of two cores two threads got {} (looked at once a row and round).",
        facts.join(", "),
        render::machine(&gave)
    )
}

fn system() -> String {
    let release = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let name = match std::env::consts::OS {
        "linux" => "Linux",
        other => other,
    };
    format!("{name} {}", release.trim()).trim().to_owned()
}

fn procspawn_version() -> Option<String> {
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock");
    let lock = fs::read_to_string(lock).ok()?;
    let (_, after) = lock.split_once("name = \"procspawn\"\nversion = \"")?;
    Some(after.split_once('"')?.0.to_owned())
}

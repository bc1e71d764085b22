//! Tells the benchmarks which compiler they were built with: it is stored beside what they measure.

use std::process::Command;

fn main() {
    println!("cargo::rerun-if-env-changed=RUSTC");
    println!("cargo::rerun-if-changed=build.rs");
    let rustc = std::env::var_os("RUSTC").unwrap_or("rustc".into());
    let output = Command::new(rustc).arg("--version").output();
    let version = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    // "rustc 1.95.0 (59807616e 2026-04-14)"
    if let Some(number) = version
        .ok()
        .as_deref()
        .and_then(|v| v.split_whitespace().nth(1))
    {
        println!("cargo::rustc-env=BENCHES_RUSTC={number}");
    }
}

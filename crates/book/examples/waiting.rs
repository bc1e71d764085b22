//! Work that waits: the same eight downloads, by more and more threads on the same few cores.
//!
//! ```text
//! cargo run -p book --example waiting
//! ```

use bookserver::{Config, Server};
use multiprocess::ThreadPoolExecutor;
use std::error::Error;
use std::time::{Duration, Instant};

/// The size of a page in bytes; or why it could not be had.
type Page = Result<usize, String>;

// ANCHOR: get
fn get(url: String) -> Page {
    let text = |mut answer: ureq::http::Response<ureq::Body>| answer.body_mut().read_to_string();
    match ureq::get(&url).call().and_then(text) {
        Ok(text) => Ok(text.len()),
        Err(error) => Err(format!("{url}: {error}")),
    }
}
// ANCHOR_END: get

fn main() -> Result<(), Box<dyn Error>> {
    let server = Server::start(Config {
        latency: Duration::from_millis(100),
        ..Config::default()
    })?;
    let mut urls: Vec<String> = (1..=7)
        .map(|number| format!("{}/books/{number}.txt", server.url()))
        .collect();
    urls.push(format!("{}/books/none.txt", server.url()));

    // ANCHOR: serial
    let start = Instant::now();
    let pages: Vec<Page> = urls.iter().cloned().map(get).collect();
    // ANCHOR_END: serial
    row("serial", &pages, start);
    for workers in [2, 4, 8] {
        // ANCHOR: threads
        let start = Instant::now();
        let executor = ThreadPoolExecutor::new(workers)?;
        let pages: Vec<Page> = executor.map(get, urls.clone())?;
        // ANCHOR_END: threads
        row(&format!("{workers} threads"), &pages, start);
    }
    Ok(())
}

fn row(name: &str, pages: &[Page], start: Instant) {
    let seconds = start.elapsed().as_secs_f64();
    let here = pages.iter().filter(|page| page.is_ok()).count();
    let failed = pages.len() - here;
    println!("{name:<10} {seconds:.2} s   {here} downloaded, {failed} failed");
}

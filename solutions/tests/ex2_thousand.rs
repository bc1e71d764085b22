//! A thousand downloads by 64 workers from a server that fails one request in ten: every good file whole and
//! right, every failed one named, and no partial file.

use bookserver::{Config, Server, picture};
use ex2_download::{Outcomes, web};
use libtest_mimic::{Arguments, Failed, Trial};
use solutions::ex2_download::{picture_processes, picture_threads, serial_downloader};
use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;
use std::thread;
use std::{fs, io};

const DOWNLOADS: u64 = 1000;
const WORKERS: usize = 64;
const SIDE: u32 = 60;

fn main() -> ExitCode {
    // A worker process is this program, started again.
    multiprocess::init();
    let tests = vec![
        Trial::test("pictures_on_64_threads", || {
            thousand(|urls, folder| picture_threads(urls, folder, WORKERS))
        }),
        Trial::test("pictures_in_64_processes", || {
            thousand(|urls, folder| picture_processes(urls, folder, WORKERS))
        }),
        Trial::test("books_one_after_another", books),
    ];
    libtest_mimic::run(&Arguments::from_args(), tests).exit_code()
}

fn failing() -> io::Result<Server> {
    Server::start(Config {
        failing: 0.1,
        picture_side: SIDE,
        ..Config::default()
    })
}

fn thousand(download: impl Fn(&[String], &Path) -> Outcomes) -> Result<(), Failed> {
    let server = failing()?;
    let folder = tempfile::tempdir()?;
    let address = |number| format!("{}/pictures/{number}.png", server.url());
    let urls: Vec<String> = (1..=DOWNLOADS).map(address).collect();
    // The first answers come when there is a request by each of the workers.
    server.hold();
    let outcomes = thread::scope(|scope| {
        scope.spawn(|| {
            server.wait_for(WORKERS);
            server.release();
        });
        download(&urls, folder.path())
    })?;

    let mut files = files(folder.path())?;
    let mut failed = 0;
    for ((number, url), outcome) in (1..).zip(&urls).zip(&outcomes) {
        let file = files.remove(&web::picture_file(url));
        match (outcome, file) {
            (Ok(()), Some(file)) if file == picture(number, SIDE) => {}
            (Ok(()), Some(_)) => return Err(format!("{url}: its file is damaged").into()),
            (Ok(()), None) => return Err(format!("{url} is said to be saved").into()),
            (Err(_), Some(_)) => return Err(format!("{url} failed and has a file").into()),
            (Err(failure), None) => {
                failed += 1;
                if !failure.to_string().starts_with(url) {
                    return Err(
                        format!("a failure of {url} that does not say so: {failure}").into(),
                    );
                }
            }
        }
    }
    let counts = server.counts();
    println!("{failed} of {DOWNLOADS} failed; {counts:?}");
    expect(counts.most_in_flight == WORKERS, "64 at once")?;
    expect(outcomes.len() == urls.len(), "an outcome for each")?;
    expect(files.is_empty(), "no file but those")?;
    expect(
        failed == counts.failed,
        "as many failures as the server made",
    )?;
    expect(failed > 0, "some failures, else this shows nothing")
}

fn books() -> Result<(), Failed> {
    let server = failing()?;
    let folder = tempfile::tempdir()?;
    let address = |number| format!("{}/books/{number}.txt", server.url());
    let urls: Vec<String> = (1..=DOWNLOADS / 5).map(address).collect();
    let outcomes = serial_downloader(&urls, folder.path())?;
    let saved = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
    let files = files(folder.path())?;
    expect(files.len() == saved, "a file for each book that was saved")?;
    let whole = |text: &Vec<u8>| text.ends_with(b"\nThe end\n");
    expect(files.values().all(whole), "every one of them whole")
}

fn files(folder: &Path) -> io::Result<HashMap<String, Vec<u8>>> {
    let named = |entry: io::Result<fs::DirEntry>| {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        Ok((name, fs::read(entry.path())?))
    };
    fs::read_dir(folder)?.map(named).collect()
}

fn expect(holds: bool, what: &str) -> Result<(), Failed> {
    if holds { Ok(()) } else { Err(what.into()) }
}

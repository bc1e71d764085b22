//! Runs the answers in `lib.rs`, and prints how fast each is. Given: there is nothing to write here.

use ex2_download::show::{self, Answers};
use ex2_download::{
    download_book, page_downloader, picture_processes, picture_threads, process_downloader,
    serial_downloader,
};
use std::process::ExitCode;

fn main() -> ExitCode {
    // A worker process is this program, started again: it serves its pool from here, and ends here.
    multiprocess::init();
    let answers = Answers {
        source: "exercises/ex2-download/src/lib.rs",
        download_book,
        serial_downloader,
        process_downloader,
        page_downloader,
        picture_threads,
        picture_processes,
    };
    show::main(
        answers,
        "cargo run -p ex2-download --",
        std::env::args_os().collect(),
    )
}

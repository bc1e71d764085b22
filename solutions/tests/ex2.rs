//! The reference solution of exercise 2 against its laws.

use solutions::ex2_download::{
    download_book, page_downloader, picture_processes, picture_threads, process_downloader,
    serial_downloader,
};
use std::process::ExitCode;

fn main() -> ExitCode {
    spec::main(spec::ex2::Subject {
        download_book,
        serial_downloader,
        process_downloader,
        page_downloader,
        picture_threads,
        picture_processes,
    })
}

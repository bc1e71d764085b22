//! The given code against a server that does all that servers should not.

use bookserver::{Book, Config, Server};
use ex2_download::web::{Client, LIMITS, Limits, book_file, last_part, picture_file, title};
use std::time::Duration;

fn server() -> Server {
    Server::start(Config::default()).expect("loopback has a port")
}

/// What is said of a book that goes wrong so; it must begin with its address.
fn failure(server: &Server, limits: Limits, fault: &str) -> String {
    let url = format!("{}/books/3.txt?fault={fault}", server.url());
    let failure = Client::new(limits).get(&url).expect_err(fault).to_string();
    let why = failure.strip_prefix(&format!("{url}: "));
    why.unwrap_or_else(|| panic!("{failure} does not begin with {url}"))
        .to_owned()
}

#[test]
fn every_fault_has_words_of_its_own() {
    let server = server();
    for (fault, words) in [
        ("404", "no such thing (404)"),
        ("500", "has a problem (500)"),
        ("reset", "connection reset"),
        ("cut", "only a part"),
        ("loop", "in a circle"),
    ] {
        let why = failure(&server, LIMITS, fault);
        assert!(why.contains(words), "{fault}: {why}");
    }
    let url = format!("{}/books/3.txt", server.refusing());
    let why = Client::new(LIMITS)
        .get(&url)
        .expect_err("nobody is there")
        .to_string();
    assert!(
        why.starts_with(&url) && why.contains("connection refused"),
        "{why}"
    );
}

#[test]
fn no_server_can_keep_a_client_for_ever() {
    let server = server();
    let few_bytes = Limits {
        bytes: 100_000,
        ..LIMITS
    };
    let why = failure(&server, few_bytes, "endless");
    assert!(why.contains("larger than 100000 bytes"), "{why}");
    let short = Duration::from_millis(300);
    for (fault, limits) in [
        (
            "silent",
            Limits {
                answer: short,
                ..LIMITS
            },
        ),
        (
            "drip",
            Limits {
                whole: short,
                ..LIMITS
            },
        ),
    ] {
        let why = failure(&server, limits, fault);
        assert!(why.contains("too slow"), "{fault}: {why}");
    }
}

#[test]
fn what_is_no_fault_is_none() {
    let server = server();
    let client = Client::new(LIMITS);
    for fault in ["redirect", "gzip"] {
        let url = format!("{}/books/3.txt?fault={fault}", server.url());
        let book = client.get(&url).expect(fault);
        assert_eq!(book, Book::new(3).text().into_bytes(), "{fault}");
    }
}

#[test]
fn connections_are_used_again() {
    let server = server();
    let client = Client::new(LIMITS);
    for number in 1..=5 {
        let url = format!("{}/books/{number}.txt", server.url());
        client.get(&url).expect("nothing is wrong with it");
    }
    assert_eq!(server.counts().connections, 1);
}

#[test]
fn names_of_files_stay_in_the_folder_and_differ() {
    let url = "http://x/books/3.txt?fault=escape";
    assert_eq!(last_part(url), "3.txt");
    assert_eq!(
        book_file("../../The Way Out", url),
        "-..-The Way Out (3).txt"
    );
    assert_ne!(
        book_file("The Twins", "http://x/1.txt"),
        book_file("The Twins", "http://x/2.txt")
    );
    assert_eq!(last_part("http://x/.."), "untitled");
    assert_eq!(picture_file("http://x/pictures/7.png"), "pictures-7.png");
    assert_eq!(picture_file("https://x/id/7/200/300"), "id-7-200-300.jpg");
    assert_eq!(
        title("a\nTitle:  The Dial \n", url).expect("it has one"),
        "The Dial"
    );
    let why = title("Sorry.\nTitle: \n", url)
        .expect_err("it has none")
        .to_string();
    assert!(why.starts_with(url), "{why}");
}

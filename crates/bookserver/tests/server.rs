//! What the server gives, what goes wrong on request, and how requests are held.

use bookserver::{BOOKS, Book, Config, Fault, PICTURES, Server, TOPICS, ask, page, picture};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread;

fn server() -> Server {
    Server::start(Config::default()).expect("loopback has a port")
}

/// The whole answer, or as much as came.
fn bytes(server: &Server, path: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(server.address()).expect("it listens");
    write!(stream, "GET {path} HTTP/1.1\r\nConnection: close\r\n\r\n").expect("it reads");
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    answer
}

fn text(server: &Server, path: &str) -> String {
    String::from_utf8_lossy(&bytes(server, path)).into_owned()
}

#[test]
fn all_that_is_on_the_list_is_there() {
    let server = server();
    let list = text(&server, "/");
    let (_, list) = list.split_once("\r\n\r\n").expect("a head and a body");
    let places: Vec<&str> = list.lines().collect();
    let things = usize::try_from(BOOKS + PICTURES).expect("few") + TOPICS.len();
    assert_eq!(places.len(), things);
    for place in places {
        let path = place.strip_prefix(&server.url()).expect("of this server");
        assert!(text(&server, path).starts_with("HTTP/1.1 200"), "{place}");
    }
}

#[test]
fn an_answer_is_what_the_program_makes_of_the_number() {
    let server = server();
    assert!(text(&server, "/books/7.txt").ends_with(&Book::new(7).text()));
    let os = page("os").expect("there is a page about it");
    assert!(text(&server, "/3/library/os.html").ends_with(&os));
    assert!(bytes(&server, "/pictures/7.png").ends_with(&picture(7, 300)));
    assert_ne!(Book::new(7).text(), Book::new(8).text());
    assert_ne!(picture(7, 20), picture(8, 20));
}

#[test]
fn what_is_not_there_is_404() {
    let server = server();
    for path in [
        "/books/0.txt",
        "/books/07.txt",
        "/books/+7.txt",
        "/books/99999.txt",
        "/3/library/odd.html",
        "/x",
    ] {
        assert!(text(&server, path).starts_with("HTTP/1.1 404"), "{path}");
    }
    assert!(text(&server, "/books/1.txt?fault=odd").starts_with("HTTP/1.1 400"));
}

#[test]
fn faults_come_as_they_were_asked_for() {
    let server = server();
    let whole = Book::new(3).text();
    let faulty = |fault: Fault| text(&server, &format!("/books/3.txt?fault={fault}"));
    assert!(faulty(Fault::NotFound).starts_with("HTTP/1.1 404"));
    assert!(faulty(Fault::ServerError).starts_with("HTTP/1.1 500"));
    assert_eq!(faulty(Fault::Reset), "");
    assert!(faulty(Fault::Redirect).contains("\r\nLocation: /books/3.txt\r\n"));
    assert!(faulty(Fault::Loop).contains("\r\nLocation: /books/3.txt?fault=loop\r\n"));
    assert!(faulty(Fault::Gzip).contains("\r\nContent-Encoding: gzip\r\n"));
    assert!(faulty(Fault::Escape).contains("\nTitle: ../../"));
    assert!(faulty(Fault::Twin).contains("\nTitle: The Twins\n"));
    let cut = faulty(Fault::Cut);
    assert!(cut.contains(&format!("\r\nContent-Length: {}\r\n", whole.len())));
    assert!(cut.ends_with(&whole[..whole.len() / 2]));
}

#[test]
fn a_body_without_an_end_goes_on() {
    let server = server();
    let mut stream = TcpStream::connect(server.address()).expect("it listens");
    stream
        .write_all(b"GET /books/3.txt?fault=endless HTTP/1.1\r\n\r\n")
        .expect("it reads");
    let mut much = vec![0; 10 * Book::new(3).text().len()];
    stream.read_exact(&mut much).expect("there is always more");
}

#[test]
fn requests_are_held_until_they_are_released() {
    let server = server();
    server.hold();
    thread::scope(|scope| {
        let clients: Vec<_> = (1..=4)
            .map(|number| {
                let address = server.address();
                scope.spawn(move || ask(&address, &format!("/books/{number}.txt")))
            })
            .collect();
        assert!(server.wait_for(4));
        assert_eq!(server.counts().in_flight, 4);
        // Questions about the server itself are answered all the same.
        let counts = ask(&server.address(), "/counts").expect("it answers");
        assert!(counts.contains("in_flight 4\n"), "{counts}");
        server.release();
        for client in clients {
            assert!(client.join().expect("no panic").is_ok());
        }
    });
    let counts = server.counts();
    assert_eq!((counts.requests, counts.most_in_flight), (4, 4));
}

#[test]
fn one_connection_serves_many_requests() {
    let server = server();
    let mut stream = TcpStream::connect(server.address()).expect("it listens");
    for number in [1, 2] {
        write!(stream, "GET /books/{number}.txt HTTP/1.1\r\n\r\n").expect("it is still open");
        let text = Book::new(number).text();
        let mut answer = Vec::new();
        while !answer.ends_with(text.as_bytes()) {
            let mut byte = [0];
            stream.read_exact(&mut byte).expect("there is more");
            answer.push(byte[0]);
        }
    }
}

#[test]
fn a_connection_can_be_refused() {
    let server = server();
    let url = server.refusing();
    let address = url.strip_prefix("http://").expect("a URL");
    let error = TcpStream::connect(address).expect_err("nobody listens");
    assert_eq!(error.kind(), std::io::ErrorKind::ConnectionRefused);
}

#[test]
fn some_requests_fail_if_they_should() {
    let server = Server::start(Config {
        failing: 0.5,
        ..Config::default()
    })
    .expect("loopback has a port");
    let whole = |answer: &Vec<u8>| answer.ends_with(b"\nThe end\n");
    let answers: Vec<Vec<u8>> = (1..=40)
        .map(|number| bytes(&server, &format!("/books/{number}.txt")))
        .collect();
    let failed = answers.iter().filter(|answer| !whole(answer)).count();
    assert_eq!(failed, server.counts().failed);
    assert!(0 < failed && failed < 40, "{failed} of 40");
}

#[test]
fn dropping_it_ends_whatever_it_is_in_the_middle_of() {
    let server = server();
    let mut stream = TcpStream::connect(server.address()).expect("it listens");
    stream
        .write_all(b"GET /books/3.txt?fault=silent HTTP/1.1\r\n\r\n")
        .expect("it reads");
    assert!(server.wait_for(1));
    drop(server);
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest);
    assert_eq!(rest, b"");
}

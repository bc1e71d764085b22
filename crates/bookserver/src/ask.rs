//! The smallest client there is: for tests, and for whoever asks the server about itself.

use std::io::{self, Read, Write};
use std::net::TcpStream;

/// The whole answer, head and body, to one GET request. `address` is an IP address with a port.
///
/// # Errors
/// There is no server, or it answers with something that is no text.
pub fn ask(address: &str, path: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
}

//! Any system: loopback TCP with a token, and a mapped file.
//!
//! The worker learns the address, the token and the file's path from its standard input, which is then closed, so that tasks
//! find it empty. It connects twice: the channel, and a lifeline on which nothing is ever sent.

use std::collections::hash_map::RandomState;
use std::fs::{File, OpenOptions};
use std::hash::{BuildHasher, Hasher};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{Connected, Launched, marker};
use crate::frame::Setup;
use crate::offspring::Offspring;
use crate::region::{REGION_SIZE, Region};

pub(crate) type Stream = TcpStream;
pub(crate) type PollStream = mio::net::TcpStream;

type Token = [u8; 16];

/// Dropped when the worker has ended.
pub(crate) struct Lifeline {
    _stream: Stream,
    _shared: SharedFile,
}

pub(crate) fn launch(setup: Setup, name: Option<&str>) -> io::Result<Launched> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let token = random_token();
    let (shared, file) = SharedFile::create()?;
    let region = Region::map(&file)?;
    drop(file);
    let child = Command::new(std::env::current_exe()?)
        .arg(marker(name))
        .stdin(Stdio::piped())
        .spawn()?;
    meet(child, &listener, token, shared, setup, region)
}

fn meet(
    mut child: Child,
    listener: &TcpListener,
    token: Token,
    mut shared: SharedFile,
    setup: Setup,
    region: Region,
) -> io::Result<Launched> {
    let stdin = child.stdin.take();
    let mut child = Offspring::new(child)?;
    let mut stdin = stdin.ok_or(io::ErrorKind::BrokenPipe)?;
    let port = listener.local_addr()?.port();
    let path = shared
        .path
        .to_str()
        .ok_or_else(|| io::Error::other("the temporary folder's name is not UTF-8"))?;
    // It fails if the worker has ended already: `accept` sees that, and says how.
    let _ = stdin.write_all(&[&token, format!("{port}\n{path}").as_bytes()].concat());
    drop(stdin);
    listener.set_nonblocking(true)?;
    let mut stream = accept(&mut child, listener, token)?;
    let lifeline = accept(&mut child, listener, token)?;
    stream.write_all(&setup.to_bytes())?;
    // The worker says that it has mapped the file.
    stream.read_exact(&mut [0])?;
    shared.remove();
    Ok(Launched {
        child,
        stream,
        region,
        lifeline: Some(Lifeline {
            _stream: lifeline,
            _shared: shared,
        }),
    })
}

/// The next connection that knows the token. A worker that ends instead, or says nothing for a minute, is an error.
fn accept(child: &mut Offspring, listener: &TcpListener, token: Token) -> io::Result<TcpStream> {
    let deadline = Instant::now() + Duration::from_mins(1);
    while Instant::now() < deadline {
        match listener.accept() {
            Ok((mut stream, _)) => {
                stream.set_nonblocking(false)?;
                stream.set_nodelay(true)?;
                stream.set_read_timeout(Some(Duration::from_secs(5)))?;
                let mut said = Token::default();
                if stream.read_exact(&mut said).is_ok() && said == token {
                    stream.set_read_timeout(None)?;
                    return Ok(stream);
                }
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                if let Some(end) = child.try_wait()? {
                    return Err(io::Error::other(format!(
                        "it ended with {end} before it was ready: is multiprocess::init() the first thing in main?"
                    )));
                }
                std::thread::sleep(Duration::from_millis(1));
            }
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::TimedOut.into())
}

pub(crate) fn connect() -> io::Result<Connected> {
    let mut message = Vec::new();
    io::stdin()
        .lock()
        .take(64 * 1024)
        .read_to_end(&mut message)?;
    let malformed = || io::Error::from(io::ErrorKind::InvalidData);
    let (token, address) = message.split_first_chunk::<16>().ok_or_else(malformed)?;
    let address = std::str::from_utf8(address).map_err(|_| malformed())?;
    let (port, path) = address.split_once('\n').ok_or_else(malformed)?;
    let port: u16 = port.parse().map_err(|_| malformed())?;
    let mut stream = dial(port, token)?;
    let lifeline = dial(port, token)?;
    let mut setup = [0; Setup::SIZE];
    stream.read_exact(&mut setup)?;
    let setup = Setup::from_bytes(&setup).ok_or_else(malformed)?;
    let region = Region::map(&OpenOptions::new().read(true).write(true).open(path)?)?;
    stream.write_all(&[1])?;
    Ok(Connected {
        setup,
        stream,
        region,
        lifeline,
    })
}

fn dial(port: u16, token: &Token) -> io::Result<TcpStream> {
    let mut stream = TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
    stream.set_nodelay(true)?;
    stream.write_all(token)?;
    Ok(stream)
}

/// Returns when the other end of `lifeline` is closed.
pub(crate) fn lifeline_ends(mut lifeline: &Stream) {
    while matches!(lifeline.read(&mut [0]), Ok(1)) {}
}

/// A file of zeros with a name that nobody guesses. The name goes as soon as both have mapped the file; where a file
/// that is mapped keeps its name, as on Windows, when this is dropped.
struct SharedFile {
    path: PathBuf,
    removed: bool,
}

impl SharedFile {
    fn create() -> io::Result<(Self, File)> {
        let name = format!("multiprocess-{:032x}", u128::from_le_bytes(random_token()));
        let path = std::env::temp_dir().join(name);
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create_new(true)
            .open(&path)?;
        let shared = Self {
            path,
            removed: false,
        };
        file.set_len(REGION_SIZE as u64)?;
        Ok((shared, file))
    }

    fn remove(&mut self) {
        self.removed = self.removed || std::fs::remove_file(&self.path).is_ok();
    }
}

impl Drop for SharedFile {
    fn drop(&mut self) {
        self.remove();
    }
}

/// From the standard library's hash keys, which the system's random numbers seed.
fn random_token() -> Token {
    let state = RandomState::new();
    let half = |salt: u64| {
        let mut hasher = state.build_hasher();
        hasher.write_u64(salt);
        hasher.finish().to_le_bytes()
    };
    let mut token = Token::default();
    token[..8].copy_from_slice(&half(1));
    token[8..].copy_from_slice(&half(2));
    token
}

//! What a worker and the listener say to each other: length-prefixed little-endian messages.

use std::io::{self, Error, ErrorKind, Read, Write};

/// What a worker says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Message {
    /// First of all: who it is. `token` shows that it was asked to speak.
    Hello {
        token: u64,
        process: u32,
        thread: u32,
    },
    /// A call begins. At a gate the worker then waits for [`GO`].
    Enter {
        start: u64,
        name: String,
        item: String,
    },
    /// The innermost call ends. At a gate the worker then waits for [`GO`].
    Leave { end: u64 },
    /// A call has been made (nobody waits, so one message will do, and nobody answers).
    Done {
        start: u64,
        end: u64,
        name: String,
        item: String,
    },
}

/// The listener's answer to a hello: tell me of calls when they are done.
pub(super) const WATCH: u8 = 1;
/// The listener's answer to a hello: tell me of each beginning and wait for [`GO`].
pub(super) const GATE: u8 = 2;
/// The gate's answer to `Leave`, and to `Enter` when it opens.
pub(super) const GO: u8 = 3;

/// The longest message; an item's label is cut so that it fits.
const LONGEST: usize = 4096;
const LONGEST_TEXT: usize = 1024;

impl Message {
    /// Sends the message in one write: a worker that is killed leaves a whole message or none.
    pub(super) fn send(&self, to: &mut impl Write) -> io::Result<()> {
        let mut body = vec![0, 0];
        match self {
            Self::Hello {
                token,
                process,
                thread,
            } => {
                body.push(0);
                body.extend(token.to_le_bytes());
                body.extend(process.to_le_bytes());
                body.extend(thread.to_le_bytes());
            }
            Self::Enter { start, name, item } => {
                body.push(1);
                body.extend(start.to_le_bytes());
                put_text(&mut body, name);
                put_text(&mut body, item);
            }
            Self::Leave { end } => {
                body.push(2);
                body.extend(end.to_le_bytes());
            }
            Self::Done {
                start,
                end,
                name,
                item,
            } => {
                body.push(3);
                body.extend(start.to_le_bytes());
                body.extend(end.to_le_bytes());
                put_text(&mut body, name);
                put_text(&mut body, item);
            }
        }
        let length = u16::try_from(body.len() - 2).map_err(|_| ErrorKind::InvalidData)?;
        body[..2].copy_from_slice(&length.to_le_bytes());
        to.write_all(&body)
    }

    /// The next message. `UnexpectedEof` where the worker has ended, `InvalidData` for anything
    /// that is not ours.
    pub(super) fn receive(from: &mut impl Read) -> io::Result<Self> {
        let mut length = [0; 2];
        from.read_exact(&mut length)?;
        let length = usize::from(u16::from_le_bytes(length));
        if length > LONGEST {
            return Err(Error::new(
                ErrorKind::InvalidData,
                "a message longer than any of ours",
            ));
        }
        let mut body = vec![0; length];
        from.read_exact(&mut body)?;
        Self::parse(&body)
            .ok_or_else(|| Error::new(ErrorKind::InvalidData, "not one of our messages"))
    }

    fn parse(body: &[u8]) -> Option<Self> {
        let (kind, mut rest) = body.split_first()?;
        let rest = &mut rest;
        let message = match kind {
            0 => Self::Hello {
                token: take_u64(rest)?,
                process: take_u32(rest)?,
                thread: take_u32(rest)?,
            },
            1 => Self::Enter {
                start: take_u64(rest)?,
                name: take_text(rest)?,
                item: take_text(rest)?,
            },
            2 => Self::Leave {
                end: take_u64(rest)?,
            },
            3 => Self::Done {
                start: take_u64(rest)?,
                end: take_u64(rest)?,
                name: take_text(rest)?,
                item: take_text(rest)?,
            },
            _ => return None,
        };
        rest.is_empty().then_some(message)
    }
}

fn put_text(body: &mut Vec<u8>, text: &str) {
    let text = &text[..text.floor_char_boundary(LONGEST_TEXT)];
    let length = u16::try_from(text.len()).unwrap_or(0);
    body.extend(length.to_le_bytes());
    body.extend(text.as_bytes());
}

fn take<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (taken, left) = rest.split_at_checked(length)?;
    *rest = left;
    Some(taken)
}

fn take_u32(rest: &mut &[u8]) -> Option<u32> {
    Some(u32::from_le_bytes(take(rest, 4)?.try_into().ok()?))
}

fn take_u64(rest: &mut &[u8]) -> Option<u64> {
    Some(u64::from_le_bytes(take(rest, 8)?.try_into().ok()?))
}

fn take_text(rest: &mut &[u8]) -> Option<String> {
    let length = u16::from_le_bytes(take(rest, 2)?.try_into().ok()?);
    String::from_utf8(take(rest, usize::from(length))?.to_vec()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn messages() -> impl Strategy<Value = Message> {
        let text = "\\PC{0,60}";
        prop_oneof![
            (any::<u64>(), any::<u32>(), any::<u32>()).prop_map(|(token, process, thread)| {
                Message::Hello {
                    token,
                    process,
                    thread,
                }
            }),
            (any::<u64>(), text, text).prop_map(|(start, name, item)| Message::Enter {
                start,
                name,
                item
            }),
            any::<u64>().prop_map(|end| Message::Leave { end }),
            (any::<u64>(), any::<u64>(), text, text).prop_map(|(start, end, name, item)| {
                Message::Done {
                    start,
                    end,
                    name,
                    item,
                }
            }),
        ]
    }

    proptest! {
        #[test]
        fn what_is_sent_is_received(message in messages()) {
            let mut bytes = Vec::new();
            message.send(&mut bytes).unwrap();
            prop_assert_eq!(Message::receive(&mut bytes.as_slice()).unwrap(), message);
        }

        #[test]
        fn a_message_cut_short_is_an_error(message in messages(), keep in 0.0..1.0) {
            let mut bytes = Vec::new();
            message.send(&mut bytes).unwrap();
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            bytes.truncate((bytes.len() as f64 * keep) as usize);
            prop_assert!(Message::receive(&mut bytes.as_slice()).is_err());
        }

        #[test]
        fn garbage_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = Message::receive(&mut bytes.as_slice());
        }
    }

    #[test]
    fn a_long_label_is_cut_between_characters() {
        let long = Message::Enter {
            start: 1,
            name: "work".into(),
            item: "ü".repeat(3000),
        };
        let mut bytes = Vec::new();
        long.send(&mut bytes).unwrap();
        let Ok(Message::Enter { item, .. }) = Message::receive(&mut bytes.as_slice()) else {
            panic!("it is received as what it was");
        };
        assert_eq!(item, "ü".repeat(LONGEST_TEXT / 2));
    }
}

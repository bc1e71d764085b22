//! Values to bytes and back.

use postcard::ser_flavors::Flavor;
use serde::{Serialize, de::DeserializeOwned};

use crate::{Panic, room};

/// Appends `value` to `bytes`; after an error something of it may stand there.
pub(crate) fn encode<T: Serialize>(value: &T, bytes: &mut Vec<u8>) -> Result<(), String> {
    postcard::serialize_with_flavor(value, Append(bytes)).map_err(|error| error.to_string())
}

/// Reads a value that takes exactly these bytes.
pub(crate) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    match postcard::take_from_bytes(bytes) {
        Ok((value, [])) => Ok(value),
        Ok((_, rest)) => Err(format!("{} bytes are left over", rest.len())),
        Err(error) => Err(error.to_string()),
    }
}

/// Writes into a buffer that is kept; the library's own takes it by value and loses it with an error.
struct Append<'a>(&'a mut Vec<u8>);

impl Flavor for Append<'_> {
    type Output = ();

    fn try_push(&mut self, byte: u8) -> postcard::Result<()> {
        self.0.push(byte);
        Ok(())
    }

    fn try_extend(&mut self, bytes: &[u8]) -> postcard::Result<()> {
        room::reserve(self.0, bytes.len());
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn finalize(self) -> postcard::Result<()> {
        Ok(())
    }
}

/// Appends the fields in a row; read back by [`decode_panic`].
pub(crate) fn encode_panic(panic: &Panic, bytes: &mut Vec<u8>) {
    let fields = (&panic.message, &panic.file, panic.line, panic.column);
    encode(&fields, bytes).expect("text and numbers can be written");
}

/// A panic as [`encode_panic`] wrote it; one that cannot be read is still a panic.
pub(crate) fn decode_panic(bytes: &[u8], pid: u32) -> Panic {
    let (message, file, line, column) =
        decode::<(String, String, u32, u32)>(bytes).unwrap_or_else(|reason| {
            (
                format!("(its message was damaged: {reason})"),
                String::new(),
                0,
                0,
            )
        });
    Panic {
        message,
        file,
        line,
        column,
        pid,
    }
}

//! The pictures: PNG files with a pattern that depends on their number.

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use std::io::Write;

/// The picture of this number as a PNG file, `side` points wide and high. Corners and edges all differ, so that it can be seen which
/// way up it is.
pub fn picture(number: u64, side: u32) -> Vec<u8> {
    // The format is described at https://www.w3.org/TR/png-3/. Nine lines in place of a library:
    // no filter, no interlacing, eight bits for each of red, green and blue.
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let length = side.to_be_bytes();
    chunk(
        &mut file,
        *b"IHDR",
        &[&length[..], &length[..], &[8, 2, 0, 0, 0]].concat(),
    );
    chunk(&mut file, *b"IDAT", &compressed(&points(number, side)));
    chunk(&mut file, *b"IEND", &[]);
    file
}

fn chunk(file: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    let length = u32::try_from(data.len()).expect("a picture is no larger");
    let mut check = Crc::new();
    check.update(&name);
    check.update(data);
    file.extend(length.to_be_bytes());
    file.extend(name);
    file.extend(data);
    file.extend(check.sum().to_be_bytes());
}

fn compressed(points: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    let written = encoder.write_all(points).and_then(|()| encoder.finish());
    written.expect("a Vec takes everything")
}

/// Line by line; each begins with a zero, which means "no filter".
fn points(number: u64, side: u32) -> Vec<u8> {
    let hue = u32::from(number.wrapping_mul(67).to_le_bytes()[0]);
    let mut points = Vec::new();
    for y in 0..side {
        points.push(0);
        for x in 0..side {
            // In steps, so that the file is small: it is there to be waited for, not to be received.
            let (x, y) = (x / 6 * 6, y / 6 * 6);
            let (across, down) = (x * 255 / side, y * 255 / side);
            let stripe = if (x / 16 + y / 24 + hue).is_multiple_of(3) {
                96
            } else {
                0
            };
            for colour in [across + hue, down + hue / 2, stripe + across / 2] {
                points.push(colour.to_le_bytes()[0]);
            }
        }
    }
    points
}

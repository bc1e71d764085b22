//! A name for a file, made of any text.

/// Longer names are cut: file systems take 255 bytes, and an ending may follow.
const LONGEST: usize = 120;

/// Makes a file's name out of any text, so that the file is in the folder that it should be in, on every
/// system, whatever the text tries.
///
/// Letters, digits, spaces and `-_.,()'` stay; anything else becomes a `-`. There is no dot or space at
/// either end, nor a name that means a device to Windows. Different texts may get the same name.
///
/// # Examples
///
/// ```
/// use course_core::file_name;
///
/// assert_eq!(file_name("The Distant Dial"), "The Distant Dial");
/// assert_eq!(file_name("../../etc/passwd"), "-..-etc-passwd");
/// assert_eq!(file_name("..."), "untitled");
/// ```
pub fn file_name(text: &str) -> String {
    let keep = |c: char| c.is_alphanumeric() || " -_.,()'".contains(c);
    let kept: String = text
        .chars()
        .map(|c| if keep(c) { c } else { '-' })
        .collect();
    let bare = [' ', '.'];
    let mut name = String::new();
    for c in kept.trim_matches(bare).chars() {
        if name.len() + c.len_utf8() > LONGEST {
            break;
        }
        name.push(c);
    }
    let name = name.trim_end_matches(bare);
    if name.is_empty() {
        return "untitled".into();
    }
    if is_a_device(name) {
        return format!("-{name}");
    }
    name.to_owned()
}

/// `CON`, `con.txt`, `LPT1`: Windows takes these for devices in every folder.
fn is_a_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let stem = stem.to_ascii_uppercase();
    let port = |kind| {
        let number = stem.strip_prefix(kind);
        number.is_some_and(|n| n.len() == 1 && n.chars().all(|c| c.is_ascii_digit()))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || port("COM") || port("LPT")
}

#[cfg(test)]
mod tests {
    use super::file_name;
    use proptest::prelude::*;
    use std::path::{Component, Path};

    #[test]
    fn nothing_leaves_the_folder_and_no_device_is_written_to() {
        for (text, name) in [
            ("/etc/passwd", "-etc-passwd"),
            ("C:\\a", "C--a"),
            ("con", "-con"),
            ("Nul.txt", "-Nul.txt"),
            ("com1", "-com1"),
            ("Company", "Company"),
            ("a\0b\n", "a-b-"),
            ("Ærøskøbing", "Ærøskøbing"),
            (" . ", "untitled"),
        ] {
            assert_eq!(file_name(text), name);
        }
    }

    proptest! {
        #[test]
        fn a_name_is_one_ordinary_part_of_a_path(text in any::<String>()) {
            let name = file_name(&text);
            let parts: Vec<_> = Path::new(&name).components().collect();
            let ordinary = matches!(parts.as_slice(), [Component::Normal(_)]);
            prop_assert!(ordinary && name.len() <= 121, "{}", name);
        }

        #[test]
        fn a_name_is_its_own_name(text in any::<String>()) {
            let name = file_name(&text);
            prop_assert_eq!(file_name(&name), name.clone());
        }
    }
}

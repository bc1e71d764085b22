//! Laws of one file: task 2.

use super::Subject;
use super::bench::{Bench, Content};
use crate::ask::Ask;
use crate::files::judge;
use crate::{Finding, Lab, Law};
use image::ImageFormat;

const FUNCTION: &str = "convert_file";

/// The laws of `convert_file`.
pub(super) fn laws() -> Vec<Law<Subject>> {
    vec![
        Law::new(
            FUNCTION,
            "saves_the_turned_picture",
            "what was in the upper left corner must be in the lower right one, and the file must be what its name \
             says",
            |subject: &Subject, lab| {
                for format in [ImageFormat::Bmp, ImageFormat::Png] {
                    let mut bench = Bench::new()?;
                    bench.add(lab, "photo.bmp", Content::Picture(format));
                    one_by_one(subject, lab, &bench)?;
                }
                Ok(())
            },
        ),
        Law::new(
            FUNCTION,
            "keeps_names_apart",
            "`dial.bmp` and `dial.png` are two pictures; with their endings replaced they would be one file",
            |subject, lab| {
                let mut bench = Bench::new()?;
                bench.add(lab, "dial.bmp", Content::Picture(ImageFormat::Bmp));
                bench.add(lab, "dial.png", Content::Picture(ImageFormat::Png));
                bench.add(lab, "dial", Content::Picture(ImageFormat::Bmp));
                one_by_one(subject, lab, &bench)
            },
        ),
        Law::new(
            FUNCTION,
            "says_which_file_failed",
            "of a thousand files some are damaged, and without a name nobody knows which; and half a picture \
             must not pass for one",
            |subject, lab| {
                for content in [Content::Half, Content::Text, Content::Missing] {
                    let mut bench = Bench::new()?;
                    let name = format!("photo-{}.bmp", lab.draw(1..=900));
                    bench.add(lab, &name, content);
                    one_by_one(subject, lab, &bench)?;
                }
                Ok(())
            },
        ),
    ]
}

/// Asks for each of the files, into one folder.
fn one_by_one(subject: &Subject, lab: &mut Lab, bench: &Bench) -> Result<(), Finding> {
    let names = bench.names();
    let asked: Vec<String> = names
        .iter()
        .map(|name| format!("{FUNCTION}({name}, saved/here)"))
        .collect();
    Ask::new(asked.join(", "), "turn_picture", names).of(
        lab,
        || {
            let paths = bench.paths.iter();
            let outcomes = paths.map(|path| (subject.convert_file)(path, bench.folder.path()));
            Ok(outcomes.collect::<Vec<_>>())
        },
        |outcomes, _| judge(&bench.wanted, outcomes, &bench.folder),
    )
}

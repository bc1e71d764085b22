//! `look`: each page in a browser.

use crate::browser::look_at;
use crate::markdown::pages;
use crate::trouble::Trouble;
use crate::workspace::Workspace;
use clap::{Arg, ArgMatches, Command, value_parser};
use std::path::PathBuf;
use std::process::ExitCode;

pub(super) fn command_line() -> Command {
    Command::new("look")
        .about("Opens each page in Chromium without a window: 360 and 1280 pixels wide, light, dark, and without scripts")
        .after_help(
            "Finds errors in the console, missing pictures, pages that scroll sideways, pages that want the network, and\n\
             quiz questions that mark a right answer as wrong or a wrong one as right.\n\n\
             Examples:\n  cargo run -p book -- look\n  cargo run -p book -- look pools quiz\n  \
             cargo run -p book -- look --pictures /tmp/seen",
        )
        .arg(Arg::new("page").num_args(0..).help("The pages, without `.md`; all if left out"))
        .arg(
            Arg::new("pictures")
                .long("pictures")
                .value_name("DIR")
                .value_parser(value_parser!(PathBuf))
                .help("Keep a picture of each page in each look there"),
        )
}

pub(super) fn run(flags: &ArgMatches) -> Result<ExitCode, Trouble> {
    let asked: Vec<&String> = flags.get_many("page").into_iter().flatten().collect();
    let pages = pages()?;
    let names = pages.iter().map(|page| page.name.trim_end_matches(".md"));
    // `print` is all pages as one, by mdBook.
    let all: Vec<&str> = names
        .filter(|name| *name != "SUMMARY")
        .chain(["print"])
        .collect();
    if let Some(unknown) = asked.iter().find(|name| !all.contains(&name.as_str())) {
        return Err(Trouble::wrong_command_line(format!(
            "there is no page {unknown}. There are: {}",
            all.join(", ")
        )));
    }
    let chosen = all
        .iter()
        .filter(|name| asked.is_empty() || asked.iter().any(|asked| asked == *name));
    let files: Vec<String> = chosen.map(|name| format!("{name}.html")).collect();

    let workspace = Workspace::load()?;
    let book = workspace.target_directory.join("book");
    for wrong in super::build::build(&workspace, &book)? {
        eprintln!("warning: {wrong}");
    }
    let pictures = flags.get_one::<PathBuf>("pictures");
    if let Some(folder) = pictures {
        std::fs::create_dir_all(folder).map_err(Trouble::with_file("make", folder))?;
    }
    let count = look_at(&book, &files, pictures.map(PathBuf::as_path), |finding| {
        println!("{finding}");
    })?;
    if count > 0 {
        println!("\n{count} to mend.");
        return Ok(ExitCode::FAILURE);
    }
    let pages = match files.len() {
        1 => "1 page".to_owned(),
        many => format!("{many} pages"),
    };
    println!("{pages}, each in six looks: nothing wrong.");
    Ok(ExitCode::SUCCESS)
}

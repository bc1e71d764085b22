//! Runs a reference answer: `cargo run -p solutions -- ex3-sum-squares`, and then the flags of the
//! exercise itself.

use clap::builder::PossibleValuesParser;
use clap::error::ErrorKind;
use clap::{Arg, Command};
use ex3_sum_squares::show::{self, Runners};
use solutions::{
    ex2_download as ex2, ex3_sum_squares as ex3, ex6_threads as ex6, ex7_input_files as ex7,
    ex8_granularity as ex8,
};
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs one exercise: the command that starts it, and its command line, whose first word is the name of the program.
type Run = fn(&str, Vec<OsString>) -> ExitCode;

/// Every exercise, in order.
const EXERCISES: &[(&str, Run)] = &[
    ("ex0-serial", ex0_serial),
    ("ex1-process", ex1_process),
    ("ex2-download", ex2_download),
    ("ex3-sum-squares", ex3_sum_squares),
    ("ex4-pool", ex4_pool),
    ("ex5-executor", ex5_executor),
    ("ex6-threads", ex6_threads),
    ("ex7-input-files", ex7_input_files),
    ("ex8-granularity", ex8_granularity),
];

fn main() -> ExitCode {
    // Exercise 1 shows what happens without the next line.
    if let Some(code) = ex1_process::show::without_init() {
        return code;
    }
    // A worker process is this program, started again: it serves its pool from here, and ends here.
    multiprocess::init();
    let mut arguments: Vec<OsString> = std::env::args_os().collect();
    let chosen = arguments.get(1).and_then(|name| find(name.to_str()?));
    let Some((name, run)) = chosen else {
        let error = explain(&arguments);
        // Nobody may be there to read it.
        let _ = error.print();
        return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
    };
    arguments.remove(1);
    run(&format!("cargo run -p solutions -- {name}"), arguments)
}

/// By its name, or by the part of it before the first dash: `ex3`.
fn find(name: &str) -> Option<(&'static str, Run)> {
    let is = |exercise: &str| exercise == name || exercise.split('-').next() == Some(name);
    EXERCISES.iter().find(|(exercise, _)| is(exercise)).copied()
}

/// Help if it was asked for, else what is wrong with the first argument.
fn explain(arguments: &[OsString]) -> clap::Error {
    let names = EXERCISES.iter().map(|(name, _)| *name);
    let exercise = Arg::new("EXERCISE")
        .help("Which one; its own flags follow, as in `ex3-sum-squares --help`")
        .required(true)
        .value_parser(PossibleValuesParser::new(names));
    let mut command = Command::new("solutions")
        .bin_name("cargo run -p solutions --")
        .arg_required_else_help(true)
        .about("Runs the reference answer of an exercise")
        .override_usage("cargo run -p solutions -- EXERCISE [FLAGS OF THE EXERCISE]")
        .arg(exercise);
    match command.try_get_matches_from_mut(arguments.iter().take(2)) {
        Err(error) => error,
        Ok(_) => command.error(ErrorKind::InvalidValue, "there is no such exercise"),
    }
}

fn ex0_serial(command: &str, arguments: Vec<OsString>) -> ExitCode {
    use ex0_serial::show::{Answers, parts};
    use solutions::ex0_serial as ex0;

    let parts = parts(Answers {
        source: "solutions/src/ex0_serial.rs",
        time_three_naps: ex0::time_three_naps,
        time_naps: ex0::time_naps,
        my_map: ex0::my_map,
        map_by_iterator: ex0::map_by_iterator,
    });
    report::parts::main_of_parts_as(parts, command, arguments)
}

fn ex1_process(command: &str, arguments: Vec<OsString>) -> ExitCode {
    use ex1_process::show::{Answers, parts};
    use solutions::ex1_process as ex1;

    let parts = parts(Answers {
        source: "solutions/src/ex1_process.rs",
        serial_runner: ex1::serial_runner,
        parallel_runner: ex1::parallel_runner,
        parallel_runner_loop: ex1::parallel_runner_loop,
        print_numbers: ex1::print_numbers,
        how_they_end: ex1::how_they_end,
    });
    report::parts::main_of_parts_as(parts, command, arguments)
}

fn ex2_download(command: &str, arguments: Vec<OsString>) -> ExitCode {
    let answers = ex2_download::show::Answers {
        source: "solutions/src/ex2_download.rs",
        download_book: ex2::download_book,
        serial_downloader: ex2::serial_downloader,
        process_downloader: ex2::process_downloader,
        page_downloader: ex2::page_downloader,
        picture_threads: ex2::picture_threads,
        picture_processes: ex2::picture_processes,
    };
    ex2_download::show::main(answers, command, arguments)
}

fn ex3_sum_squares(command: &str, arguments: Vec<OsString>) -> ExitCode {
    let exercise = show::exercise(Runners {
        source: "solutions/src/ex3_sum_squares.rs",
        serial_runner: ex3::serial_runner,
        executor_runner: ex3::executor_runner,
        pool_runner: ex3::pool_runner,
        rayon_runner: ex3::rayon_runner,
    });
    report::main_as(exercise, command, arguments)
}

fn ex4_pool(command: &str, arguments: Vec<OsString>) -> ExitCode {
    use ex4_pool::show::{Answers, parts};
    use solutions::ex4_pool as ex4;

    let parts = parts(Answers {
        source: "solutions/src/ex4_pool.rs",
        square_cubes: ex4::square_cubes,
        squares: ex4::squares,
        who_did_what: ex4::who_did_what,
        estimates: ex4::estimates,
    });
    report::parts::main_of_parts_as(parts, command, arguments)
}

fn ex5_executor(command: &str, arguments: Vec<OsString>) -> ExitCode {
    use ex5_executor::show::{Answers, parts};
    use solutions::ex5_executor as ex5;

    let parts = parts(Answers {
        source: "solutions/src/ex5_executor.rs",
        submit_naps: ex5::submit_naps,
        map_naps: ex5::map_naps,
        are_prime: ex5::are_prime,
        prime_range: ex5::prime_range,
        as_they_end: ex5::as_they_end,
        roots: ex5::roots,
    });
    report::parts::main_of_parts_as(parts, command, arguments)
}

fn ex6_threads(command: &str, arguments: Vec<OsString>) -> ExitCode {
    let exercise = ex6_threads::show::exercise(ex6_threads::show::Answers {
        source: "solutions/src/ex6_threads.rs",
        dots: ex6::dots,
        counts: ex6::counts,
        serial_counter: ex6::serial_counter,
        locked_counter: ex6::locked_counter,
        atomic_counter: ex6::atomic_counter,
        own_counters: ex6::own_counters,
        executor_counter: ex6::executor_counter,
    });
    report::main_as(exercise, command, arguments)
}

fn ex7_input_files(command: &str, arguments: Vec<OsString>) -> ExitCode {
    let answers = ex7_input_files::show::Answers {
        source: "solutions/src/ex7_input_files.rs",
        input_files: ex7::input_files,
        convert_file: ex7::convert_file,
        serial_converter: ex7::serial_converter,
        thread_converter: ex7::thread_converter,
        process_converter: ex7::process_converter,
    };
    ex7_input_files::show::main(answers, command, arguments)
}

fn ex8_granularity(command: &str, arguments: Vec<OsString>) -> ExitCode {
    let exercise = ex8_granularity::show::exercise(ex8_granularity::show::Runners {
        source: "solutions/src/ex8_granularity.rs",
        serial_runner: ex8::serial_runner,
        chunks_runner: ex8::chunks_runner,
        blocks_runner: ex8::blocks_runner,
        on_demand_runner: ex8::on_demand_runner,
        worthwhile_runner: ex8::worthwhile_runner,
        worthwhile_from: ex8::WORTHWHILE_FROM,
    });
    report::main_as(exercise, command, arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explained(arguments: &[&str]) -> (String, i32) {
        let arguments: Vec<OsString> = ["solutions"]
            .iter()
            .chain(arguments)
            .map(OsString::from)
            .collect();
        let error = explain(&arguments);
        (error.to_string(), error.exit_code())
    }

    #[test]
    fn an_exercise_is_found_by_its_name_and_its_number() {
        assert!(find("ex3-sum-squares").is_some() && find("ex3").is_some());
        assert!(find("ex3-").is_none() && find("sum").is_none() && find("").is_none());
    }

    #[test]
    fn an_unknown_name_is_told_the_nearest() {
        let (text, code) = explained(&["ex3-sum-square", "--workers", "2"]);
        assert_eq!(code, 2);
        assert!(
            text.contains("a similar value exists: 'ex3-sum-squares'"),
            "{text}"
        );
    }

    #[test]
    fn no_name_and_help_list_them_all() {
        for (arguments, code) in [(&[][..], 2), (&["--help"][..], 0)] {
            let (text, told) = explained(arguments);
            assert_eq!(told, code, "{text}");
            assert!(text.contains("ex3-sum-squares"), "{text}");
        }
    }
}

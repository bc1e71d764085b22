//! The server by hand: `cargo run -p bookserver -- --latency 400ms`.

use bookserver::{Config, Server, bandwidth, duration, share};
use clap::{Arg, ArgMatches, Command};
use std::process::ExitCode;

fn main() -> ExitCode {
    let matches = command().get_matches();
    match Server::start(config(&matches)) {
        Ok(server) => {
            println!("The list of all there is: {}/", server.url());
            println!("Ctrl-C ends it.");
            server.serve_for_ever();
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: the server cannot start: {error}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Command {
    let flag = |name: &'static str, value, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help)
    };
    Command::new("bookserver")
        .bin_name("cargo run -p bookserver --")
        .about("Serves books, pages and pictures on this machine, as slowly and badly as you like")
        .after_help(
            "Examples:\n  cargo run -p bookserver -- --latency 400ms\n  \
             cargo run -p bookserver -- --port 8080 --failing 0.1",
        )
        .arg(
            flag(
                "port",
                "PORT",
                "Listen on this port [default: any that is free]",
            )
            .value_parser(clap::value_parser!(u16)),
        )
        .arg(
            flag(
                "latency",
                "TIME",
                "Let each answer wait so long, as in 400ms or 0.4s [default: 0s]",
            )
            .value_parser(duration),
        )
        .arg(
            flag(
                "bandwidth",
                "BYTES",
                "Send at most so many bytes a second in each answer, as in 200k",
            )
            .value_parser(bandwidth),
        )
        .arg(
            flag(
                "failing",
                "SHARE",
                "Let this share of the requests fail at random [default: 0]",
            )
            .value_parser(share),
        )
        .arg(
            flag(
                "seed",
                "NUMBER",
                "Draw the failures from this number [default: 1]",
            )
            .value_parser(clap::value_parser!(u64)),
        )
}

fn config(matches: &ArgMatches) -> Config {
    let usual = Config::default();
    let copied = |name| matches.get_one(name).copied();
    Config {
        port: matches.get_one("port").copied().unwrap_or(usual.port),
        latency: matches.get_one("latency").copied().unwrap_or(usual.latency),
        bandwidth: copied("bandwidth"),
        failing: matches.get_one("failing").copied().unwrap_or(usual.failing),
        seed: copied("seed").unwrap_or(usual.seed),
        ..usual
    }
}

//! The exercise that the tests start: sums of squares by runners that go right and wrong.

use course_core::{sum_square, sum_square_total};
use rayon::prelude::*;
use report::{Exercise, Limit, Runner, Size, Summary};
use std::error::Error;
use std::sync::mpsc::channel;
use std::thread;

type Answer = Result<Vec<u64>, Box<dyn Error>>;

/// `role` names the runners that there are besides the serial one, with commas between them.
pub(crate) fn exercise(role: &str) -> Exercise {
    let mut runners = vec![Runner::serial(serial, |numbers, sums: &Vec<u64>| {
        check(numbers, sums)
    })];
    runners.extend(role.split(',').filter(|name| !name.is_empty()).map(runner));
    Exercise {
        package: "ex0-test",
        title: "Sums for a test",
        source: "crates/report/tests/command_line/program.rs",
        size: Size {
            flag: "numbers",
            help: "How many numbers",
            default: 2_000,
            maximum: 3_810_778,
            why_maximum: "because the sum would not fit",
        },
        limit: Limit::Cores,
        work: "sum_square",
        runners,
        closing,
    }
}

fn runner(name: &str) -> Runner {
    let parallel = |name, function: fn(u64, usize) -> Answer| {
        Runner::parallel(name, function, |numbers, sums: &Vec<u64>| {
            check(numbers, sums)
        })
    };
    match name {
        "threads" => parallel("threads", threads).task(1, "start a thread for each worker"),
        "rayon" => parallel("rayon", rayon),
        "idle" => parallel("idle", |numbers, _| serial(numbers)).task(2, "use all workers"),
        "unwritten" => parallel("unwritten", unwritten).task(3, "write it"),
        "unwritten_inside" => parallel("unwritten_inside", unwritten_inside).task(4, "write that"),
        "fails" => parallel("fails", |_, _| Err("there is no such thing".into())),
        "panics" => parallel("panics", |_, _| panic!("a panic on purpose")),
        "panics_inside" => parallel("panics_inside", panics_inside),
        "survives" => parallel("survives", survives),
        "wrong" => parallel("wrong", |numbers, _| Ok(vec![7; usize::try_from(numbers)?])),
        "guesses" => parallel("guesses", |numbers, _| {
            Ok((0..numbers).map(closed_form).collect())
        }),
        "stuck" => parallel("stuck", stuck),
        "scene" => Runner::scene("scene", || {
            course_core::put("look at this\n");
            Ok(vec!["That was it.".into()])
        }),
        "unwritten_scene" => {
            Runner::scene("unwritten_scene", || todo!("a scene")).task(5, "show it")
        }
        "stuck_scene" => Runner::scene("stuck_scene", || {
            stuck(1, 1)?;
            Ok(vec![])
        }),
        other => panic!("no such runner: {other}"),
    }
}

fn serial(numbers: u64) -> Answer {
    Ok((0..numbers).map(sum_square).collect())
}

fn threads(numbers: u64, workers: usize) -> Answer {
    let items: Vec<u64> = (0..numbers).collect();
    let block = items.len().div_ceil(workers).max(1);
    Ok(thread::scope(|scope| {
        let handles: Vec<_> = items
            .chunks(block)
            .map(|block| {
                scope.spawn(|| {
                    block
                        .iter()
                        .map(|item| sum_square(*item))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        handles
            .into_iter()
            .flat_map(|handle| handle.join().unwrap())
            .collect()
    }))
}

fn rayon(numbers: u64, workers: usize) -> Answer {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .build()?;
    Ok(pool.install(|| (0..numbers).into_par_iter().map(sum_square).collect()))
}

fn unwritten(numbers: u64, workers: usize) -> Answer {
    todo!("{numbers} {workers}")
}

fn unwritten_inside(numbers: u64, _workers: usize) -> Answer {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build()?;
    Ok(pool.install(|| (0..numbers).into_par_iter().map(|_| todo!()).collect()))
}

fn panics_inside(_numbers: u64, _workers: usize) -> Answer {
    let handle = thread::spawn(|| panic!("a panic in a thread"));
    handle.join().unwrap();
    Ok(vec![])
}

fn survives(numbers: u64, _workers: usize) -> Answer {
    let _ = thread::spawn(|| panic!("a panic that nobody looks at")).join();
    serial(numbers)
}

fn stuck(_numbers: u64, _workers: usize) -> Answer {
    let (sender, receiver) = channel::<u64>();
    for sum in receiver {
        sender.send(sum)?;
    }
    Ok(vec![])
}

fn closed_form(number: u64) -> u64 {
    if number == 0 {
        0
    } else {
        (number - 1) * number * (2 * number - 1) / 6
    }
}

fn check(numbers: u64, sums: &[u64]) -> Result<(), String> {
    let total: u128 = sums.iter().copied().map(u128::from).sum();
    if total == sum_square_total(numbers) {
        Ok(())
    } else {
        Err(format!("a total of {total}"))
    }
}

fn closing(summary: &Summary<'_>) -> Vec<String> {
    vec![format!(
        "closing: {} best, {} not written",
        summary.best().len(),
        summary.not_written().len()
    )]
}

//! What must be true of an answer to exercise 1.

use super::Subject;
use crate::ask::{Ask, Who, gives};
use crate::lab::Answer;
use crate::laws::leaves_nothing;
use crate::{Engine, Finding, Lab, Law};
use course_core::is_prime;
use multiprocess::End;

/// A process for each item, all at once.
const ONE_EACH: Who = Who::OneEach(Engine::Processes);

const WHY_AT_ONCE: &str = "whoever waits for a process before starting the next has all the cost of processes, \
                           and none of the gain";
const WHY_LEFT: &str =
    "a process that nobody waits for may still be at work when its result is needed, or never end";

pub(super) fn laws() -> Vec<Law<Subject>> {
    vec![
        Law::new(
            "serial_runner",
            "naps_three_times",
            "it is the measure of all the others",
            |s: &Subject, lab| naps("serial_runner()", 3, Who::Caller, lab, s.serial_runner),
        ),
        Law::new(
            "parallel_runner",
            "naps_in_three_processes_at_once",
            WHY_AT_ONCE,
            |s: &Subject, lab| naps("parallel_runner()", 3, ONE_EACH, lab, s.parallel_runner),
        ),
        Law::new(
            "parallel_runner",
            "leaves_nothing_running",
            WHY_LEFT,
            |s: &Subject, lab| {
                leaves_nothing(lab, |lab| {
                    naps("parallel_runner()", 3, Who::Anybody, lab, s.parallel_runner)
                })
            },
        ),
        Law::new(
            "parallel_runner_loop",
            "naps_in_a_process_each_at_once",
            WHY_AT_ONCE,
            |s: &Subject, lab| {
                let several = lab.draw(4..=7);
                for count in [several, 0, 1, 2] {
                    naps_in_loop(s, lab, count, ONE_EACH)?;
                }
                Ok(())
            },
        ),
        Law::new(
            "parallel_runner_loop",
            "leaves_nothing_running",
            WHY_LEFT,
            |s: &Subject, lab| leaves_nothing(lab, |lab| naps_in_loop(s, lab, 3, Who::Anybody)),
        ),
        Law::new(
            "print_numbers",
            "prints_each_number_in_a_process_all_at_once",
            WHY_AT_ONCE,
            |s: &Subject, lab| {
                let several = lab.draw(5..=7);
                for count in [4, 0, 1, several] {
                    numbers(s, lab, count, ONE_EACH)?;
                }
                Ok(())
            },
        ),
        Law::new(
            "print_numbers",
            "leaves_nothing_running",
            WHY_LEFT,
            |s: &Subject, lab| leaves_nothing(lab, |lab| numbers(s, lab, 3, Who::Anybody)),
        ),
        Law::new(
            "how_they_end",
            "tells_how_each_process_ended",
            "an exit code is all that a process hands back: a failure that its parent does not read has not \
             happened",
            |s: &Subject, lab| {
                let several = draw_numbers(lab);
                for numbers in [&several[..], &[], &[0], &[8]] {
                    ends(s, lab, numbers, ONE_EACH)?;
                }
                Ok(())
            },
        ),
        Law::new(
            "how_they_end",
            "leaves_nothing_running",
            WHY_LEFT,
            |s: &Subject, lab| leaves_nothing(lab, |lab| ends(s, lab, &[4, 5], Who::Anybody)),
        ),
    ]
}

fn naps(
    asked: &str,
    count: usize,
    who: Who,
    lab: &mut Lab,
    runner: impl FnOnce() -> Answer<()>,
) -> Result<(), Finding> {
    Ask::new(asked, "foo", vec![1; count])
        .by(who)
        .of(lab, runner, |(), _| Ok(()))
}

fn naps_in_loop(s: &Subject, lab: &mut Lab, count: usize, who: Who) -> Result<(), Finding> {
    let asked = format!("parallel_runner_loop({count})");
    naps(&asked, count, who, lab, || (s.parallel_runner_loop)(count))
}

fn numbers(s: &Subject, lab: &mut Lab, count: usize, who: Who) -> Result<(), Finding> {
    Ask::new(format!("print_numbers({count})"), "print_number", 1..=count)
        .by(who)
        .of(lab, || (s.print_numbers)(count as u64), |(), _| Ok(()))
}

/// A prime, 0, a number that is not prime, and one that nobody knows beforehand.
fn draw_numbers(lab: &mut Lab) -> [u64; 4] {
    [7, 0, 9, lab.draw(10..=99) as u64]
}

fn ends(s: &Subject, lab: &mut Lab, numbers: &[u64], who: Who) -> Result<(), Finding> {
    let right: Vec<End> = numbers.iter().map(|number| right_end(*number)).collect();
    Ask::new(format!("how_they_end({numbers:?})"), "check_prime", numbers)
        .by(who)
        .of(
            lab,
            || (s.how_they_end)(numbers),
            |ends, _| gives(ends, &right),
        )
}

fn right_end(number: u64) -> End {
    match number {
        0 => End::Code(101),
        prime if is_prime(prime) => End::Code(0),
        _ => End::Code(1),
    }
}

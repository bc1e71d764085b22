//! Laws of an executor of threads, whoever made it.

mod checks;

use super::Subject;
use crate::laws::{check_on_demand, check_workers, leaves_nothing};
use crate::{Engine, Lab, Law};
use checks::{ask, check_drop, check_nested, check_panics, check_submit, check_threads};
use course_core::probe::Plan;

const WORK: &str = "sum_square";

pub(super) fn laws() -> Vec<Law<Subject>> {
    vec![
        Law::new(
            "new",
            "starts_as_many_threads_as_asked",
            "an executor has the threads that it was told to have, before the first task comes",
            check_threads,
        )
        .waiting(),
        Law::new(
            "submit",
            "gives_each_task_its_own_result",
            "every task runs once, and its future has its result and no other's, in whatever order one asks",
            |subject: &Subject, lab: &mut Lab| {
                for (workers, tasks) in [(1, 0), (1, 1), (1, 30), (3, lab.draw(40..=90))] {
                    ask(subject, lab, tasks, workers, Plan::watch(WORK))?;
                }
                Ok(())
            },
        ),
        Law::new(
            "submit",
            "works_in_as_many_threads_as_asked",
            "tasks that wait for each other, or for a lock that a thread holds while it works, are done one by one",
            |subject: &Subject, lab: &mut Lab| {
                check_workers(lab, WORK, Engine::Threads, |lab, tasks, workers, plan| {
                    ask(subject, lab, tasks, workers, plan)
                })
            },
        ),
        Law::new(
            "submit",
            "hands_out_on_demand",
            "a task that was given to a thread beforehand waits behind that thread's long one, while others are free",
            |subject: &Subject, lab: &mut Lab| {
                check_on_demand(lab, WORK, |lab, tasks, workers, plan| {
                    ask(subject, lab, tasks, workers, plan)
                })
            },
        )
        .waiting(),
        Law::new(
            "submit",
            "returns_at_once_and_keeps_the_order",
            "whoever submits has other things to do than to wait for a free thread, and who comes first is served first",
            check_submit,
        )
        .waiting(),
        Law::new(
            "submit",
            "gives_a_panic_as_an_error",
            "one task that panics must cost its own result, and neither a thread nor the program",
            check_panics,
        ),
        Law::new(
            "submit",
            "takes_tasks_from_tasks",
            "a task may find that there is more to do: it submits that, and goes on",
            check_nested,
        ),
        Law::new(
            "drop",
            "waits_for_all_that_was_submitted",
            "work that was taken on is done: also what nobody had begun when the executor was dropped",
            check_drop,
        )
        .waiting(),
        Law::new(
            "drop",
            "ends_an_executor_that_had_nothing_to_do",
            "threads that wait for a first task must learn that there will be none",
            |subject: &Subject, lab: &mut Lab| {
                for workers in [1, 4] {
                    let asked = format!("new({workers}), and drop it");
                    lab.observe(asked, Plan::watch(WORK), || {
                        drop((subject.executor)(workers)?);
                        Ok(())
                    })?;
                }
                Ok(())
            },
        ),
        Law::new(
            "drop",
            "leaves_nothing_running",
            "a thread that is never joined lives on beside the next executor",
            |subject: &Subject, lab: &mut Lab| {
                leaves_nothing(lab, |lab| {
                    ask(subject, lab, 40, 2, Plan::watch(WORK)).map(drop)
                })
            },
        ),
    ]
}

//! Laws that hold for every runner: something that takes a number of items and a number of workers
//! and gives one value an item, in order.

mod handing_out;

pub use handing_out::TunedRunnerOf;
#[cfg(feature = "ex6")]
pub(crate) use handing_out::check_on_demand;

use crate::harness::{Tree, settle};
use crate::lab::Answer;
use crate::{Engine, Finding, Lab, Law, Subject, Verdict, judge};
use course_core::probe::{Evidence, Plan};
use std::fmt::Debug;
use std::ops::Range;
use std::time::Duration;

/// How much is asked for, and which of its calls the gate holds: see [`Plan`] for what is fair.
#[derive(Clone, Copy)]
enum Size {
    Small,
    Large,
}

impl Size {
    /// The number of items does not divide evenly by the workers: pieces that leave a rest out, or
    /// give it to one worker more, show.
    fn draw(self, lab: &mut Lab, workers: usize) -> (usize, Vec<Range<usize>>) {
        let uneven = |lab: &mut Lab| lab.draw(1..=(workers - 1).max(1));
        match self {
            Self::Small => {
                let items = lab.draw(16..=28) * workers + uneven(lab);
                (items, vec![0..items / 2])
            }
            Self::Large => {
                const WINDOW: usize = 64;
                let items = lab.draw(500..=900) * workers + uneven(lab);
                let later = lab.draw(WINDOW..=items / workers - WINDOW);
                (items, vec![0..WINDOW, later..later + WINDOW])
            }
        }
    }
}

/// How long everybody must sleep until what is left is taken to stay.
pub(crate) const STILL: Duration = Duration::from_millis(250);

/// A runner: items, workers, one value an item.
pub type Runner<T> = fn(u64, usize) -> Answer<Vec<T>>;

/// A serial runner: items, one value an item.
pub type SerialRunner<T> = fn(u64) -> Answer<Vec<T>>;

/// A runner of a subject, and what is right for it.
pub struct RunnerOf<S, T> {
    /// Its name in the student's file.
    pub function: &'static str,
    /// Where the subject has it.
    pub runner: fn(&S, u64, usize) -> Answer<Vec<T>>,
    /// The right value for an item.
    pub right: fn(u64) -> T,
}

impl<S, T> Clone for RunnerOf<S, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S, T> Copy for RunnerOf<S, T> {}

impl<S: Subject, T: PartialEq + Debug + 'static> RunnerOf<S, T> {
    /// The three laws of a parallel runner.
    pub fn parallel(self, engine: Engine) -> Vec<Law<S>> {
        let name = match engine {
            Engine::Processes => "works_in_as_many_processes_as_asked",
            Engine::Threads => "works_in_as_many_threads_as_asked",
        };
        vec![
            self.gives_every_value_in_order(&[1, 3]),
            Law::new(
                self.function,
                name,
                "a runner that works one after another, or on fewer workers than it was given, leaves cores idle; \
                 one that takes more than it was given takes them from others",
                move |subject, lab| self.check_workers(subject, lab, engine),
            ),
            Law::new(
                self.function,
                "leaves_nothing_running",
                "a process or thread that is never joined lives on beside the next task, and its work may be lost",
                move |subject, lab| self.check_left(subject, lab),
            ),
        ]
    }

    /// The law of a serial runner, and the first of a parallel one.
    pub fn gives_every_value_in_order(self, workers: &'static [usize]) -> Law<S> {
        Law::new(
            self.function,
            "gives_every_value_in_order",
            "parallel or not, the answer must be the serial one: every value once, where its number stands, \
             and each from a call of the work function",
            move |subject, lab| {
                for workers in workers {
                    // None, one, and many: a number that does not divide evenly by the workers.
                    let many = lab.draw(30..=90) * workers + lab.draw(1..=(workers - 1).max(1));
                    for items in [0, 1, many] {
                        let plan = Plan::watch(S::work_of(self.function));
                        self.ask(subject, lab, items, *workers, plan)?;
                    }
                }
                Ok(())
            },
        )
    }

    /// Asks for `items` values by `workers` workers, and checks them and the calls behind them.
    pub(crate) fn ask(
        &self,
        subject: &S,
        lab: &mut Lab,
        items: usize,
        workers: usize,
        plan: Plan,
    ) -> Result<Evidence, Finding> {
        let asked = format!("{}({items}, {workers})", self.function);
        let (given, evidence) = lab.observe(asked, plan, || {
            (self.runner)(subject, items as u64, workers)
        })?;
        let right: Vec<T> = (0..items as u64).map(self.right).collect();
        judge::answer(&given, &right)?;
        let labels: Vec<String> = (0..items).map(|item| item.to_string()).collect();
        judge::calls(&evidence, S::work_of(self.function), &labels)?;
        Ok(evidence)
    }

    fn check_workers(&self, subject: &S, lab: &mut Lab, engine: Engine) -> Result<(), Finding> {
        let work = S::work_of(self.function);
        check_workers(lab, work, engine, |lab, items, workers, plan| {
            self.ask(subject, lab, items, workers, plan)
        })
    }

    fn check_left(&self, subject: &S, lab: &mut Lab) -> Result<(), Finding> {
        const ITEMS: usize = 40;
        leaves_nothing(lab, |lab| {
            let plan = Plan::watch(S::work_of(self.function));
            self.ask(subject, lab, ITEMS, 2, plan).map(drop)
        })
    }
}

/// Does whoever is asked work by as many workers as it is told? `ask` asks for so many items by so
/// many workers, and checks what comes: for those that are no [`RunnerOf`], too.
pub(crate) fn check_workers(
    lab: &mut Lab,
    work: &str,
    engine: Engine,
    ask: impl Fn(&mut Lab, usize, usize, Plan) -> Result<Evidence, Finding>,
) -> Result<(), Finding> {
    // More than most machines have cores; one, which must mean one; and two with so much to do
    // that pieces of a hundred are no excuse, and a first hundred in parallel no proof.
    let several = lab.draw(3..=6);
    for (workers, size) in [
        (2, Size::Small),
        (several, Size::Small),
        (1, Size::Small),
        (2, Size::Large),
    ] {
        let (items, windows) = size.draw(lab, workers);
        let plan = Plan {
            name: work.to_owned(),
            workers,
            windows,
            apart: false,
        };
        let caller = lab.caller();
        let evidence = ask(lab, items, workers, plan)?;
        judge::workers(&evidence, engine, workers, caller)?;
    }
    Ok(())
}

/// Asks twice, and looks after each answer for processes and threads that it left.
pub(crate) fn leaves_nothing(
    lab: &mut Lab,
    ask: impl Fn(&mut Lab) -> Result<(), Finding>,
) -> Result<(), Finding> {
    let tree = Tree::own();
    let before = tree.threads();
    ask(lab)?;
    if !settle(&tree, STILL, |tree| tree.children() == 0) {
        let seen = format!(
            "the answer is there, and so are {} processes that it started",
            tree.children()
        );
        return Err(Finding::new(Verdict::LeftRunning, seen));
    }
    // A library's pool stays after the first answer and serves the second one too. An answer's
    // own thread that is left stays beside the one that the second answer leaves.
    settle(&tree, STILL, |tree| tree.threads() <= before);
    let after_one = tree.threads();
    ask(lab)?;
    if !settle(&tree, STILL, |tree| tree.threads() <= after_one) {
        let seen = format!(
            "{before} threads before, {after_one} after the first answer, {} after the second",
            tree.threads()
        );
        return Err(Finding::new(Verdict::LeftRunning, seen));
    }
    Ok(())
}

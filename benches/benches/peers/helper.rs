//! Cases that a process of its own measures: `CASE ITERATIONS` on a line, a line of JSON back.

use crate::case::{Answer, Case, Sample};
use crate::task::Task;
use benches::Helper;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::HashMap;
use std::io;
use std::process::Command;
use std::rc::Rc;
use std::time::Duration;

/// What comes back.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct Reply {
    seconds: f64,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// What a helper says of one of its cases.
pub(crate) fn seconds(helper: &mut Helper, case: &str, iterations: u64) -> Answer<Duration> {
    let reply: Reply = helper.ask(&format!("{case} {iterations}"))?;
    Ok(Duration::from_secs_f64(reply.seconds))
}

/// What a helper answers to a question.
pub(crate) fn text(helper: &mut Helper, question: &str) -> Answer<String> {
    let reply: Reply = helper.ask(&format!("{question} 1"))?;
    Ok(reply.text)
}

/// A helper that several cases share, started when the first of them is opened.
#[derive(Clone)]
pub(crate) struct Shared {
    command: Rc<dyn Fn() -> Answer<Command>>,
    helper: Rc<RefCell<Option<Helper>>>,
}

impl Shared {
    pub(crate) fn new(command: impl Fn() -> Answer<Command> + 'static) -> Self {
        Shared {
            command: Rc::new(command),
            helper: Rc::default(),
        }
    }

    /// A case that the helper measures under its own id.
    pub(crate) fn case(&self, task: Task, who: &'static str) -> Case {
        let (shared, id) = (self.clone(), format!("{}/{}/{who}", task.0, task.1));
        Case::new(task, who, move || shared.sample(id.clone()))
    }

    fn sample(&self, id: String) -> Answer<Sample> {
        if self.helper.borrow().is_none() {
            let started = Helper::start(&mut (self.command)()?)?;
            *self.helper.borrow_mut() = Some(started);
        }
        let shared = Rc::clone(&self.helper);
        Ok(Box::new(move |iterations| {
            let mut helper = shared.borrow_mut();
            let helper = helper.as_mut().ok_or("the helper has ended")?;
            seconds(helper, &id, iterations)
        }))
    }
}

/// The answering end: measures what standard input asks for, opening each case once.
pub(crate) fn serve(cases: &[Case], text: impl Fn(&str) -> Option<String>) -> io::Result<()> {
    let mut open = HashMap::new();
    for line in io::stdin().lines() {
        let line = line?;
        let (id, iterations) = line.split_once(' ').unwrap_or((&line, "1"));
        let reply = match text(id) {
            Some(text) => Ok(Reply {
                text,
                ..Reply::default()
            }),
            None => measure(cases, &mut open, id, iterations),
        };
        let reply = reply.unwrap_or_else(|error| Reply {
            error: Some(error.to_string()),
            ..Reply::default()
        });
        println!("{}", serde_json::to_string(&reply)?);
    }
    Ok(())
}

fn measure(
    cases: &[Case],
    open: &mut HashMap<String, Sample>,
    id: &str,
    iterations: &str,
) -> Answer<Reply> {
    if !open.contains_key(id) {
        let case = cases.iter().find(|case| case.id() == id);
        let sample = (case.ok_or(format!("no case {id}"))?.open)()?;
        open.insert(id.to_owned(), sample);
    }
    let sample = open.get_mut(id).ok_or("it is open")?;
    Ok(Reply {
        seconds: sample(iterations.parse()?)?.as_secs_f64(),
        ..Reply::default()
    })
}

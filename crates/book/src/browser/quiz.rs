//! Answers the quiz of a page rightly and wrongly, with the mouse's means and with the keyboard alone.

use super::tab::Tab;
use crate::trouble::Trouble;
use serde_json::Value;

/// Notes an answer that would be sent somewhere and keeps it here: a page on its way to another address would abort
/// whatever is opened next.
const KEEP: &str = r#"(() => {
    window.sent = 0;
    document.addEventListener("submit", (event) => {
        if (event.defaultPrevented) return;
        event.preventDefault();
        window.sent += 1;
    });
})()"#;

/// Answers every question: wrongly first, then rightly. A list of sentences.
const ANSWER: &str = r#"(() => {
    const wrong = [];
    const isRight = (input) => "right" in input.dataset;
    for (const form of document.querySelectorAll("form.quiz-question")) {
        const expect = (what, is) => is || wrong.push(`question ${form.id}: ${what}`);
        const inputs = [...form.querySelectorAll("input")];
        const said = () => form.querySelector(".quiz-result").textContent;
        const marks = () => [...form.querySelectorAll(".quiz-mark")].map((mark) => mark.textContent).join();
        const answer = (choose) => {
            form.reset();
            for (const input of inputs) if (choose(input)) input.click();
            form.requestSubmit();
        };
        answer(() => false);
        expect("no answer is taken for one", !form.dataset.result && said().includes("Choose"));
        for (const one of inputs.filter((input) => !isRight(input))) {
            answer((input) => input === one);
            expect("a wrong answer is not marked so", form.dataset.result === "wrong" && marks().includes("wrong"));
            expect("a wrong answer is not explained", said().includes("Not yet right") && said().length > 60);
        }
        if (inputs[0].type === "checkbox") {
            answer((input) => isRight(input) || input === inputs.find((other) => !isRight(other)));
            expect("one too many is taken for right", form.dataset.result === "wrong");
            answer((input) => input === inputs.find(isRight));
            expect("a part of the answer is taken for all", form.dataset.result === "wrong" && said().includes("not all"));
        }
        expect("the answer is open before it was found", !form.querySelector("details").open);
        answer(isRight);
        expect("the right answer is not marked so", form.dataset.result === "right" && !marks().includes("wrong"));
        expect("the right answer is not explained", form.querySelector("details").open && said().includes("Right."));
        expect("it has no legend", form.querySelector("legend").textContent.trim() !== "");
    }
    const forms = document.querySelectorAll("form.quiz-question").length;
    const score = document.querySelector(".quiz-score").textContent;
    if (!score.startsWith(`${forms} of ${forms} `)) wrong.push(`the score is: ${score}`);
    if (window.sent > 0) wrong.push("an answer is sent somewhere");
    return wrong;
})()"#;

/// What is wrong with the quiz of the page that is open, which stands at `address`.
pub(super) fn problems(tab: &mut Tab<'_>, address: &str) -> Result<Vec<String>, Trouble> {
    tab.value(KEEP)?;
    let said = tab.value(ANSWER)?;
    let said = said
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    let mut wrong: Vec<String> = said.map(str::to_owned).collect();
    tab.open(address)?;
    wrong.extend(with_keys(tab, address)?);
    wrong.extend(tab.complaints());
    Ok(wrong)
}

/// Arrow keys move between the choices and do not turn the page; Enter answers.
fn with_keys(tab: &mut Tab<'_>, address: &str) -> Result<Option<String>, Trouble> {
    tab.value(KEEP)?;
    tab.value("document.querySelector('form.quiz-question input[type=radio]').focus()")?;
    tab.press("ArrowRight", 39, "")?;
    let second =
        "document.querySelectorAll('form.quiz-question:has([type=radio]) input')[1].checked";
    if tab.value(second)? != true {
        return Ok(Some(
            "the right arrow does not move to the next choice".to_owned(),
        ));
    }
    if tab.value("location.href")?.as_str() != Some(address) {
        return Ok(Some(
            "an arrow key within the quiz turns the page".to_owned(),
        ));
    }
    tab.press("Enter", 13, "\r")?;
    let answered = tab.value(
        "document.querySelector('form.quiz-question:has([type=radio])').dataset.result ?? ''",
    )?;
    if tab.value("window.sent")? != 0 {
        return Ok(Some("the key Enter sends the answer somewhere".to_owned()));
    }
    Ok((answered == "").then(|| "the key Enter does not answer".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::{Chromium, address, looks};
    use crate::{places, preprocess};

    /// The page of the course's questions, with `this` of it replaced.
    fn page(this: &str, by: &str) -> String {
        let script = places::docs().join("theme/quiz.js");
        let script = std::fs::read_to_string(script).expect("it is there");
        let questions = preprocess::quiz_as_html("course").expect("it is right");
        // mdBook's own reaction to an arrow key, which must not reach it from within the quiz
        let turns =
            "document.addEventListener('keydown', (event) => { location.hash = event.key; })";
        let html =
            format!("<!DOCTYPE html><main>{questions}</main><script>{turns};{script}</script>");
        assert!(html.contains(this), "{this}");
        html.replace(this, by)
    }

    #[test]
    fn right_and_wrong_answers_are_marked_so() {
        if Chromium::program().is_none() {
            return eprintln!("skipped: there is no Chromium");
        }
        let mut chromium = Chromium::start().expect("it starts");
        let mut tab = chromium.tab(looks().next().expect("one")).expect("a tab");
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("quiz.html");
        let address = address(&file).expect("a path");
        let mut seen = |this: &str, by: &str| {
            std::fs::write(&file, page(this, by)).expect("a page");
            tab.open(&address).expect("it opens");
            problems(&mut tab, &address).expect("it answers").join("; ")
        };
        assert_eq!(seen("<main>", "<main>"), "");
        for (this, by, says) in [
            (
                "input.checked === right(input)",
                "input.checked || right(input)",
                "not marked so",
            ),
            (
                "form.querySelector(\"details\").open = true;",
                "",
                "the right answer is not explained",
            ),
            ("event.stopPropagation()", "event", "turns the page"),
            ("event.preventDefault();", "", "sent somewhere"),
            (" but it is not all.", "", "is taken for all"),
        ] {
            let seen = seen(this, by);
            assert!(seen.contains(says), "{this}: {seen}");
        }
    }
}

//! Questions as HTML that is readable without scripts; `docs/theme/quiz.js` marks the answers.

use super::super::repository::escape;
use super::questions::{Choice, Code, Question, Quiz};
use crate::markdown::anchors;
use crate::places;
use crate::trouble::Trouble;
use pulldown_cmark::{Options, Parser};
use std::fmt::Write;

/// All questions of a file. A piece of HTML ends at an empty line, so there is none but around the code.
pub(super) fn quiz(name: &str, quiz: &Quiz) -> Result<String, Trouble> {
    let mut out = format!("<section class=\"quiz\" id=\"quiz-{name}\" aria-label=\"Quiz\">\n");
    for (number, asked) in quiz.questions.iter().enumerate() {
        out.push_str(&question(number + 1, quiz.questions.len(), asked)?);
    }
    out.push_str("<p class=\"quiz-score\" role=\"status\"></p>\n</section>\n");
    Ok(out)
}

fn question(number: usize, of: usize, question: &Question) -> Result<String, Trouble> {
    let name = &question.name;
    let how = if question.several() {
        " <span class=\"quiz-how\">(choose all that are right)</span>"
    } else {
        ""
    };
    let mut out = format!(
        "<form class=\"quiz-question\" id=\"{name}\" autocomplete=\"off\">\n<fieldset>\n\
         <legend><span class=\"quiz-number\">Question {number} of {of}</span> {}{how}</legend>\n",
        inline(&question.asks)
    );
    if let Some(code) = &question.code {
        out.push_str(&program(code)?);
    }
    let kind = if question.several() {
        "checkbox"
    } else {
        "radio"
    };
    out.push_str("<div class=\"quiz-choices\">\n");
    for choice in &question.choices {
        out.push_str(&self::choice(kind, name, choice));
    }
    let _ = write!(
        out,
        "</div>\n<button type=\"submit\">Check my answer</button>\n</fieldset>\n\
         <div class=\"quiz-result\" role=\"status\" aria-live=\"polite\"></div>\n\
         <details class=\"quiz-answer\"><summary>The answer</summary>\n{}<p>{}</p>\n</details>\n</form>\n",
        right_ones(question),
        inline(&question.why)
    );
    Ok(out)
}

/// The part of a program that a question is about, as Markdown.
fn program(code: &Code) -> Result<String, Trouble> {
    let path = places::root().join(&code.file);
    let text = std::fs::read_to_string(&path).map_err(Trouble::with_file("read", &path))?;
    let part = anchors::part(&text, &code.part).ok_or_else(|| {
        let (file, part) = (&code.file, &code.part);
        Trouble::failed(format!("{file} has no part marked `ANCHOR: {part}`"))
    })?;
    let language = if path.extension().is_some_and(|end| end == "py") {
        "python"
    } else {
        "rust"
    };
    Ok(format!("\n```{language}\n{part}\n```\n\n"))
}

fn choice(kind: &str, name: &str, choice: &Choice) -> String {
    let known = match &choice.but {
        Some(but) => format!("data-but=\"{}\"", escape(&inline(but))),
        None => "data-right=\"\"".to_owned(),
    };
    format!(
        "<label class=\"quiz-choice\"><input type=\"{kind}\" name=\"choice-{name}\" {known}> <span>{}</span></label>\n",
        inline(&choice.says)
    )
}

fn right_ones(question: &Question) -> String {
    let right = question.choices.iter().filter(|choice| choice.right);
    let items: Vec<String> = right
        .map(|choice| format!("<li>{}</li>", inline(&choice.says)))
        .collect();
    format!("<ul>{}</ul>\n", items.concat())
}

/// Markdown of one paragraph to HTML without the paragraph.
fn inline(markdown: &str) -> String {
    let mut html = String::new();
    let line = markdown.split_whitespace().collect::<Vec<_>>().join(" ");
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(&line, Options::empty()));
    let html = html.trim();
    let inside = html
        .strip_prefix("<p>")
        .and_then(|html| html.strip_suffix("</p>"));
    inside.unwrap_or(html).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_has_no_empty_line_but_around_code() {
        let choice = |right: bool, but: Option<&str>| Choice {
            says: "this".to_owned(),
            right,
            but: but.map(str::to_owned),
        };
        let question = Question {
            name: "a".to_owned(),
            asks: "What does `a < b`\nsay?".to_owned(),
            code: Some(Code {
                file: "crates/book/examples/quiz.rs".to_owned(),
                part: "five_on_four".to_owned(),
            }),
            why: "So.".to_owned(),
            choices: vec![choice(true, None), choice(false, Some("\"it\" is"))],
        };
        let quiz = Quiz {
            questions: vec![question],
        };
        let html = super::quiz("q", &quiz).expect("the program is there");
        assert!(html.contains("<code>a &lt; b</code> say?"), "{html}");
        assert!(html.contains("data-but=\"&quot;it&quot; is\""), "{html}");
        let parts: Vec<&str> = html.split("\n\n").collect();
        assert_eq!(parts.len(), 3, "{html}");
        assert!(parts[1].starts_with("```rust\nfn five_on_four()"), "{html}");
    }
}

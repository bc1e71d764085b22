//! Questions as HTML that is readable without scripts; `docs/theme/quiz.js` marks the answers.

use super::super::repository::escape;
use super::questions::{Choice, Question, Quiz};
use pulldown_cmark::{Options, Parser};
use std::fmt::Write;

/// All questions of a file. A piece of HTML ends at an empty line, so there is none but around the code.
pub(super) fn quiz(name: &str, quiz: &Quiz) -> String {
    let mut out = format!("<section class=\"quiz\" id=\"quiz-{name}\" aria-label=\"Quiz\">\n");
    for (number, asked) in quiz.questions.iter().enumerate() {
        let _ = write!(out, "{}", question(number + 1, quiz.questions.len(), asked));
    }
    out + "<p class=\"quiz-score\" role=\"status\"></p>\n</section>\n"
}

fn question(number: usize, of: usize, question: &Question) -> String {
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
        let _ = write!(
            out,
            "\n```{}\n{}\n```\n\n",
            code.language,
            code.text.trim_end()
        );
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
    out
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
    use crate::preprocess::quiz::questions::Code;

    #[test]
    fn html_has_no_empty_line_but_around_code() {
        let question = Question {
            name: "a".to_owned(),
            asks: "What does `a < b`\nsay?".to_owned(),
            code: Some(Code {
                language: "rust".to_owned(),
                text: "one();\n\ntwo();\n".to_owned(),
            }),
            why: "So.".to_owned(),
            choices: vec![
                Choice {
                    says: "yes".to_owned(),
                    right: true,
                    but: None,
                },
                Choice {
                    says: "no".to_owned(),
                    right: false,
                    but: Some("\"it\" is".to_owned()),
                },
            ],
        };
        let html = quiz(
            "q",
            &Quiz {
                questions: vec![question],
            },
        );
        assert!(html.contains("<code>a &lt; b</code> say?"), "{html}");
        assert!(html.contains("data-but=\"&quot;it&quot; is\""), "{html}");
        let parts: Vec<&str> = html.split("\n\n").collect();
        assert_eq!(parts.len(), 4, "{html}");
        assert_eq!(parts[1], "```rust\none();");
    }
}

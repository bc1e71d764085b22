//! The questions, as they stand in their file.

use crate::trouble::Trouble;
use serde::Deserialize;
use std::path::Path;

/// A file of questions.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Quiz {
    #[serde(rename = "question")]
    pub(crate) questions: Vec<Question>,
}

/// One question. Texts are Markdown within a line.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    /// Names it in the page: `#name`.
    pub(crate) name: String,
    pub(crate) asks: String,
    /// A part of a program that it is about.
    pub(crate) code: Option<Code>,
    /// Said once it is answered rightly, and by whoever opens the answer.
    pub(crate) why: String,
    #[serde(rename = "choice")]
    pub(crate) choices: Vec<Choice>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Code {
    /// From the root of the repository.
    pub(crate) file: String,
    /// The part of it that is marked with `ANCHOR`.
    pub(crate) part: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choice {
    pub(crate) says: String,
    #[serde(default)]
    pub(crate) right: bool,
    /// What is wrong about it, said to whoever chooses it.
    pub(crate) but: Option<String>,
}

impl Quiz {
    pub(crate) fn read(file: &Path) -> Result<Self, Trouble> {
        let text = std::fs::read_to_string(file).map_err(Trouble::with_file("read", file))?;
        Self::parse(&text).map_err(|error| Trouble::failed(format!("{}: {error}", file.display())))
    }

    fn parse(text: &str) -> Result<Self, String> {
        let quiz: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        for (number, question) in quiz.questions.iter().enumerate() {
            let name = &question.name;
            question
                .examine()
                .map_err(|error| format!("question \"{name}\": {error}"))?;
            if quiz.questions[..number]
                .iter()
                .any(|other| other.name == *name)
            {
                return Err(format!("there are two questions \"{name}\""));
            }
        }
        Ok(quiz)
    }
}

impl Question {
    /// Whether more than one choice is right, so that all of them are asked for.
    pub(crate) fn several(&self) -> bool {
        self.choices.iter().filter(|choice| choice.right).count() > 1
    }

    fn examine(&self) -> Result<(), &'static str> {
        if self.choices.iter().all(|choice| !choice.right) {
            return Err("no choice is right");
        }
        if self.choices.iter().all(|choice| choice.right) {
            return Err("every choice is right");
        }
        if self
            .choices
            .iter()
            .any(|choice| choice.right == choice.but.is_some())
        {
            return Err("each wrong choice, and no right one, has a `but`: what is wrong about it");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RIGHT: &str = "name = \"a\"\nasks = \"?\"\nwhy = \"so\"\nchoice = [\
        { says = \"yes\", right = true }, { says = \"no\", but = \"it is\" }]";

    #[test]
    fn a_question_has_a_right_choice_and_wrong_ones_with_a_reason() {
        let one = format!("[[question]]\n{RIGHT}");
        assert!(Quiz::parse(&one).is_ok());
        for (part, instead) in [
            ("right = true", "but = \"no\""),
            ("but = \"it is\"", "right = true"),
            (", but = \"it is\"", ""),
            ("why", "wy"),
        ] {
            let wrong = one.replace(part, instead);
            assert_ne!(wrong, one);
            assert!(Quiz::parse(&wrong).is_err(), "{wrong}");
        }
        let twice = format!("{one}\n{one}");
        assert!(Quiz::parse(&twice).is_err_and(|error| error.contains("two questions")));
    }
}

//! The name of an exercise, and what is called after it.

use crate::trouble::Trouble;

/// `ex10-name` in its forms.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Name {
    package: String,
    short: String,
    number: String,
    module: String,
}

impl Name {
    /// # Errors
    /// It is no `ex`, number, dash and words.
    pub(super) fn of(package: &str) -> Result<Self, Trouble> {
        let parts = package
            .strip_prefix("ex")
            .and_then(|rest| rest.split_once('-'));
        let is_word = |word: &str| {
            let letters = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit();
            !word.is_empty() && word.chars().all(letters)
        };
        let is_number = |number: &str| {
            number
                .parse::<u16>()
                .is_ok_and(|value| value.to_string() == number)
        };
        match parts {
            Some((number, topic)) if is_number(number) && topic.split('-').all(is_word) => {
                Ok(Self {
                    package: package.to_owned(),
                    short: format!("ex{number}"),
                    number: number.to_owned(),
                    module: package.replace('-', "_"),
                })
            }
            _ => Err(Trouble::wrong_command_line(format!(
                "`{package}` is no name for an exercise: it is `ex`, a number, a dash and small letters, as in \
                 ex10-stencil"
            ))),
        }
    }

    /// Puts the name where a template has `{package}`, `{short}`, `{number}` or `{module}`.
    pub(super) fn fill(&self, template: &str) -> String {
        template
            .replace("{package}", &self.package)
            .replace("{short}", &self.short)
            .replace("{number}", &self.number)
            .replace("{module}", &self.module)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_its_forms() {
        let name = Name::of("ex10-two-words").expect("it is one");
        assert_eq!(
            name.fill("{package} {short} {number} {module}"),
            "ex10-two-words ex10 10 ex10_two_words"
        );
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for name in [
            "", "ten", "ex-a", "ex10", "ex10-", "ex010-a", "ex1-A", "ex1-a--b", "ex1-../a",
        ] {
            assert!(Name::of(name).is_err(), "{name}");
        }
    }
}

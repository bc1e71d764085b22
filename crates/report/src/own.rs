//! Flags that one exercise has and the others do not.

use clap::{Arg, ArgAction, ArgMatches};

/// A flag of one exercise alone.
#[derive(Clone, Copy, Debug)]
pub struct Flag {
    /// Without its dashes: `latency`.
    pub name: &'static str,
    /// What stands for its value in `--help`; none for a flag that is only there or not.
    pub value: Option<&'static str>,
    /// What `--help` says about it.
    pub help: &'static str,
    /// What is wrong with a value, if anything.
    pub check: fn(&str) -> Result<(), String>,
}

impl Flag {
    /// A flag that is there or not.
    pub fn switch(name: &'static str, help: &'static str) -> Self {
        Self {
            name,
            value: None,
            help,
            check: |_| Ok(()),
        }
    }

    /// A flag with a value.
    pub fn with_value(
        name: &'static str,
        value: &'static str,
        help: &'static str,
        check: fn(&str) -> Result<(), String>,
    ) -> Self {
        Self {
            name,
            value: Some(value),
            help,
            check,
        }
    }

    pub(crate) fn arg(self) -> Arg {
        let arg = Arg::new(self.name).long(self.name).help(self.help);
        let Some(value) = self.value else {
            return arg.action(ArgAction::SetTrue);
        };
        let check = self.check;
        arg.value_name(value)
            .value_parser(move |text: &str| check(text).map(|()| text.to_owned()))
    }
}

/// What the command line says about an exercise's own flags.
#[derive(Clone, Debug, Default)]
pub struct Given {
    values: Vec<(&'static str, String)>,
    switches: Vec<&'static str>,
    size: u64,
}

impl Given {
    pub(crate) fn of(flags: &[Flag], matches: &ArgMatches, size: u64) -> Self {
        let mut given = Self {
            size,
            ..Self::default()
        };
        for flag in flags {
            if flag.value.is_some() {
                let value: Option<&String> = matches.get_one(flag.name);
                given
                    .values
                    .extend(value.map(|value| (flag.name, value.clone())));
            } else if matches.get_flag(flag.name) {
                given.switches.push(flag.name);
            }
        }
        given
    }

    /// The value of a flag, if it was given; it has been checked.
    pub fn value(&self, name: &str) -> Option<&str> {
        let found = self.values.iter().find(|(flag, _)| *flag == name);
        found.map(|(_, value)| value.as_str())
    }

    /// How much work a run does: what the exercise's [`Size`](crate::Size) flag says.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Whether a flag without a value was given.
    pub fn is_on(&self, name: &str) -> bool {
        self.switches.contains(&name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Command;

    fn given(line: &str) -> Result<Given, clap::Error> {
        let flags = [
            Flag::switch("live", "Use the real one"),
            Flag::with_value("pace", "WORD", "How fast", |word| match word {
                "slow" | "fast" => Ok(()),
                _ => Err("slow or fast".into()),
            }),
        ];
        let command = Command::new("test").args(flags.map(Flag::arg));
        let matches = command.try_get_matches_from(line.split(' '))?;
        Ok(Given::of(&flags, &matches, 10))
    }

    #[test]
    fn what_was_given_is_known() {
        let none = given("test").expect("a right line");
        assert!(!none.is_on("live") && none.value("pace").is_none());
        let both = given("test --pace slow --live").expect("a right line");
        assert_eq!(
            (both.is_on("live"), both.value("pace")),
            (true, Some("slow"))
        );
    }

    #[test]
    fn a_wrong_value_is_refused_in_the_words_of_the_exercise() {
        let error = given("test --pace odd").expect_err("it is none");
        assert!(error.to_string().contains("slow or fast"), "{error}");
    }
}

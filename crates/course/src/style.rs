//! Colours, by what they are for. They are taken out again where nobody sees them: see [`crate::print`].

use anstyle::{AnsiColor, Color, Style};

const fn of(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(colour))).bold()
}

pub(crate) const GOOD: Style = of(AnsiColor::Green);
pub(crate) const BAD: Style = of(AnsiColor::Red);
pub(crate) const TODO: Style = of(AnsiColor::Yellow);
pub(crate) const STRONG: Style = Style::new().bold();
pub(crate) const FAINT: Style = Style::new().dimmed();

//! What a key means.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// What the learner wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Hint,
    List,
    Run,
    Timeline,
    /// Any other key: back to the verdicts.
    Back,
    Quit,
}

/// The last line of the screen.
pub(super) const LINE: &str = "h hint · l list · r run · t timeline · q quit";

impl Key {
    pub(super) fn of(event: &KeyEvent) -> Option<Self> {
        // Some systems tell of the release, too.
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        Some(match event.code {
            KeyCode::Char('c' | 'd') if control => Self::Quit,
            _ if control => return None,
            KeyCode::Char('q' | 'Q') => Self::Quit,
            KeyCode::Char('h' | 'H') => Self::Hint,
            KeyCode::Char('l' | 'L') => Self::List,
            KeyCode::Char('r' | 'R') => Self::Run,
            KeyCode::Char('t' | 'T') => Self::Timeline,
            _ => Self::Back,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ctrl_c_and_q_quit() {
        let key = |code, modifiers| Key::of(&KeyEvent::new(code, modifiers));
        let none = KeyModifiers::NONE;
        assert_eq!(key(KeyCode::Char('q'), none), Some(Key::Quit));
        assert_eq!(
            key(KeyCode::Char('c'), KeyModifiers::CONTROL),
            Some(Key::Quit)
        );
        assert_eq!(key(KeyCode::Char('h'), KeyModifiers::CONTROL), None);
        assert_eq!(key(KeyCode::Char('h'), none), Some(Key::Hint));
        assert_eq!(key(KeyCode::Enter, none), Some(Key::Back));
    }
}

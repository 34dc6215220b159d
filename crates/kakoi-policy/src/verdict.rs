//! Logic with a third value, for what can't be evaluated (Kleene's: a result is known if no answer to the unknown changes it).

use std::ops::Not;

/// Whether something matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It matches.
    Yes,
    /// It doesn't match.
    No,
    /// It can't be evaluated: enough for a Deny, too little for an Allow.
    Unknown,
}

impl Verdict {
    /// One of them matches. Nothing at all doesn't.
    pub(crate) fn any(all: impl IntoIterator<Item = Self>) -> Self {
        !Self::all(all.into_iter().map(Self::not))
    }

    /// Each matches. Nothing at all does.
    pub(crate) fn all(all: impl IntoIterator<Item = Self>) -> Self {
        let mut result = Self::Yes;
        for verdict in all {
            match verdict {
                Self::No => return Self::No,
                Self::Unknown => result = Self::Unknown,
                Self::Yes => {}
            }
        }
        result
    }
}

impl From<bool> for Verdict {
    fn from(matches: bool) -> Self {
        if matches { Self::Yes } else { Self::No }
    }
}

impl Not for Verdict {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }
}

//! What can go wrong between a server and its anchor. Variants are named by the step that failed.

use std::io;
use std::path::PathBuf;

use crate::protocol::ErrorKind;

/// Result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a call failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No anchor listens in this data directory.
    #[error("no anchor runs for {}", data_dir.display())]
    NotRunning {
        /// The data directory.
        data_dir: PathBuf,
    },
    /// The living anchor speaks another version.
    #[error(
        "the running anchor speaks protocol {theirs}, this program {ours}: run `kakoi down` (it stops the apps), then start again"
    )]
    Protocol {
        /// The anchor's version; 0 when it didn't say.
        theirs: u32,
        /// Ours.
        ours: u32,
    },
    /// The anchor answered, and the answer is no.
    #[error("{message}")]
    Refused {
        /// What kind of refusal.
        kind: ErrorKind,
        /// The anchor's words.
        message: String,
    },
    /// No answer in time. The request may still take effect.
    #[error("the anchor didn't answer {call} in time")]
    Timeout {
        /// Which call.
        call: &'static str,
    },
    /// The peer closed the connection instead of answering.
    #[error("the peer closed the connection during {call}")]
    Closed {
        /// Which call.
        call: &'static str,
    },
    /// An answer that doesn't fit the question.
    #[error("unexpected answer to {call}")]
    Unexpected {
        /// Which call.
        call: &'static str,
    },
    /// The system refused a step.
    #[error("{step}")]
    Io {
        /// Which step.
        step: &'static str,
        /// The system's reason.
        #[source]
        source: io::Error,
    },
    /// A command sent into a sandbox was not run.
    #[error("not run: {message}")]
    NotRun {
        /// PID 1's words.
        message: String,
    },
    /// No subordinate ids for this user.
    #[error(
        "{file} has no range for user {user}: add one with `sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 {user}`"
    )]
    NoSubordinateIds {
        /// `/etc/subuid` or `/etc/subgid`.
        file: &'static str,
        /// The user's name, or number when it has none.
        user: String,
    },
    /// `newuidmap` or `newgidmap` is missing or failed.
    #[error("{program} failed ({reason}): it comes with the package `uidmap`")]
    IdMap {
        /// Which program.
        program: &'static str,
        /// Its words or the system's.
        reason: String,
    },
    /// The new anchor gave up.
    #[error("the anchor didn't start: {message}")]
    Start {
        /// Its words.
        message: String,
    },
    /// `join` was called too late.
    #[error("the process has {count} threads; namespaces must be joined before the first one starts")]
    Threads {
        /// How many.
        count: usize,
    },
}

impl Error {
    /// Wraps the system's reason with the step, for `map_err`.
    pub(crate) fn io(step: &'static str) -> impl FnOnce(io::Error) -> Error {
        move |source| Error::Io { step, source }
    }
}

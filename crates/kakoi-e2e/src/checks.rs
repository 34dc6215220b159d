//! Named checks in one test: a region takes seconds to start, so many checks share one, and each is told apart.

use crate::setup::Way;
use std::any::Any;
use std::fs::File;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Instant;

/// Says something even when the test harness hides the output of tests that pass.
pub fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// The checks of one test.
pub struct Checks {
    group: String,
    failed: Vec<String>,
    begun: Instant,
}

impl Checks {
    /// No check yet. `group` stands before each name.
    pub fn new(group: &str) -> Self {
        let (group, failed, begun) = (group.to_owned(), Vec::new(), Instant::now());
        Self { group, failed, begun }
    }

    /// Runs one; a failure is kept for the end, so that the others are still told. Says whether it passed.
    pub fn run(&mut self, name: &str, check: impl FnOnce()) -> bool {
        let begun = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(check));
        let word = if outcome.is_ok() { "ok" } else { "FAILED" };
        let seconds = begun.elapsed().as_secs_f32();
        say(&format!("  {} / {name} ... {word} ({seconds:.1} s)", self.group));
        if let Err(panic) = &outcome {
            let why = text(panic.as_ref());
            say(&format!("      {}", why.replace('\n', "\n      ")));
            self.failed.push(format!("{name}: {why}"));
        }
        outcome.is_ok()
    }

    /// Ends the test.
    ///
    /// # Panics
    /// If a check failed.
    pub fn finish(self) {
        let seconds = self.begun.elapsed().as_secs_f32();
        let (group, failed) = (self.group, self.failed);
        assert!(
            failed.is_empty(),
            "{group}: {} failed:\n{}",
            failed.len(),
            failed.join("\n")
        );
        say(&format!("  {group}: all passed ({seconds:.1} s)"));
    }
}

fn text(panic: &(dyn Any + Send)) -> String {
    let owned = panic.downcast_ref::<String>().cloned();
    owned
        .or_else(|| panic.downcast_ref::<&str>().map(|s| (*s).to_owned()))
        .unwrap_or_else(|| "a panic without words".to_owned())
}

/// One end-to-end test at a time in each way of running, so that the two ways share this machine's two cores and none waits for
/// the other's deadlines: held until dropped.
///
/// # Panics
/// If the lock can't be made.
pub fn alone(folder: &Path, way: Way) -> File {
    let file = File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(folder.join(format!("e2e-{way:?}.lock")))
        .expect("a lock file");
    rustix::fs::flock(&file, rustix::fs::FlockOperation::LockExclusive).expect("the lock");
    file
}

//! A harness for tests that drive the built `kakoi` and `kakoi-hold` from outside, as a user does: processes, files, the
//! API over HTTP, unmodified AWS clients. It knows nothing of the product's inside, so it can't agree with it by mistake.
//!
//! It ends only what it started, and never touches interfaces, routes, rules or sysctls of the machine.

pub mod browser;
pub mod checks;
pub mod clients;
pub mod inventory;
pub mod procs;
pub mod raw;
pub mod server;
pub mod setup;
pub mod stream;

use std::time::{Duration, Instant};

/// Asks until the answer is `Some`; the deadline is for a broken product, not a measure.
///
/// # Panics
/// If it takes longer than `deadline`.
pub fn wait_for<T>(what: &str, deadline: Duration, mut ask: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(begun.elapsed() < deadline, "{what}: not within {deadline:?}");
        // The pace of asking; what is waited for is the answer.
        std::thread::sleep(Duration::from_millis(20));
    }
}

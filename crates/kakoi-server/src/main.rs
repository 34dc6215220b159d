//! The `kakoi` binary.
//!
//! `main` stays single-threaded until a verb is chosen: `up` and `down` enter the anchor's namespaces, which the kernel
//! allows only before the first thread exists. No runtime is made here.

mod cli;
mod server;

use clap::Parser;
use std::process::ExitCode;

/// `kakoi … | head` ends as other commands do. Rust ignores SIGPIPE and would panic in a print instead; the server and a database's
/// supervisor keep that, since a client that goes away must not end them.
fn end_quietly_with_the_pipe() {
    // SAFETY: no thread exists yet, and the default action needs no handler.
    unsafe { libc::signal(libc::SIGPIPE, libc::SIG_DFL) };
}

fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    if !matches!(arguments.verb, cli::Verb::Up(_) | cli::Verb::RunDatabase { .. }) {
        end_quietly_with_the_pipe();
    }
    match cli::run(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("kakoi: {}", cli::chain(error.as_ref()));
            ExitCode::from(2)
        }
    }
}

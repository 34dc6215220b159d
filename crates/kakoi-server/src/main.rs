//! The `kakoi` binary.
//!
//! `main` stays single-threaded until a verb is chosen: `up` and `down` enter the anchor's namespaces, which the kernel
//! allows only before the first thread exists. No runtime is made here.

mod cli;
mod server;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = cli::Arguments::parse();
    match cli::run(arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("kakoi: {}", cli::chain(error.as_ref()));
            ExitCode::from(2)
        }
    }
}

//! Flow logs, as far as they can be thought through without a kernel: packets and connections gathered to flows, each flow
//! explained by the network's model, and lines in AWS's format.
//!
//! Pure: no clock, no I/O, no randomness; times come in as milliseconds since the Unix epoch. What a rule did is what the kernel
//! says; the model adds what the kernel can't (which group's rule admitted), and where the two differ, the line says so.

mod explain;
mod format;
mod gather;

pub use explain::{Explanation, Model, explain};
pub use format::{DEFAULT_FORMAT, Facts, Field, Format, Record, UnknownField, records};
pub use gather::{Action, Flow, Gatherer, IDLE_MS, MOST_NEW, MOST_OPEN, WINDOW_MS};

//! The gateway as a browser, and as somebody who isn't one, meets it.

mod attacks;
mod sessions;
mod streams;
mod support;

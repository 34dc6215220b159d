//! Output as log events: one for each line. Pure.

use kakoi_dataplane::{LogChunk, LogPosition};

/// Bytes of an event's text, at most; a longer line becomes several. AWS takes 1 MiB, of which a terminal shows nothing useful.
const LINE_BYTES: usize = 64 * 1024;
/// Lines taken from one chunk, at most: a flood of short ones must not cost more than a flood of bytes.
const LINES: usize = 2_000;

/// What was taken from a chunk.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Taken {
    /// Texts of events; none is empty.
    pub messages: Vec<String>,
    /// Up to where.
    pub until: LogPosition,
    /// Whether anything is left in the chunk: a line that isn't ended, or more lines than are taken at once.
    pub rest: bool,
}

/// Takes the lines of a chunk. What follows the last newline is left for later, unless it's `last`: then it's a line as it is.
/// Invalid UTF-8 is replaced, empty lines are left out (an event can't be empty), and the secret is masked.
pub(super) fn take(chunk: &LogChunk, last: bool, secret: &str) -> Taken {
    let last = last || chunk.ends_file;
    let mut messages = Vec::new();
    if chunk.skipped > 0 {
        messages.push(format!(
            "kakoi: at least {} bytes of output were dropped here: they came faster than they are kept.",
            chunk.skipped
        ));
    }
    let bytes = &chunk.bytes[..];
    let mut at = 0;
    while at < bytes.len() && messages.len() < LINES {
        let rest = &bytes[at..];
        let window = &rest[..rest.len().min(LINE_BYTES)];
        let (line, step) = match window.iter().position(|b| *b == b'\n') {
            Some(end) => (&window[..end], end + 1),
            None if rest.len() > LINE_BYTES => {
                let cut = whole_characters(window);
                (&window[..cut], cut)
            }
            None if last => (rest, rest.len()),
            None => break,
        };
        at += step;
        let text = String::from_utf8_lossy(line.strip_suffix(b"\r").unwrap_or(line));
        if !text.is_empty() {
            messages.push(masked(&text, secret));
        }
    }
    Taken {
        messages,
        until: chunk.after(at),
        rest: at < bytes.len(),
    }
}

/// How much of the bytes ends at a character's end; all of it if they aren't UTF-8 anyway.
fn whole_characters(bytes: &[u8]) -> usize {
    let begin = (1..=4)
        .filter_map(|back| bytes.len().checked_sub(back))
        .find(|at| bytes[*at] & 0xC0 != 0x80);
    match begin {
        Some(at) if at > 0 && std::str::from_utf8(&bytes[at..]).is_err() => at,
        _ => bytes.len(),
    }
}

/// An app's token opens its server. Jupyter doesn't print one that was given to it; should some extension do, it ends here.
fn masked(text: &str, secret: &str) -> String {
    if secret.is_empty() {
        return text.to_owned();
    }
    text.replace(secret, "***")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(bytes: &[u8]) -> LogChunk {
        LogChunk {
            start: LogPosition {
                file: 7,
                made: 8,
                offset: 100,
            },
            bytes: bytes.to_vec(),
            ..LogChunk::default()
        }
    }

    fn taken(bytes: &[u8], last: bool) -> (Vec<String>, u64, bool) {
        let taken = take(&chunk(bytes), last, "s3cret");
        (taken.messages, taken.until.offset - 100, taken.rest)
    }

    #[test]
    fn lines_are_events_and_a_line_without_an_end_waits() {
        let lines = |lines: &[&str]| lines.iter().map(|l| (*l).to_owned()).collect::<Vec<_>>();
        assert_eq!(taken(b"one\r\n\ntwo\nthr", false), (lines(&["one", "two"]), 10, true));
        assert_eq!(
            taken(b"one\r\n\ntwo\nthr", true),
            (lines(&["one", "two", "thr"]), 13, false)
        );
        assert_eq!(taken(b"", true), (vec![], 0, false));
        assert_eq!(
            taken(b"\xff\x1b[31mred\n", false).0,
            lines(&["\u{fffd}\u{1b}[31mred"]),
            "escapes stay, what isn't text is replaced"
        );
        let mut ended = chunk(b"half");
        ended.ends_file = true;
        assert_eq!(take(&ended, false, "").messages, ["half"], "it will never get longer");
    }

    #[test]
    fn a_secret_is_masked_wherever_it_stands() {
        assert_eq!(
            taken(b"http://h/?token=s3cret&s3cret\n", false).0,
            ["http://h/?token=***&***"]
        );
    }

    #[test]
    fn long_lines_are_cut_between_characters() {
        // Three bytes each, and 65,536 isn't a multiple of three.
        let text = "日".repeat(30_000);
        let (messages, used, rest) = taken(text.as_bytes(), true);
        assert_eq!((messages.len(), used, rest), (2, 90_000, false));
        assert!(messages[0].len() <= LINE_BYTES && messages[0].len() > LINE_BYTES - 3);
        assert_eq!(messages.concat(), text);
        // A piece is taken as soon as the bound is passed, end or no end.
        let (messages, used, rest) = taken(&vec![0x80; LINE_BYTES + 1], false);
        assert_eq!((messages.len(), used, rest), (1, LINE_BYTES as u64, true));
    }

    #[test]
    fn a_flood_of_short_lines_is_bounded_and_drops_are_said() {
        let mut flood = chunk(&b"x\n".repeat(5_000));
        let taken = take(&flood, false, "");
        assert_eq!(
            (taken.messages.len(), taken.until.offset, taken.rest),
            (2_000, 4_100, true)
        );
        flood.skipped = 77;
        assert!(take(&flood, false, "").messages[0].contains("at least 77 bytes"));
    }
}

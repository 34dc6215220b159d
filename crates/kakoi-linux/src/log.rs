//! Reading an app's output as it grows.
//!
//! The anchor appends to a file; when that is full it's renamed, with `.1` at the end, over the one before, and a new one
//! begins. Without room for two it's emptied in place. A place therefore names its file by inode and time of birth: a name
//! changes, and an inode alone is used again as soon as a file is gone.

use kakoi_dataplane::{LogChunk, LogPosition};
use std::fs::{File, Metadata};
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// One of the two files, as found.
struct Piece {
    file: File,
    start: LogPosition,
    length: u64,
}

fn beginning(metadata: &Metadata) -> LogPosition {
    let born = metadata
        .created()
        .ok()
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok());
    LogPosition {
        file: metadata.ino(),
        made: born.map_or(0, |at| u64::try_from(at.as_nanos()).unwrap_or(u64::MAX)),
        offset: 0,
    }
}

fn is_of(place: LogPosition, beginning: LogPosition) -> bool {
    (place.file, place.made) == (beginning.file, beginning.made)
}

fn found<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        other => other.map(Some),
    }
}

fn open(path: &Path) -> io::Result<Option<Piece>> {
    let Some(file) = found(File::open(path))? else {
        return Ok(None);
    };
    let metadata = file.metadata()?;
    Ok(Some(Piece {
        file,
        start: beginning(&metadata),
        length: metadata.len(),
    }))
}

fn rotated(path: &Path) -> PathBuf {
    let mut old = path.to_owned().into_os_string();
    old.push(".1");
    old.into()
}

/// Reads from a place on; see `WorkloadBackend::read_log`.
pub(crate) fn read(path: &Path, from: LogPosition, at_most: usize, backlog: u64) -> io::Result<LogChunk> {
    let nothing = LogChunk {
        start: from,
        ..LogChunk::default()
    };
    match found(std::fs::metadata(path))? {
        Some(metadata) if is_of(from, beginning(&metadata)) && metadata.len() == from.offset => return Ok(nothing),
        _ => {}
    }
    // The newer one first. Should it be renamed before the older one is opened, both are the same file, and the one that is
    // missed is read the next time.
    let newer = open(path)?;
    let older = open(&rotated(path))?.filter(|o| newer.as_ref().is_none_or(|n| !is_of(n.start, o.start)));
    let mut pieces: Vec<(Piece, bool)> = older.map(|p| (p, true)).into_iter().collect();
    pieces.extend(newer.map(|p| (p, false)));

    if pieces.is_empty() {
        return Ok(nothing);
    }
    let (mut skipped, mut reached) = (0, from);
    let at = pieces.iter().position(|(p, _)| is_of(from, p.start));
    let mut offset = from.offset;
    match at {
        Some(at) => {
            pieces.drain(..at);
        }
        // The beginning is asked for, or what was read last is gone with an unknown rest.
        None => {
            if from != LogPosition::default() {
                skipped += 1;
            }
            offset = 0;
        }
    }
    // Emptied in place: what's there is all new.
    if let Some((first, _)) = pieces.first()
        && first.length < offset
    {
        skipped += 1;
        offset = 0;
    }
    let waiting: u64 = pieces.iter().map(|(p, _)| p.length).sum::<u64>().saturating_sub(offset);
    let mut surplus = waiting.saturating_sub(backlog);
    skipped += surplus;
    let mut left = waiting - surplus;
    for (mut piece, is_rotated) in pieces {
        let pass = surplus.min(piece.length - offset);
        offset += pass;
        surplus -= pass;
        let here = piece.length - offset;
        // The end of a file that grows no more: the next one goes on.
        if here == 0 && is_rotated {
            reached = LogPosition { offset, ..piece.start };
            offset = 0;
            continue;
        }
        piece.file.seek(SeekFrom::Start(offset))?;
        let mut bytes = Vec::new();
        piece.file.take(here.min(at_most as u64)).read_to_end(&mut bytes)?;
        left -= bytes.len() as u64;
        return Ok(LogChunk {
            start: LogPosition { offset, ..piece.start },
            ends_file: is_rotated && bytes.len() as u64 == here,
            more: left > 0,
            bytes,
            skipped,
        });
    }
    Ok(LogChunk {
        start: reached,
        skipped,
        ..nothing
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::io::Write;

    const ALL: u64 = u64::MAX;

    struct Output {
        directory: PathBuf,
        path: PathBuf,
    }

    impl Output {
        fn new(name: &str) -> Self {
            let directory = std::env::temp_dir().join(format!("kakoi-output-{name}-{}", std::process::id()));
            fs::create_dir_all(&directory).expect("a directory");
            let path = directory.join("wl.log");
            Self { directory, path }
        }

        fn write(&self, text: &str) {
            let mut file = fs::OpenOptions::new()
                .create(true)
                .append(true)
                .open(&self.path)
                .expect("the file");
            file.write_all(text.as_bytes()).expect("written");
        }

        /// As the anchor does it.
        fn rotate(&self) {
            fs::rename(&self.path, rotated(&self.path)).expect("renamed");
        }

        fn read(&self, from: LogPosition) -> LogChunk {
            read(&self.path, from, 1000, ALL).expect("read")
        }
    }

    impl Drop for Output {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.directory);
        }
    }

    fn text(chunk: &LogChunk) -> &str {
        std::str::from_utf8(&chunk.bytes).expect("text")
    }

    fn end(chunk: &LogChunk) -> LogPosition {
        chunk.after(chunk.bytes.len())
    }

    #[test]
    fn it_goes_on_where_it_stopped_also_through_a_rotation() {
        let output = Output::new("rotation");
        assert_eq!(output.read(LogPosition::default()), LogChunk::default(), "no file yet");
        output.write("one two");
        let first = read(&output.path, LogPosition::default(), 3, ALL).expect("read");
        assert_eq!((text(&first), first.more, first.ends_file), ("one", true, false));
        let second = output.read(end(&first));
        assert_eq!((text(&second), second.more), (" two", false));
        assert_eq!(output.read(end(&second)).bytes, b"");

        output.write(" three");
        output.rotate();
        let rest = output.read(end(&second));
        assert_eq!((text(&rest), rest.ends_file, rest.more), (" three", true, false));
        assert_eq!(output.read(end(&rest)).bytes, b"", "the next file isn't there yet");
        output.write("four");
        let next = output.read(end(&rest));
        assert_eq!((text(&next), next.ends_file, next.skipped), ("four", false, 0));
        // From the beginning it's both files, one after the other.
        let whole = output.read(LogPosition::default());
        assert_eq!(
            (text(&whole), whole.ends_file, whole.more),
            ("one two three", true, true)
        );
        assert_eq!(text(&output.read(end(&whole))), "four");
    }

    #[test]
    fn what_is_gone_is_said_and_the_rest_is_read() {
        let output = Output::new("gone");
        output.write("first\n");
        let first = output.read(LogPosition::default());
        for text in ["second\n", "third\n"] {
            output.rotate();
            output.write(text);
        }
        let second = output.read(end(&first));
        assert_eq!(text(&second), "second\n");
        assert!(second.skipped > 0 && second.more);
        let third = output.read(end(&second));
        assert_eq!((text(&third), third.skipped), ("third\n", 0));

        // Emptied in place.
        File::create(&output.path).expect("emptied");
        output.write("4\n");
        let fourth = output.read(end(&third));
        assert_eq!(text(&fourth), "4\n");
        assert!(fourth.skipped > 0);

        fs::remove_file(&output.path).expect("removed");
        fs::remove_file(rotated(&output.path)).expect("removed");
        let none = output.read(end(&fourth));
        assert_eq!(
            (none.bytes, none.skipped),
            (Vec::new(), 0),
            "a log that was removed is no news"
        );
    }

    #[test]
    fn of_too_much_only_the_latest_is_read_and_the_count_is_exact() {
        let output = Output::new("much");
        output.write(&"a".repeat(100));
        let first = read(&output.path, LogPosition::default(), 10, ALL).expect("read");
        output.rotate();
        output.write(&"b".repeat(50));
        let from = end(&first);
        let within = read(&output.path, from, 1000, 140).expect("read");
        assert_eq!((within.skipped, within.bytes.len()), (0, 90));
        let some = read(&output.path, from, 1000, 60).expect("read");
        assert_eq!((some.skipped, text(&some), some.more), (80, "aaaaaaaaaa", true));
        let last = read(&output.path, from, 20, 30).expect("read");
        assert_eq!((last.skipped, last.bytes.len(), last.more), (110, 20, true));
        assert_eq!(last.start.offset, 20);
        let next = read(&output.path, end(&last), 20, 30).expect("read");
        assert_eq!((next.skipped, next.bytes.len(), next.more), (0, 10, false));
    }
}

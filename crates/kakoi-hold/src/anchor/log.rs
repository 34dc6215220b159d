//! Output of a child, pumped into a file that can't grow without end.
//!
//! The child writes into a pipe; the loop moves what is there. When the file can't take it (full disk) it is dropped,
//! so that a child never hangs on its own log.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;

use kakoi_anchor::LOG_MAX_BYTES;
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use rustix::pipe::{PipeFlags, pipe_with};

/// How much of the end is kept in memory, to explain failed starts.
const TAIL: usize = 1024;
/// Most bytes moved at one turn, so that a flood of one child doesn't starve the others.
const TURN: usize = 64 * 1024;

/// The reading end and the file.
pub struct LogPump {
    pipe: Option<OwnedFd>,
    path: PathBuf,
    file: Option<File>,
    written: u64,
    limit: u64,
    tail: Vec<u8>,
}

impl LogPump {
    /// A pump into `path` (0600, appended to) and the end that the child writes to.
    pub fn new(path: PathBuf) -> io::Result<(LogPump, OwnedFd)> {
        let (read, write) = pipe_with(PipeFlags::CLOEXEC)?;
        fcntl_setfl(&read, fcntl_getfl(&read)? | OFlags::NONBLOCK)?;
        let mut pump = LogPump {
            pipe: Some(read),
            path,
            file: None,
            written: 0,
            limit: LOG_MAX_BYTES,
            tail: Vec::new(),
        };
        pump.open();
        Ok((pump, write))
    }

    /// The end to poll, until every writer is gone.
    pub fn fd(&self) -> Option<BorrowedFd<'_>> {
        self.pipe.as_ref().map(AsFd::as_fd)
    }

    /// The last bytes that came, as text.
    pub fn tail(&self) -> String {
        String::from_utf8_lossy(&self.tail).trim().to_owned()
    }

    /// Moves what is there, at most one turn's worth.
    pub fn pump(&mut self) {
        let mut buffer = [0; TURN];
        let Some(pipe) = &self.pipe else { return };
        match rustix::io::read(pipe, &mut buffer) {
            Ok(0) => self.pipe = None,
            Ok(bytes) => self.store(&buffer[..bytes]),
            Err(rustix::io::Errno::AGAIN | rustix::io::Errno::INTR) => {}
            Err(_) => self.pipe = None,
        }
    }

    /// Moves what a dead child left, which is at most one pipe's worth.
    pub fn drain(&mut self) {
        for _ in 0..32 {
            self.pump();
        }
    }

    fn store(&mut self, bytes: &[u8]) {
        self.tail.extend_from_slice(bytes);
        let surplus = self.tail.len().saturating_sub(TAIL);
        self.tail.drain(..surplus);
        if self.written + bytes.len() as u64 > self.limit {
            self.rotate();
        }
        if self.file.is_none() {
            self.open();
        }
        if let Some(file) = &mut self.file {
            match file.write_all(bytes) {
                Ok(()) => self.written += bytes.len() as u64,
                Err(_) => self.file = None, // dropped; the next bytes try again
            }
        }
    }

    fn open(&mut self) {
        self.file = OpenOptions::new()
            .create(true)
            .append(true)
            .mode(0o600)
            .open(&self.path)
            .ok();
        self.written = self
            .file
            .as_ref()
            .and_then(|f| f.metadata().ok())
            .map_or(0, |m| m.len());
    }

    fn rotate(&mut self) {
        let mut old = self.path.clone().into_os_string();
        old.push(".1");
        self.file = None;
        if std::fs::rename(&self.path, old).is_err() {
            // Without room for two, one is emptied: the bound matters more than history.
            let _ = File::create(&self.path);
        }
        self.open();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_stays_within_two_files() {
        let dir = std::env::temp_dir().join(format!("kakoi-log-{}", std::process::id()));
        std::fs::create_dir_all(&dir).expect("a directory");
        let path = dir.join("x.log");
        let (mut pump, writer) = LogPump::new(path.clone()).expect("a pump");
        pump.limit = 10_000;
        let mut writer = File::from(writer);
        for round in 0..50 {
            writer
                .write_all(format!("{round:04}{}", "x".repeat(996)).as_bytes())
                .expect("room in the pipe");
            pump.pump();
        }
        drop(writer);
        pump.drain();
        assert!(pump.fd().is_none(), "the end was noticed");
        let size = |p: &PathBuf| std::fs::metadata(p).expect("a file").len();
        assert_eq!(size(&path), 10_000);
        assert_eq!(size(&dir.join("x.log.1")), 10_000);
        assert!(std::fs::read_to_string(&path).expect("text").starts_with("0040"));
        assert_eq!(pump.tail.len(), 1024);
        std::fs::remove_dir_all(dir).expect("cleaned up");
    }
}

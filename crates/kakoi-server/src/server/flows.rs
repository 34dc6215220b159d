//! Flows on disk: closed flows as JSON lines in a bounded number of files of bounded size, so that `kakoi flows` knows what was
//! before a restart. A record beside the traffic, not a gate in front of it: a full disk is reported, and packets go on.

use anyhow::Context;
use kakoi_engine::{FlowLine, RecentFlows};
use serde_json::{Value, json};
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A file is closed when it has grown to this.
const FILE_BYTES: u64 = 8 << 20;
/// How many closed files are kept beside the open one.
const FILES_KEPT: usize = 3;
/// How much of the newest file is read back at a start.
const READ_BACK: u64 = 2 << 20;
/// How often closed flows are written down.
const PERIOD: Duration = Duration::from_secs(1);
/// Flows in one answer to the command line.
const MOST_SHOWN: usize = 2000;

/// The files.
pub struct Files {
    directory: PathBuf,
    file: Option<(File, u64)>,
}

impl Files {
    /// In a directory, which is made if missing.
    pub fn open(directory: &Path) -> anyhow::Result<Self> {
        let mut builder = std::fs::DirBuilder::new();
        let made = builder.recursive(true).mode(0o700).create(directory);
        made.with_context(|| format!("making {}", directory.display()))?;
        Ok(Self {
            directory: directory.to_owned(),
            file: None,
        })
    }

    fn current(&self) -> PathBuf {
        self.directory.join("flows.jsonl")
    }

    /// The last lines that were written, as far as they can be read.
    pub fn last(&self) -> Vec<FlowLine> {
        let read = || -> std::io::Result<Vec<u8>> {
            let mut file = File::open(self.current())?;
            let from = file.metadata()?.len().saturating_sub(READ_BACK);
            file.seek(SeekFrom::Start(from))?;
            let mut bytes = Vec::new();
            file.take(READ_BACK).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let bytes = read().unwrap_or_default();
        // The first line may be cut, the last one, too.
        let lines = bytes.split(|b| *b == b'\n');
        lines.filter_map(|line| serde_json::from_slice(line).ok()).collect()
    }

    fn write(&mut self, lines: &[FlowLine]) -> std::io::Result<()> {
        for line in lines {
            let mut text = serde_json::to_vec(line)?;
            text.push(b'\n');
            if self.file.as_ref().is_some_and(|(_, size)| *size >= FILE_BYTES) {
                self.file = None;
                let numbered = |n: usize| self.directory.join(format!("flows.{n}.jsonl"));
                for n in (1..FILES_KEPT).rev() {
                    match std::fs::rename(numbered(n), numbered(n + 1)) {
                        Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e),
                        _ => {}
                    }
                }
                std::fs::rename(self.current(), numbered(1))?;
            }
            if self.file.is_none() {
                let mut options = OpenOptions::new();
                let file = options.create(true).append(true).mode(0o600).open(self.current())?;
                let size = file.metadata()?.len();
                self.file = Some((file, size));
            }
            if let Some((file, size)) = &mut self.file {
                file.write_all(&text)?;
                *size += text.len() as u64;
            }
        }
        Ok(())
    }
}

/// Writes down what closes, until the process ends.
pub async fn keep(mut files: Files, recent: RecentFlows) {
    let mut timer = tokio::time::interval(PERIOD);
    let mut is_failing = false;
    loop {
        timer.tick().await;
        let lines = recent.take_closed();
        if lines.is_empty() {
            continue;
        }
        let written = tokio::task::spawn_blocking(move || {
            let done = files.write(&lines);
            (files, done)
        });
        let Ok((same, done)) = written.await else { return };
        files = same;
        match done {
            Ok(()) => is_failing = false,
            Err(error) if !is_failing => {
                is_failing = true;
                tracing::error!(%error, "flows can't be written down; make room on the disk");
            }
            Err(_) => {}
        }
    }
}

/// What `kakoi flows` asks: flows after a number, of one domain or all, refused ones only or all.
pub fn answer(recent: &RecentFlows, after: Option<u64>, domain: Option<&str>, refused_only: bool) -> Value {
    let fits = |line: &FlowLine| domain.is_none_or(|d| line.domain == d) && (!refused_only || line.action == "REJECT");
    let (flows, missed) = recent.after(after, MOST_SHOWN, fits);
    json!({ "flows": flows, "missed": missed })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: u64) -> FlowLine {
        let text = |s: &str| s.to_owned();
        FlowLine {
            number,
            start: 1,
            end: 2,
            is_open: false,
            action: text("REJECT"),
            vpc: text("vpc-1"),
            interface: text("eni-1"),
            direction: text("egress"),
            source: text("10.0.0.1"),
            source_port: 1,
            destination: text("10.0.0.2"),
            destination_port: 2,
            protocol: text("tcp"),
            packets: 1,
            bytes: 60,
            domain: text("d\n{}"),
            user: String::new(),
            app: String::new(),
            rule: String::new(),
            route: String::new(),
            hop: String::new(),
            code: String::new(),
            model: text("agrees"),
        }
    }

    #[test]
    fn files_are_bounded_and_read_back_and_no_name_makes_a_line() {
        let directory = tempfile::tempdir().unwrap();
        let mut files = Files::open(directory.path()).unwrap();
        files.write(&[line(1), line(2)]).unwrap();
        let text = std::fs::read_to_string(files.current()).unwrap();
        assert_eq!(text.lines().count(), 2);
        assert_eq!(files.last(), [line(1), line(2)]);
        let many: Vec<FlowLine> = (0..20_000).map(line).collect();
        for _ in 0..8 {
            files.write(&many).unwrap();
        }
        let sizes: Vec<u64> = std::fs::read_dir(directory.path())
            .unwrap()
            .map(|e| e.unwrap().metadata().unwrap().len())
            .collect();
        assert_eq!(sizes.len(), FILES_KEPT + 1);
        assert!(sizes.iter().all(|s| *s < FILE_BYTES + 1000), "{sizes:?}");
        let last = Files::open(directory.path()).unwrap().last();
        assert!(last.len() > 100 && last.last().unwrap().number == 19_999);
        let recent = RecentFlows::default();
        recent.restore(last);
        assert_eq!(
            answer(&recent, None, None, true)["flows"].as_array().unwrap().len(),
            MOST_SHOWN.min(recent_len(&recent))
        );
        assert!(
            answer(&recent, None, Some("other"), false)["flows"]
                .as_array()
                .unwrap()
                .is_empty()
        );
    }

    fn recent_len(recent: &RecentFlows) -> usize {
        recent.after(None, usize::MAX, |_| true).0.len()
    }
}

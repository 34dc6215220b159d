//! Making an anchor. The new process detaches by itself; what only its creator can do is to let `newuidmap` write the
//! id maps, for which the two talk over a socket that is the child's stdin.

use std::fs::{DirBuilder, OpenOptions};
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::exec::wait_readable;
use crate::info::Info;
use crate::protocol::LOGS_NAME;
use crate::wire;

/// Most ids that are mapped behind the caller's own.
const MAX_SUBORDINATE: u32 = 65_536;
/// How long a step of the start may take.
const STEP: Duration = Duration::from_secs(10);

/// Which namespaces the anchor owns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// User and mount namespace, ids from `/etc/subuid` and `/etc/subgid`.
    Rootless,
    /// Mount namespace only.
    Root,
}

impl Mode {
    /// Root when the caller is uid 0, else rootless.
    pub fn detect() -> Mode {
        if rustix::process::geteuid().is_root() {
            Mode::Root
        } else {
            Mode::Rootless
        }
    }
}

/// What a starting anchor tells its creator.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartMessage {
    /// The user namespace exists; its id maps must be written from outside.
    MapIds {
        /// The process whose maps to write.
        pid: i32,
    },
    /// It listens.
    Ready(Info),
    /// It gave up.
    Failed {
        /// At which step and why.
        message: String,
    },
}

/// What the creator answers to [`StartMessage::MapIds`].
pub const MAPPED: &[u8] = b"mapped";

/// Starts an anchor for this data directory (made, 0700, when absent) and returns when it listens. It is then no child
/// of the caller and survives it.
///
/// # Errors
/// [`Error::NoSubordinateIds`], [`Error::IdMap`], [`Error::Start`] (namespaces refused, or another anchor lives).
pub fn start(hold: &Path, data_dir: &Path, mode: Mode) -> Result<Info> {
    let maps = match mode {
        Mode::Rootless => Some(IdMaps::read()?),
        Mode::Root => None,
    };
    let logs = data_dir.join(LOGS_NAME);
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&logs)
        .map_err(Error::io("making the data directory"))?;
    let data_dir = data_dir
        .canonicalize()
        .map_err(Error::io("finding the data directory"))?;
    let log = OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .open(logs.join("anchor.log"))
        .map_err(Error::io("opening the anchor's log"))?;
    let (ours, theirs) = wire::pair().map_err(Error::io("making a socket pair"))?;
    let mut command = Command::new(hold);
    command.arg("anchor").arg("--data-dir").arg(&data_dir);
    if mode == Mode::Rootless {
        command.arg("--rootless");
    }
    command
        .env_clear()
        .stdin(Stdio::from(theirs))
        .stdout(Stdio::null())
        .stderr(Stdio::from(log));
    let mut first = command.spawn().map_err(Error::io("starting kakoi-hold"))?;
    drop(command); // holds the child's end of the pair
    let outcome = converse(&ours, maps.as_ref());
    // The first process only forks, so it is over when the conversation is; the anchor ends with the pair on failure.
    drop(ours);
    first.wait().map_err(Error::io("waiting for kakoi-hold"))?;
    outcome
}

fn converse(socket: &OwnedFd, maps: Option<&IdMaps>) -> Result<Info> {
    loop {
        wait_readable(socket.as_fd(), Some(STEP), "start")?;
        let message = wire::receive(socket, false).map_err(Error::io("hearing from the anchor"))?;
        let Some(message) = message else {
            return Err(Error::Start {
                message: "it ended early; its log says why".to_owned(),
            });
        };
        match message.decode().map_err(Error::io("hearing from the anchor"))? {
            StartMessage::MapIds { pid } => {
                let maps = maps.ok_or(Error::Unexpected { call: "start" })?;
                maps.apply(pid)?;
                wire::send_bytes(socket, MAPPED, &[], true).map_err(Error::io("answering the anchor"))?;
            }
            StartMessage::Ready(info) => return Ok(info),
            StartMessage::Failed { message } => return Err(Error::Start { message }),
        }
    }
}

/// The caller's id becomes 0; its subordinate range follows from 1.
struct IdMaps {
    uid: u32,
    gid: u32,
    uids: (u32, u32),
    gids: (u32, u32),
}

impl IdMaps {
    fn read() -> Result<IdMaps> {
        let uid = rustix::process::geteuid().as_raw();
        let passwd = std::fs::read_to_string("/etc/passwd").unwrap_or_default();
        let name = user_name(&passwd, uid);
        let range = |file: &'static str| {
            let text = std::fs::read_to_string(file).unwrap_or_default();
            subordinate_range(&text, name, uid).ok_or_else(|| Error::NoSubordinateIds {
                file,
                user: name.map_or_else(|| uid.to_string(), str::to_owned),
            })
        };
        Ok(IdMaps {
            uid,
            gid: rustix::process::getegid().as_raw(),
            uids: range("/etc/subuid")?,
            gids: range("/etc/subgid")?,
        })
    }

    fn apply(&self, pid: i32) -> Result<()> {
        run_map("newuidmap", pid, self.uid, self.uids)?;
        run_map("newgidmap", pid, self.gid, self.gids)
    }
}

fn run_map(program: &'static str, pid: i32, own: u32, (first, count): (u32, u32)) -> Result<()> {
    let numbers = [0, own, 1, 1, first, count].map(|n| n.to_string());
    let output = Command::new(program)
        .arg(pid.to_string())
        .args(numbers)
        .stdin(Stdio::null())
        .output();
    let reason = match output {
        Ok(o) if o.status.success() => return Ok(()),
        Ok(o) => String::from_utf8_lossy(&o.stderr).trim().to_owned(),
        Err(e) if e.kind() == io::ErrorKind::NotFound => "not found".to_owned(),
        Err(e) => e.to_string(),
    };
    Err(Error::IdMap { program, reason })
}

/// The name of a uid in the text of `/etc/passwd`.
fn user_name(passwd: &str, uid: u32) -> Option<&str> {
    passwd.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)?.parse() == Ok(uid)).then_some(name)
    })
}

/// The largest range of a user, by name or number, in the text of `/etc/subuid` or `/etc/subgid`, cut to 65,536 ids.
fn subordinate_range(text: &str, name: Option<&str>, uid: u32) -> Option<(u32, u32)> {
    let number = uid.to_string();
    text.lines()
        .filter_map(|line| {
            let mut fields = line.trim().split(':');
            let owner = fields.next()?;
            let first: u32 = fields.next()?.parse().ok()?;
            let count: u32 = fields.next()?.parse().ok()?;
            let ours = Some(owner) == name || owner == number;
            (ours && count > 0).then_some((first, count.min(MAX_SUBORDINATE)))
        })
        .max_by_key(|(_, count)| *count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_found_by_name_or_number_and_cut() {
        let text = "bob:1:5\nann:100000:65536\n1001:300000:200000\nann:5:0\nbroken\n";
        assert_eq!(subordinate_range(text, Some("ann"), 1000), Some((100_000, 65_536)));
        assert_eq!(subordinate_range(text, None, 1001), Some((300_000, 65_536)));
        assert_eq!(subordinate_range(text, Some("eve"), 7), None);
    }

    #[test]
    fn names_come_from_the_third_field() {
        let passwd = "root:x:0:0:root:/:/bin/sh\nann:x:1000:1000:0:/home/ann:/bin/sh\n";
        assert_eq!(user_name(passwd, 1000), Some("ann"));
        assert_eq!(user_name(passwd, 5), None);
    }
}

//! Which process is the anchor: pids alone lie after a reboot or after reuse, so start time and boot id go with it.

use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::protocol::INFO_NAME;

/// Content of `<data>/anchor.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Info {
    /// The protocol it speaks ([`crate::PROTOCOL`]).
    pub version: u32,
    /// Its pid as the host sees it.
    pub pid: i32,
    /// Its start in clock ticks since boot (`/proc/PID/stat`, field 22).
    pub start_time: u64,
    /// The boot it belongs to.
    pub boot_id: String,
    /// Whether it owns a user namespace.
    pub rootless: bool,
    /// Version of the `kakoi-hold` that runs.
    pub hold_version: String,
}

impl Info {
    /// Whether that very process still lives on this boot.
    pub fn is_alive(&self) -> bool {
        boot_id().is_ok_and(|id| id == self.boot_id) && process_start_time(self.pid).is_ok_and(|t| t == self.start_time)
    }
}

/// The anchor of this data directory, if it lives. Only reads files: it also finds an anchor that no longer answers.
pub fn find_living(data_dir: &Path) -> Option<Info> {
    let text = std::fs::read(data_dir.join(INFO_NAME)).ok()?;
    let info: Info = serde_json::from_slice(&text).ok()?;
    info.is_alive().then_some(info)
}

/// The kernel's id of this boot.
///
/// # Errors
/// The system's, when `/proc` isn't mounted.
pub fn boot_id() -> io::Result<String> {
    Ok(std::fs::read_to_string("/proc/sys/kernel/random/boot_id")?
        .trim()
        .to_owned())
}

/// Start of a process in clock ticks since boot; a zombie counts as gone.
///
/// # Errors
/// `NotFound` when there is no such living process.
pub fn process_start_time(pid: i32) -> io::Result<u64> {
    let text = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    parse_start_time(&text).ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "no such living process"))
}

/// Field 22 of `/proc/PID/stat`. The command name (field 2) may contain anything, so counting starts after its last `)`.
fn parse_start_time(stat: &str) -> Option<u64> {
    let mut fields = stat.get(stat.rfind(')')? + 1..)?.split_ascii_whitespace();
    let state = fields.next()?; // field 3
    if matches!(state, "Z" | "X") {
        return None;
    }
    fields.nth(18)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_command_name_does_not_shift_the_fields() {
        let tail = "S 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 777 20";
        assert_eq!(parse_start_time(&format!("12 (a) R 9 (b) {tail}")), Some(777));
        assert_eq!(
            parse_start_time(&format!("12 (a) {}", tail.replacen('S', "Z", 1))),
            None
        );
    }

    #[test]
    fn another_boot_or_start_time_is_another_process() {
        let pid = std::process::id() as i32;
        let me = Info {
            version: 1,
            pid,
            start_time: process_start_time(pid).expect("own start time"),
            boot_id: boot_id().expect("boot id"),
            rootless: false,
            hold_version: String::new(),
        };
        assert!(me.is_alive());
        assert!(
            !Info {
                start_time: me.start_time + 1,
                ..me.clone()
            }
            .is_alive()
        );
        assert!(
            !Info {
                boot_id: "another".to_owned(),
                ..me.clone()
            }
            .is_alive()
        );
    }
}

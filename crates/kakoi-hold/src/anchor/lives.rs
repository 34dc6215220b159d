//! The children's lives from the fork on: how a start is decided, who is reaped, who is killed.
//!
//! A requester hears of a failed start only once the process is reaped, so "failed" always means "nothing is left".

use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use kakoi_anchor::{ErrorKind, Event, INFO_NAME, Reply, SOCKET_NAME, wire};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Pid, WaitOptions, wait};

use super::children::{Phase, Progress, Starting};
use super::server::{ConnectionState, Refusal, Server, system};
use crate::sys;

/// A start that takes longer is killed; the client waits longer than that.
pub const START_LIMIT: Duration = Duration::from_secs(15);
/// How long a shutdown waits for processes that were killed.
const REAP_LIMIT: Duration = Duration::from_secs(20);

impl Server {
    /// Takes in news of a start and acts on what is known then.
    pub(super) fn advance(&mut self, id: &str, read: impl FnOnce(&mut Starting) -> bool) {
        let Some(entry) = self.children.get_mut(id) else { return };
        let Phase::Starting(starting) = &mut entry.phase else {
            return;
        };
        let hopeful = read(starting);
        match starting.progress() {
            Progress::Done => self.started(id),
            Progress::Failed(why) => self.doom(id, why),
            // The exec socket closed without a word: PID 1 or bubblewrap is ending, and reaping it tells why.
            Progress::Waiting if !hopeful => starting.silent = true,
            Progress::Waiting => {}
        }
    }

    fn started(&mut self, id: &str) {
        let Some(entry) = self.children.get_mut(id) else { return };
        let Phase::Starting(starting) = std::mem::replace(&mut entry.phase, Phase::Running) else {
            return;
        };
        let reply = Reply::Spawned {
            pid: entry.pid.as_raw_nonzero().get(),
        };
        self.set_state(starting.requester, ConnectionState::Ready);
        self.reply(starting.requester, &reply, starting.exec.as_ref().map(AsFd::as_fd));
        if let Some(exec) = starting.exec {
            self.parked.insert(format!("exec/{id}"), exec);
        }
    }

    /// A failed start is told once the process is reaped: then nothing of it is left.
    fn doom(&mut self, id: &str, why: String) {
        let Some(entry) = self.children.get_mut(id) else { return };
        if let Phase::Starting(starting) = &mut entry.phase {
            starting.doomed = Some(why);
            let _ = sys::kill(entry.pid, libc::SIGKILL); // ours and not reaped, so nothing can refuse
        }
    }

    pub(super) fn enforce_deadlines(&mut self) {
        let now = Instant::now();
        let late = self.children.iter().filter(|(_, entry)| match &entry.phase {
            Phase::Starting(starting) => starting.doomed.is_none() && starting.deadline <= now,
            _ => false,
        });
        for id in late.map(|(id, _)| id.clone()).collect::<Vec<_>>() {
            self.doom(&id, format!("it wasn't ready within {} s", START_LIMIT.as_secs()));
        }
    }

    pub(super) fn take_signals(&mut self) {
        for signal in self.signals.take() {
            match signal {
                libc::SIGTERM => self.finished |= self.shut_down().is_ok(),
                _ => {
                    self.reap();
                }
            }
        }
    }

    /// Reaps what ended; false when no child at all is left.
    fn reap(&mut self) -> bool {
        let some_left = loop {
            match wait(WaitOptions::NOHANG) {
                Ok(Some((pid, status))) => self.ended(pid, sys::exit_status(status)),
                Ok(None) => break true,
                Err(_) => break false, // ECHILD
            }
        };
        if some_left {
            self.kill_orphans();
        }
        some_left
    }

    fn ended(&mut self, pid: Pid, status: kakoi_anchor::ExitStatus) {
        let found = self
            .children
            .iter_mut()
            .find(|(_, entry)| entry.pid == pid && entry.is_alive());
        let Some((id, entry)) = found else { return }; // an orphan that we killed
        let id = id.clone();
        let progress = entry.last_progress(status);
        let requester = match &entry.phase {
            Phase::Starting(starting) => Some(starting.requester),
            _ => None,
        };
        if let (Progress::Failed(message), Some(requester)) = (&progress, requester) {
            self.children.remove(&id);
            self.parked.remove(&format!("pid/{id}"));
            self.set_state(requester, ConnectionState::Ready);
            return self.reply(
                requester,
                &Reply::Error {
                    kind: ErrorKind::Spawn,
                    message: message.clone(),
                },
                None,
            );
        }
        self.started(&id);
        if let Some(entry) = self.children.get_mut(&id) {
            entry.phase = Phase::Exited(status);
        }
        let event = Event::Exited { id, status };
        self.connections
            .retain(|_, c| c.state != ConnectionState::Subscriber || wire::send(&c.socket, &event, &[], false).is_ok());
    }

    /// Processes that lost their parent become ours (we are a subreaper). They outlived what they belonged to, so they
    /// die: this is what takes a whole sandbox down even if a parent-death signal was missed.
    fn kill_orphans(&self) {
        let path = format!("/proc/self/task/{}/children", self.info.pid);
        let Ok(list) = std::fs::read_to_string(path) else {
            return;
        };
        for pid in list
            .split_ascii_whitespace()
            .filter_map(|p| Pid::from_raw(p.parse().ok()?))
        {
            if !self.children.values().any(|entry| entry.pid == pid && entry.is_alive()) {
                let _ = sys::kill(pid, libc::SIGKILL); // our child and not reaped: it exists and can't refuse
            }
        }
    }

    pub(super) fn shut_down(&mut self) -> Result<(), Refusal> {
        let end = Instant::now() + REAP_LIMIT;
        for entry in self.children.values().filter(|entry| entry.is_alive()) {
            let _ = sys::kill(entry.pid, libc::SIGKILL); // as above
        }
        while self.reap() {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(Refusal(ErrorKind::System, "some processes can't be killed".to_owned()));
            }
            let mut polled = [PollFd::new(&self.signals, PollFlags::IN)];
            poll(&mut polled, Some(&sys::timespec(left))).map_err(|e| system(e.into()))?;
            self.signals.take();
        }
        self.parked.clear();
        for name in [INFO_NAME, SOCKET_NAME] {
            // A data directory that somebody removed already is no reason to stay.
            let _ = std::fs::remove_file(self.data_dir.join(name));
        }
        Ok(())
    }
}

//! Netlink by hand: one attribute writer, one reader and one socket for rtnetlink, nf_tables and conntrack alike.
//!
//! A netlink socket keeps the namespace it was opened in, so a [`Socket`] is the handle on a namespace's kernel state.
//! Nothing here knows what the messages mean, and no socket is ever opened in the caller's own namespace.

pub mod conntrack;
pub mod flows;
pub mod route;

use crate::netns::in_netns;
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, OwnedFd};

/// Bytes of `struct nlmsghdr`.
pub const HEADER: usize = 16;
const NLA_TYPE_MASK: u16 = 0x3fff;
const NLA_F_NESTED: u16 = 0x8000;
const CAP_ACK: libc::c_int = 10;
const EXT_ACK: libc::c_int = 11;
/// Bytes of a socket's buffers, where the machine allows as much.
const BUFFER: i32 = 8 << 20;
const RECEIVE_DEADLINE_SECONDS: i64 = 20;
/// Messages sent before their answers are read: bounded by the receive buffer.
const PIPELINE: usize = 128;

/// A netlink message under construction.
#[derive(Clone, Debug)]
pub struct Message {
    bytes: Vec<u8>,
}

impl Message {
    /// A message of a kind, with its fixed header; `NLM_F_REQUEST` is added to the flags.
    pub fn new(kind: u16, flags: libc::c_int, fixed: &[u8]) -> Self {
        let mut bytes = vec![0; HEADER];
        bytes[4..6].copy_from_slice(&kind.to_ne_bytes());
        bytes[6..8].copy_from_slice(&((flags | libc::NLM_F_REQUEST) as u16).to_ne_bytes());
        bytes.extend_from_slice(fixed);
        Self { bytes }
    }

    /// Appends an attribute.
    pub fn attr(&mut self, kind: u16, payload: &[u8]) {
        self.bytes
            .extend_from_slice(&((payload.len() + 4) as u16).to_ne_bytes());
        self.bytes.extend_from_slice(&kind.to_ne_bytes());
        self.bytes.extend_from_slice(payload);
        self.bytes.resize(self.bytes.len().next_multiple_of(4), 0);
    }

    /// Appends a number in the machine's byte order (rtnetlink).
    pub fn attr_u32(&mut self, kind: u16, value: u32) {
        self.attr(kind, &value.to_ne_bytes());
    }

    /// Appends a NUL-terminated text.
    pub fn attr_text(&mut self, kind: u16, text: &str) {
        let mut bytes = text.as_bytes().to_vec();
        bytes.push(0);
        self.attr(kind, &bytes);
    }

    /// Appends an attribute that holds attributes.
    pub fn nest(&mut self, kind: u16, fill: impl FnOnce(&mut Self)) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(&[0, 0]);
        self.bytes.extend_from_slice(&(kind | NLA_F_NESTED).to_ne_bytes());
        fill(self);
        let length = (self.bytes.len() - start) as u16;
        self.bytes[start..start + 2].copy_from_slice(&length.to_ne_bytes());
    }

    /// Appends bytes that belong to no attribute (a nested fixed header).
    pub fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn or_flags(&mut self, flags: libc::c_int) {
        let old = u16::from_ne_bytes([self.bytes[6], self.bytes[7]]);
        self.bytes[6..8].copy_from_slice(&(old | flags as u16).to_ne_bytes());
    }

    fn seal(&mut self, sequence: u32) -> &[u8] {
        let length = self.bytes.len() as u32;
        self.bytes[0..4].copy_from_slice(&length.to_ne_bytes());
        self.bytes[8..12].copy_from_slice(&sequence.to_ne_bytes());
        &self.bytes
    }
}

/// Attributes of a payload, in order: kind without its flag bits, and content. Stops at the first malformed one.
pub fn attributes(mut payload: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let length = usize::from(u16::from_ne_bytes(payload.get(0..2)?.try_into().ok()?));
        let kind = u16::from_ne_bytes(payload.get(2..4)?.try_into().ok()?) & NLA_TYPE_MASK;
        let content = payload.get(4..length)?;
        payload = payload.get(length.next_multiple_of(4)..).unwrap_or(&[]);
        Some((kind, content))
    })
}

/// The first attribute of a kind.
pub fn attribute(payload: &[u8], kind: u16) -> Option<&[u8]> {
    attributes(payload)
        .find(|(k, _)| *k == kind)
        .map(|(_, content)| content)
}

/// A number in the machine's byte order at an offset.
pub fn u32_at(bytes: &[u8], offset: usize) -> Option<u32> {
    Some(u32::from_ne_bytes(bytes.get(offset..offset + 4)?.try_into().ok()?))
}

/// One received message: its kind and everything after the netlink header.
pub type Reply = (u16, Vec<u8>);

/// A netlink socket inside a namespace.
#[derive(Debug)]
pub struct Socket {
    fd: OwnedFd,
    unlimited: bool,
    sequence: u32,
    buffer: Vec<u8>,
}

impl Socket {
    /// Opens a socket of a netlink protocol inside a namespace.
    pub fn open_in(namespace: BorrowedFd<'_>, protocol: libc::c_int) -> io::Result<Self> {
        let fd = in_netns(namespace, || {
            // SAFETY: a plain system call without pointers.
            let raw = unsafe { libc::socket(libc::AF_NETLINK, libc::SOCK_RAW | libc::SOCK_CLOEXEC, protocol) };
            if raw < 0 {
                return Err(io::Error::last_os_error());
            }
            // SAFETY: the descriptor was just made and nothing else owns it.
            Ok(unsafe { OwnedFd::from_raw_fd(raw) })
        })?;
        let mut socket = Self {
            fd,
            unlimited: false,
            sequence: 1,
            buffer: vec![0; 1 << 16],
        };
        let deadline = libc::timeval {
            tv_sec: RECEIVE_DEADLINE_SECONDS,
            tv_usec: 0,
        };
        socket.option(libc::SOL_SOCKET, libc::SO_RCVTIMEO, &deadline)?;
        socket.option(libc::SOL_NETLINK, CAP_ACK, &1i32)?;
        socket.option(libc::SOL_NETLINK, EXT_ACK, &1i32)?;
        // A transaction must fit the send buffer. Forcing it beyond the machine's limit takes real root.
        socket.unlimited = socket.option(libc::SOL_SOCKET, libc::SO_SNDBUFFORCE, &BUFFER).is_ok();
        for (forced, asked) in [
            (libc::SO_SNDBUFFORCE, libc::SO_SNDBUF),
            (libc::SO_RCVBUFFORCE, libc::SO_RCVBUF),
        ] {
            socket
                .option(libc::SOL_SOCKET, forced, &BUFFER)
                .or_else(|_| socket.option(libc::SOL_SOCKET, asked, &BUFFER))?;
        }
        Ok(socket)
    }

    /// Whether transactions of any size may be sent: with real root only.
    pub fn unlimited(&self) -> bool {
        self.unlimited
    }

    fn option<T>(&self, level: libc::c_int, name: libc::c_int, value: &T) -> io::Result<()> {
        // SAFETY: the pointer and the length describe one live value for the duration of the call.
        let rc = unsafe {
            libc::setsockopt(
                self.fd.as_raw_fd(),
                level,
                name,
                std::ptr::from_ref(value).cast(),
                size_of::<T>() as libc::socklen_t,
            )
        };
        if rc < 0 {
            Err(io::Error::last_os_error())
        } else {
            Ok(())
        }
    }

    fn send(&self, bytes: &[u8]) -> io::Result<()> {
        // SAFETY: the slice is live and its length is given.
        let sent = unsafe { libc::send(self.fd.as_raw_fd(), bytes.as_ptr().cast(), bytes.len(), 0) };
        if sent < 0 {
            Err(io::Error::last_os_error())
        } else {
            Ok(())
        }
    }

    /// Receives one datagram and hands each message to `each` as (kind, sequence, flags, payload).
    fn receive(&mut self, each: impl FnMut(u16, u32, u16, &[u8])) -> io::Result<()> {
        self.receive_how(0, each)
    }

    /// Joins multicast groups of the socket's protocol.
    pub fn join(&self, groups: &[i32]) -> io::Result<()> {
        // What the kernel sends doesn't come to a socket without a number of its own; binding to none in particular gives one.
        // SAFETY: all bytes zero are a value of this plain structure.
        let mut own: libc::sockaddr_nl = unsafe { std::mem::zeroed() };
        own.nl_family = libc::AF_NETLINK as libc::sa_family_t;
        let size = size_of::<libc::sockaddr_nl>() as libc::socklen_t;
        // SAFETY: the address is live and its length is given.
        if unsafe { libc::bind(self.fd.as_raw_fd(), (&raw const own).cast(), size) } < 0 {
            return Err(io::Error::last_os_error());
        }
        let join = |group| self.option(libc::SOL_NETLINK, libc::NETLINK_ADD_MEMBERSHIP, group);
        groups.iter().try_for_each(join)
    }

    /// Hands out what waits, without waiting for more, until `most` messages were seen. Answers how often the kernel said that
    /// its buffer had overflowed.
    pub fn drain(&mut self, most: usize, mut each: impl FnMut(u16, &[u8])) -> io::Result<u64> {
        let (mut seen, mut overflows) = (0, 0);
        while seen < most {
            let received = self.receive_how(libc::MSG_DONTWAIT, |kind, _, _, payload| {
                seen += 1;
                each(kind, payload);
            });
            match received {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(error) if error.raw_os_error() == Some(libc::ENOBUFS) => overflows += 1,
                Err(error) => return Err(error),
            }
        }
        Ok(overflows)
    }

    fn receive_how(&mut self, how: libc::c_int, mut each: impl FnMut(u16, u32, u16, &[u8])) -> io::Result<()> {
        let length = loop {
            // SAFETY: the buffer is live, writable and its length is given.
            let n = unsafe {
                libc::recv(
                    self.fd.as_raw_fd(),
                    self.buffer.as_mut_ptr().cast(),
                    self.buffer.len(),
                    how,
                )
            };
            match n {
                n if n >= 0 => break n as usize,
                _ => {
                    let error = io::Error::last_os_error();
                    if error.kind() != io::ErrorKind::Interrupted {
                        return Err(error);
                    }
                }
            }
        };
        let mut rest = &self.buffer[..length];
        while let Some(size) = u32_at(rest, 0)
            .map(|n| n as usize)
            .filter(|n| *n >= HEADER && *n <= rest.len())
        {
            let kind = u16::from_ne_bytes([rest[4], rest[5]]);
            let flags = u16::from_ne_bytes([rest[6], rest[7]]);
            let sequence = u32_at(rest, 8).unwrap_or(0);
            each(kind, sequence, flags, &rest[HEADER..size]);
            rest = rest.get(size.next_multiple_of(4)..).unwrap_or(&[]);
        }
        Ok(())
    }

    fn next_sequence(&mut self) -> u32 {
        self.sequence = self.sequence.wrapping_add(1).max(1);
        self.sequence
    }

    /// Sends requests and collects each one's replies or error, in order. The outer error is the socket's own.
    pub fn request_all(&mut self, messages: Vec<Message>) -> io::Result<Vec<io::Result<Vec<Reply>>>> {
        let mut answers = Vec::with_capacity(messages.len());
        let mut messages = messages.into_iter().peekable();
        while messages.peek().is_some() {
            let first = self.sequence.wrapping_add(1).max(1);
            let mut bytes = Vec::new();
            let mut count = 0u32;
            for mut message in messages.by_ref().take(PIPELINE) {
                message.or_flags(libc::NLM_F_ACK);
                let sequence = self.next_sequence();
                bytes.extend_from_slice(message.seal(sequence));
                count += 1;
            }
            self.send(&bytes)?;
            let mut got: Vec<(Vec<Reply>, Option<io::Result<()>>)> = (0..count).map(|_| (Vec::new(), None)).collect();
            while got.iter().any(|(_, done)| done.is_none()) {
                self.receive(|kind, sequence, flags, payload| {
                    let Some((replies, done)) = got.get_mut(sequence.wrapping_sub(first) as usize) else {
                        return;
                    };
                    match i32::from(kind) {
                        libc::NLMSG_ERROR => *done = Some(acknowledged(payload, flags)),
                        libc::NLMSG_DONE => *done = Some(Ok(())),
                        _ => replies.push((kind, payload.to_vec())),
                    }
                })?;
            }
            answers.extend(
                got.into_iter()
                    .map(|(replies, done)| done.unwrap_or(Ok(())).map(|()| replies)),
            );
        }
        Ok(answers)
    }

    /// Sends requests that must all succeed.
    ///
    /// # Errors
    /// The first refused request's error.
    pub fn execute(&mut self, messages: Vec<Message>) -> io::Result<()> {
        self.request_all(messages)?
            .into_iter()
            .try_for_each(|answer| answer.map(drop))
    }

    /// Sends one request and returns its replies.
    pub fn request(&mut self, message: Message) -> io::Result<Vec<Reply>> {
        self.request_all(vec![message])?.pop().unwrap_or_else(|| Ok(Vec::new()))
    }

    /// Asks for a whole table.
    pub fn dump(&mut self, message: Message) -> io::Result<Vec<Reply>> {
        let mut replies = Vec::new();
        self.dump_each(message, |kind, payload| replies.push((kind, payload.to_vec())))?;
        Ok(replies)
    }

    /// Asks for a whole table and hands out its entries as they come: for tables that others can make large.
    pub fn dump_each(&mut self, mut message: Message, mut each: impl FnMut(u16, &[u8])) -> io::Result<()> {
        message.or_flags(libc::NLM_F_DUMP);
        let wanted = self.next_sequence();
        let bytes = message.seal(wanted).to_vec();
        self.send(&bytes)?;
        let mut end = None;
        while end.is_none() {
            self.receive(|kind, sequence, flags, payload| {
                if sequence != wanted {
                    return;
                }
                match i32::from(kind) {
                    libc::NLMSG_ERROR => end = Some(acknowledged(payload, flags)),
                    libc::NLMSG_DONE => end = Some(acknowledged(payload, 0)),
                    _ => each(kind, payload),
                }
            })?;
        }
        end.unwrap_or(Ok(()))
    }

    /// Sends messages as one transaction (nf_tables): all of them or none.
    ///
    /// # Errors
    /// The first refused message's error; then nothing was changed.
    pub fn transaction(&mut self, begin: Message, messages: Vec<Message>, end: Message) -> io::Result<()> {
        let Some(last) = messages.len().checked_sub(1) else {
            return Ok(());
        };
        let first = self.sequence.wrapping_add(1).max(1);
        let mut bytes = Vec::new();
        let mut begin = begin;
        let mut end = end;
        let sequence = self.next_sequence();
        bytes.extend_from_slice(begin.seal(sequence));
        let mut awaited = 0;
        for (index, mut message) in messages.into_iter().enumerate() {
            if index == last {
                message.or_flags(libc::NLM_F_ACK);
            }
            awaited = self.next_sequence();
            bytes.extend_from_slice(message.seal(awaited));
        }
        let sequence = self.next_sequence();
        bytes.extend_from_slice(end.seal(sequence));
        self.send(&bytes)?;
        let mut outcome = None;
        while outcome.is_none() {
            // Refusals arrive in order and before the last message's acknowledgement.
            self.receive(|kind, sequence, flags, payload| {
                if i32::from(kind) != libc::NLMSG_ERROR || sequence.wrapping_sub(first) > awaited.wrapping_sub(first) {
                    return;
                }
                let answer = acknowledged(payload, flags);
                if outcome.is_none() && (answer.is_err() || sequence == awaited) {
                    outcome = Some(answer);
                }
            })?;
        }
        outcome.unwrap_or(Ok(()))
    }
}

impl AsFd for Socket {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}

/// The outcome in an NLMSG_ERROR or NLMSG_DONE payload, with the kernel's own words where it gives some.
fn acknowledged(payload: &[u8], flags: u16) -> io::Result<()> {
    const ACK_TLVS: u16 = 0x200;
    const CAPPED: u16 = 0x100;
    const ERROR_TEXT: u16 = 1;
    let code = payload
        .get(0..4)
        .and_then(|b| b.try_into().ok())
        .map_or(0, i32::from_ne_bytes);
    if code >= 0 {
        return Ok(());
    }
    let cause = io::Error::from_raw_os_error(-code);
    if flags & ACK_TLVS == 0 || flags & CAPPED == 0 {
        return Err(cause);
    }
    let text = payload.get(4 + HEADER..).and_then(|rest| attribute(rest, ERROR_TEXT));
    if let Some(text) = text {
        tracing::debug!(text = %String::from_utf8_lossy(text).trim_end_matches('\0'), code, "the kernel refused a request");
    }
    Err(cause)
}

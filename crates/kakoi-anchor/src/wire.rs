//! Datagrams with file descriptors over SEQPACKET unix sockets.
//!
//! Every message is one datagram of at most [`MAX_MESSAGE`] bytes with at most [`MAX_FDS`] descriptors; received
//! descriptors are close-on-exec from the start. Nothing here interprets a message or retries.

use std::io::{self, IoSlice, IoSliceMut};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::path::Path;

use rustix::fs::{Mode, OFlags};
use rustix::net::{
    AddressFamily, RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, ReturnFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags, SocketAddrUnix, SocketFlags, SocketType, recvmsg, sendmsg, socketpair,
};
use serde::{Serialize, de::DeserializeOwned};

use crate::protocol::SOCKET_NAME;

/// Most bytes of one message.
pub const MAX_MESSAGE: usize = 128 * 1024;
/// Most descriptors of one message (the kernel's own limit is 253).
pub const MAX_FDS: usize = 64;

const CONTROL_BYTES: usize = rustix::cmsg_space!(ScmRights(MAX_FDS));

/// One received datagram.
#[derive(Debug)]
pub struct Datagram {
    /// The message.
    pub bytes: Vec<u8>,
    /// Descriptors that came along, in the sender's order.
    pub fds: Vec<OwnedFd>,
}

impl Datagram {
    /// Decodes the message.
    ///
    /// # Errors
    /// `InvalidData` when it isn't the JSON of a `T`.
    pub fn decode<T: DeserializeOwned>(&self) -> io::Result<T> {
        serde_json::from_slice(&self.bytes).map_err(|e| io::Error::new(io::ErrorKind::InvalidData, e))
    }
}

/// A connected pair of SEQPACKET sockets, both close-on-exec.
///
/// # Errors
/// The system's, when descriptors run out.
pub fn pair() -> io::Result<(OwnedFd, OwnedFd)> {
    Ok(socketpair(
        AddressFamily::UNIX,
        SocketType::SEQPACKET,
        SocketFlags::CLOEXEC,
        None,
    )?)
}

/// The address of the anchor's socket in a data directory, to be used while the returned descriptor lives: a socket path
/// holds 107 bytes only, so a deeper directory is named through it.
///
/// # Errors
/// The system's, when the directory can't be opened.
pub fn socket_address(data_dir: &Path) -> io::Result<(SocketAddrUnix, OwnedFd)> {
    let directory = rustix::fs::open(
        data_dir,
        OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC,
        Mode::empty(),
    )?;
    let direct = SocketAddrUnix::new(data_dir.join(SOCKET_NAME));
    let address = match direct {
        Ok(address) => address,
        Err(_) => SocketAddrUnix::new(format!("/proc/self/fd/{}/{SOCKET_NAME}", directory.as_raw_fd()))?,
    };
    Ok((address, directory))
}

/// Sends one message; with `wait` false it fails with `WouldBlock` instead of waiting for room.
///
/// # Errors
/// `InvalidInput` when message or descriptor list is too long; else the system's.
pub fn send<T: Serialize>(socket: impl AsFd, message: &T, fds: &[BorrowedFd<'_>], wait: bool) -> io::Result<()> {
    let bytes = serde_json::to_vec(message).map_err(|e| io::Error::new(io::ErrorKind::InvalidInput, e))?;
    send_bytes(socket, &bytes, fds, wait)
}

/// As [`send`], for a message that is already encoded.
///
/// # Errors
/// As [`send`].
pub fn send_bytes(socket: impl AsFd, bytes: &[u8], fds: &[BorrowedFd<'_>], wait: bool) -> io::Result<()> {
    if bytes.len() > MAX_MESSAGE || fds.len() > MAX_FDS {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            format!(
                "message of {} bytes with {} descriptors is too long",
                bytes.len(),
                fds.len()
            ),
        ));
    }
    let mut space = [MaybeUninit::uninit(); CONTROL_BYTES];
    let mut control = SendAncillaryBuffer::new(&mut space);
    if !fds.is_empty() && !control.push(SendAncillaryMessage::ScmRights(fds)) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "descriptors don't fit"));
    }
    let mut flags = SendFlags::NOSIGNAL;
    if !wait {
        flags |= SendFlags::DONTWAIT;
    }
    loop {
        match sendmsg(&socket, &[IoSlice::new(bytes)], &mut control, flags) {
            Ok(_) => return Ok(()),
            Err(rustix::io::Errno::INTR) => {}
            Err(e) => return Err(e.into()),
        }
    }
}

/// Receives one message; `None` when the peer closed. With `wait` false it fails with `WouldBlock` when there is none.
///
/// # Errors
/// `InvalidData` when message or descriptors were cut off; else the system's.
pub fn receive(socket: impl AsFd, wait: bool) -> io::Result<Option<Datagram>> {
    let mut bytes = vec![0; MAX_MESSAGE];
    let mut space = [MaybeUninit::uninit(); CONTROL_BYTES];
    let mut control = RecvAncillaryBuffer::new(&mut space);
    let mut flags = RecvFlags::CMSG_CLOEXEC;
    if !wait {
        flags |= RecvFlags::DONTWAIT;
    }
    let got = loop {
        match recvmsg(&socket, &mut [IoSliceMut::new(&mut bytes)], &mut control, flags) {
            Ok(got) => break got,
            Err(rustix::io::Errno::INTR) => {}
            Err(e) => return Err(e.into()),
        }
    };
    let mut fds = Vec::new();
    for message in control.drain() {
        if let RecvAncillaryMessage::ScmRights(received) = message {
            fds.extend(received);
        }
    }
    if got.flags.intersects(ReturnFlags::TRUNC | ReturnFlags::CTRUNC) {
        return Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "message or descriptors were cut off",
        ));
    }
    if got.bytes == 0 {
        return Ok(None);
    }
    bytes.truncate(got.bytes);
    Ok(Some(Datagram { bytes, fds }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptors_arrive_in_order_and_close_on_exec() {
        let (a, b) = pair().expect("a pair");
        let files = [std::fs::File::open("/dev/null"), std::fs::File::open("/proc/self/stat")];
        let files = files.map(|f| f.expect("readable"));
        send(&a, &"hi", &[files[0].as_fd(), files[1].as_fd()], true).expect("sent");
        let got = receive(&b, true).expect("received").expect("not closed");
        assert_eq!(got.decode::<String>().expect("text"), "hi");
        assert_eq!(got.fds.len(), 2);
        let name = |fd: &OwnedFd| std::fs::read_link(format!("/proc/self/fd/{}", fd.as_raw_fd())).expect("a link");
        assert_eq!(name(&got.fds[0]), std::path::Path::new("/dev/null"));
        let flags = rustix::io::fcntl_getfd(&got.fds[1]).expect("flags");
        assert!(flags.contains(rustix::io::FdFlags::CLOEXEC));
    }

    #[test]
    fn a_message_of_the_greatest_size_passes_and_a_longer_one_is_refused() {
        let (a, b) = pair().expect("a pair");
        send_bytes(&a, &vec![b'x'; MAX_MESSAGE], &[], false).expect("fits a fresh socket");
        assert_eq!(
            receive(&b, true).expect("received").expect("open").bytes.len(),
            MAX_MESSAGE
        );
        let refused = send_bytes(&a, &vec![b'x'; MAX_MESSAGE + 1], &[], false).expect_err("too long");
        assert_eq!(refused.kind(), io::ErrorKind::InvalidInput);
    }

    #[test]
    fn end_and_emptiness_differ() {
        let (a, b) = pair().expect("a pair");
        assert_eq!(
            receive(&b, false).expect_err("nothing yet").kind(),
            io::ErrorKind::WouldBlock
        );
        drop(a);
        assert!(receive(&b, false).expect("closed").is_none());
    }
}

//! The mount target's voice on TCP 2049.
//!
//! Homes are bind mounts, so no NFS is spoken for them. What a program can do here is what a
//! reachability check does: call NULL (RFC 5531) of NFS 3 and 4 and of MOUNT, and get an answer
//! by bytes. It never gives out a file handle: every mount is refused as a server refuses a
//! client that isn't in its export list, and every other procedure is an authentication error.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::EdgeError;
use crate::gate::{ConnectionLimits, Shutdown, serve_connections, stopped};

/// No call that we answer is longer; NFS itself would need more.
const MAX_RECORD: usize = 64 * 1024;
const MAX_FRAGMENTS: usize = 16;
/// RFC 5531: the body of a credential or verifier.
const MAX_AUTH: u32 = 400;
const IDLE: Duration = Duration::from_secs(60);
const WRITE: Duration = Duration::from_secs(10);

const PROGRAM_NFS: u32 = 100_003;
const PROGRAM_MOUNT: u32 = 100_005;
const MNT3ERR_ACCES: u32 = 13;
const LAST_FRAGMENT: u32 = 1 << 31;

/// Serves on a listening, non-blocking socket until the stop.
///
/// # Errors
/// The runtime can't take the socket, or the socket is broken.
pub async fn serve(
    listener: std::net::TcpListener,
    shutdown: Shutdown,
    limits: ConnectionLimits,
) -> Result<(), EdgeError> {
    serve_connections(listener, limits, shutdown, |stream, _, mut shutdown, _| async move {
        tokio::select! {
            () = stopped(&mut shutdown) => {}
            _ = converse(stream) => {}
        }
    })
    .await
}

/// Ends with `None`, whatever the reason: the connection is closed then.
async fn converse(mut stream: TcpStream) -> Option<()> {
    loop {
        let call = tokio::time::timeout(IDLE, read_record(&mut stream)).await.ok()??;
        let reply = reply(&call)?;
        let length = u32::try_from(reply.len()).ok()?;
        let mut record = (LAST_FRAGMENT | length).to_be_bytes().to_vec();
        record.extend_from_slice(&reply);
        tokio::time::timeout(WRITE, stream.write_all(&record))
            .await
            .ok()?
            .ok()?;
    }
}

async fn read_record(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut record = Vec::new();
    for _ in 0..MAX_FRAGMENTS {
        let mark = stream.read_u32().await.ok()?;
        let length = (mark & !LAST_FRAGMENT) as usize;
        let start = record.len();
        if length > MAX_RECORD - start {
            return None;
        }
        record.resize(start + length, 0);
        stream.read_exact(&mut record[start..]).await.ok()?;
        if mark & LAST_FRAGMENT != 0 {
            return Some(record);
        }
    }
    None
}

/// Reads XDR's big-endian words.
struct Words<'a>(&'a [u8]);

impl Words<'_> {
    fn next(&mut self) -> Option<u32> {
        let (word, rest) = self.0.split_first_chunk::<4>()?;
        self.0 = rest;
        Some(u32::from_be_bytes(*word))
    }

    /// Skips a flavor and its opaque body, padded to whole words.
    fn skip_auth(&mut self) -> Option<()> {
        let _flavor = self.next()?;
        let length = self.next().filter(|&length| length <= MAX_AUTH)?;
        self.0 = self.0.get(length.next_multiple_of(4) as usize..)?;
        Some(())
    }
}

/// The reply to one call; `None` if it isn't a call that can be understood.
fn reply(call: &[u8]) -> Option<Vec<u8>> {
    let mut words = Words(call);
    let xid = words.next()?;
    let message_type = words.next()?;
    if message_type != 0 {
        return None; // a reply; we asked nothing
    }
    let rpc_version = words.next()?;
    if rpc_version != 2 {
        return Some(encode(&[xid, 1, 1, 0, 2, 2])); // denied, RPC_MISMATCH, 2 to 2
    }
    let (program, version, procedure) = (words.next()?, words.next()?, words.next()?);
    words.skip_auth()?;
    words.skip_auth()?;
    // reply, accepted, verifier AUTH_NONE of length 0, then the status
    let accepted = |rest: &[u32]| Some(encode(&[&[xid, 1, 0, 0, 0], rest].concat()));
    let versions = match program {
        PROGRAM_NFS => 3..=4,
        PROGRAM_MOUNT => 3..=3,
        _ => return accepted(&[1]), // PROG_UNAVAIL
    };
    if !versions.contains(&version) {
        return accepted(&[2, *versions.start(), *versions.end()]); // PROG_MISMATCH
    }
    let last_procedure = match (program, version) {
        (PROGRAM_MOUNT, _) => 5,
        (_, 3) => 21,
        _ => 1,
    };
    match (program, procedure) {
        (_, 0) => accepted(&[0]),
        (PROGRAM_MOUNT, 1) => accepted(&[0, MNT3ERR_ACCES]),
        (_, procedure) if procedure > last_procedure => accepted(&[3]), // PROC_UNAVAIL
        _ => Some(encode(&[xid, 1, 1, 1, 5])),                          // denied, AUTH_ERROR, AUTH_TOOWEAK
    }
}

fn encode(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// A call of NULL as a record, for probes: send it, read 28 bytes, compare with [`null_reply`].
pub fn null_call(xid: u32) -> Vec<u8> {
    encode(&[LAST_FRAGMENT | 40, xid, 0, 2, PROGRAM_NFS, 4, 0, 0, 0, 0, 0])
}

/// The record that answers [`null_call`] with the same `xid`.
pub fn null_reply(xid: u32) -> Vec<u8> {
    encode(&[LAST_FRAGMENT | 24, xid, 1, 0, 0, 0, 0])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shutdown_channel;

    fn call(program: u32, version: u32, procedure: u32) -> Option<Vec<u32>> {
        // AUTH_SYS with a body whose length isn't a multiple of four, then AUTH_NONE
        let mut bytes = encode(&[9, 0, 2, program, version, procedure, 1, 5]);
        bytes.extend_from_slice(&[0; 8]);
        bytes.extend_from_slice(&encode(&[0, 0]));
        reply(&bytes).map(|r| r.chunks(4).map(|w| u32::from_be_bytes(w.try_into().unwrap())).collect())
    }

    #[test]
    fn null_is_answered_and_nothing_else_is_granted() {
        let accepted = |rest: &[u32]| Some([&[9, 1, 0, 0, 0], rest].concat());
        for (program, version) in [(100_003, 3), (100_003, 4), (100_005, 3)] {
            assert_eq!(call(program, version, 0), accepted(&[0]));
        }
        assert_eq!(call(100_005, 3, 1), accepted(&[0, 13]), "mount: access denied");
        assert_eq!(
            call(100_003, 4, 1),
            Some(vec![9, 1, 1, 1, 5]),
            "compound: authentication error"
        );
        assert_eq!(call(100_003, 3, 1), Some(vec![9, 1, 1, 1, 5]));
        assert_eq!(call(100_003, 3, 99), accepted(&[3]));
        assert_eq!(call(100_003, 2, 0), accepted(&[2, 3, 4]));
        assert_eq!(call(100_000, 2, 0), accepted(&[1]), "no port mapper");
        assert_eq!(reply(&encode(&[9, 0, 3, 0, 0, 0])), Some(encode(&[9, 1, 1, 0, 2, 2])));
    }

    #[test]
    fn malformed_calls_have_no_reply() {
        let good = &null_call(1)[4..];
        for length in 0..good.len() {
            assert_eq!(reply(&good[..length]), None, "{length}");
        }
        assert_eq!(reply(&encode(&[1, 1, 2, 100_003, 4, 0, 0, 0, 0, 0])), None, "a reply");
        assert_eq!(
            reply(&encode(&[1, 0, 2, 100_003, 4, 0, 1, 401, 0, 0])),
            None,
            "long credential"
        );
        assert_eq!(reply(&encode(&[1, 0, 2, 100_003, 4, 0, 1, u32::MAX, 0, 0])), None);
    }

    #[tokio::test]
    async fn serves_fragments_and_closes_on_oversized_records() {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, shutdown) = shutdown_channel();
        let server = tokio::spawn(serve(listener, shutdown, ConnectionLimits::default()));
        let mut client = TcpStream::connect(address).await.unwrap();
        client.write_all(&null_call(7)).await.unwrap();
        let mut answer = [0; 28];
        client.read_exact(&mut answer).await.unwrap();
        assert_eq!(answer[..], null_reply(7));
        let body = &null_call(8)[4..];
        client
            .write_all(
                &[
                    &encode(&[10])[..],
                    &body[..10],
                    &encode(&[LAST_FRAGMENT | 30]),
                    &body[10..],
                ]
                .concat(),
            )
            .await
            .unwrap();
        client.read_exact(&mut answer).await.unwrap();
        assert_eq!(answer[..], null_reply(8));
        for bad in [u32::MAX, LAST_FRAGMENT | 65_537] {
            let mut client = TcpStream::connect(address).await.unwrap();
            client.write_all(&encode(&[bad, 0, 0])).await.unwrap();
            assert!(matches!(client.read(&mut answer).await, Ok(0) | Err(_)));
        }
        stop.send(true).unwrap();
        server.await.unwrap().unwrap();
    }
}

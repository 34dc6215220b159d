//! A websocket after its upgrade: bytes both ways, until one side closes, the session ends, or the server drains.
//!
//! The gateway reads no message. It only counts where the app's frames end, because the one thing it ever adds, a close frame,
//! may stand nowhere else. With a code in it a page can tell a restart (1012) from a broken network; where no frame ends within
//! a second the connection is closed without one, which pages take as a broken network: they reconnect in both cases.

use crate::body::over;
use crate::usage::Place;
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::time::{Instant, sleep_until, timeout};

/// Bytes carried at once, for each direction.
const BUFFER: usize = 16 * 1024;
/// How long both sides may take to change to the websocket's protocol.
const UPGRADE_WITHIN: Duration = Duration::from_secs(10);
/// How long a frame that has begun may take to end when the tunnel is to be closed.
const FRAME_WITHIN: Duration = Duration::from_secs(1);
/// RFC 6455, 7.4.1: the session ended, by the rules.
const POLICY_VIOLATION: u16 = 1008;
/// Registered by IANA: the service restarts, come back.
const SERVICE_RESTART: u16 = 1012;

/// Follows a stream of websocket frames (RFC 6455, 5.2) as far as to know where they end.
#[derive(Debug, Default)]
pub(crate) struct Frames {
    head: [u8; 14],
    head_bytes: usize,
    payload_left: u64,
}

impl Frames {
    /// Bytes that were sent.
    pub(crate) fn pass(&mut self, mut bytes: &[u8]) {
        loop {
            let skip = usize::try_from(self.payload_left)
                .unwrap_or(usize::MAX)
                .min(bytes.len());
            self.payload_left -= skip as u64;
            bytes = &bytes[skip..];
            let Some((first, rest)) = bytes.split_first() else {
                return;
            };
            self.head[self.head_bytes] = *first;
            self.head_bytes += 1;
            bytes = rest;
            if let Some(payload) = self.payload() {
                self.payload_left = payload;
                self.head_bytes = 0;
            }
        }
    }

    /// The payload's length, once the whole head is there.
    fn payload(&self) -> Option<u64> {
        let head = &self.head[..self.head_bytes];
        let second = *head.get(1)?;
        let (length_bytes, mask_bytes) = match second & 0x7f {
            126 => (2, usize::from(second >> 7) * 4),
            127 => (8, usize::from(second >> 7) * 4),
            _ => (0, usize::from(second >> 7) * 4),
        };
        if head.len() < 2 + length_bytes + mask_bytes {
            return None;
        }
        let length = &head[2..2 + length_bytes];
        Some(match length_bytes {
            0 => u64::from(second & 0x7f),
            _ => length.iter().fold(0, |sum, byte| (sum << 8) | u64::from(*byte)),
        })
    }

    /// Whether another frame may begin here.
    pub(crate) fn between(&self) -> bool {
        self.head_bytes == 0 && self.payload_left == 0
    }
}

/// An unmasked close frame with a code and no reason.
fn close_frame(code: u16) -> [u8; 4] {
    let [high, low] = code.to_be_bytes();
    [0x88, 0x02, high, low]
}

/// What both directions tell each other.
struct Progress {
    begun: Instant,
    /// Milliseconds from `begun` to the last byte.
    last_ms: AtomicU64,
    /// Whether the browser has just got the end of a frame.
    between: AtomicBool,
    /// Whether the app's direction shall end with the next frame.
    stopping: AtomicBool,
}

impl Progress {
    fn touch(&self) {
        let ms = u64::try_from(self.begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.last_ms.store(ms, Relaxed);
    }

    /// Resolves when nothing has moved for so long.
    async fn silent(&self, patience: Duration) {
        loop {
            let until = self.begun + Duration::from_millis(self.last_ms.load(Relaxed)) + patience;
            if until <= Instant::now() {
                return;
            }
            sleep_until(until).await;
        }
    }
}

async fn from_browser(mut browser: impl AsyncRead + Unpin, mut app: impl AsyncWrite + Unpin, progress: &Progress) {
    let mut buffer = vec![0; BUFFER];
    while let Ok(length @ 1..) = browser.read(&mut buffer).await {
        progress.touch();
        if app.write_all(&buffer[..length]).await.is_err() {
            return;
        }
    }
}

async fn from_app(mut app: impl AsyncRead + Unpin, browser: &mut (impl AsyncWrite + Unpin), progress: &Progress) {
    let mut buffer = vec![0; BUFFER];
    let mut frames = Frames::default();
    while !(progress.stopping.load(Relaxed) && frames.between()) {
        let Ok(length @ 1..) = app.read(&mut buffer).await else {
            return;
        };
        progress.touch();
        let mut sent = 0;
        while sent < length {
            // Counted as it's written: this future may be dropped while it waits, and then what's counted is what went out.
            let Ok(written @ 1..) = browser.write(&buffer[sent..length]).await else {
                return;
            };
            frames.pass(&buffer[sent..sent + written]);
            progress.between.store(frames.between(), Relaxed);
            sent += written;
        }
        if browser.flush().await.is_err() {
            return;
        }
    }
}

/// What ends tunnels from outside, and what they hold.
pub(crate) struct Terms {
    pub ended: watch::Receiver<bool>,
    pub draining: watch::Receiver<bool>,
    /// How long both sides may be silent.
    pub idle: Duration,
    pub place: Place,
    pub permit: OwnedSemaphorePermit,
}

/// Waits for both upgrades and carries bytes until the end.
pub(crate) async fn run(browser: OnUpgrade, app: OnUpgrade, terms: Terms) {
    let both = timeout(UPGRADE_WITHIN, async { tokio::try_join!(browser, app) });
    if let Ok(Ok((browser, app))) = both.await {
        carry(browser, app, &terms).await;
    }
    drop((terms.place, terms.permit));
}

async fn carry(browser: Upgraded, app: Upgraded, terms: &Terms) {
    let (browser_in, mut browser_out) = tokio::io::split(TokioIo::new(browser));
    let (app_in, app_out) = tokio::io::split(TokioIo::new(app));
    let progress = Progress {
        begun: Instant::now(),
        last_ms: AtomicU64::new(0),
        between: AtomicBool::new(true),
        stopping: AtomicBool::new(false),
    };
    let code = {
        let mut from_app = std::pin::pin!(from_app(app_in, &mut browser_out, &progress));
        let code = tokio::select! {
            () = from_browser(browser_in, app_out, &progress) => None,
            () = &mut from_app => None,
            () = progress.silent(terms.idle) => None,
            () = over(terms.ended.clone()) => Some(POLICY_VIOLATION),
            () = over(terms.draining.clone()) => Some(SERVICE_RESTART),
        };
        if code.is_some() && !progress.between.load(Relaxed) {
            progress.stopping.store(true, Relaxed);
            let _ = timeout(FRAME_WITHIN, from_app).await;
        }
        code
    };
    // Whoever doesn't read any more gets no farewell.
    let _ = timeout(FRAME_WITHIN, farewell(&mut browser_out, code, &progress)).await;
}

async fn farewell(browser: &mut (impl AsyncWrite + Unpin), code: Option<u16>, progress: &Progress) -> io::Result<()> {
    if let Some(code) = code.filter(|_| progress.between.load(Relaxed)) {
        browser.write_all(&close_frame(code)).await?;
    }
    browser.shutdown().await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(masked: bool, length: usize) -> Vec<u8> {
        let mask = u8::from(masked) << 7;
        let mut bytes = vec![0x82];
        match length {
            0..126 => bytes.push(mask | u8::try_from(length).unwrap()),
            126..=0xffff => {
                bytes.push(mask | 126);
                bytes.extend(u16::try_from(length).unwrap().to_be_bytes());
            }
            _ => {
                bytes.push(mask | 127);
                bytes.extend((length as u64).to_be_bytes());
            }
        }
        bytes.extend(std::iter::repeat_n(0x81, length + usize::from(masked) * 4));
        bytes
    }

    #[test]
    fn frame_ends_are_found_however_the_bytes_are_cut() {
        let sizes = [0, 1, 125, 126, 127, 65_535, 65_536, 3];
        let mut stream = Vec::new();
        let mut ends = std::collections::BTreeSet::from([0]);
        for (number, size) in sizes.into_iter().enumerate() {
            stream.extend(frame(number % 2 == 0, size));
            ends.insert(stream.len());
        }
        for step in [1, 2, 3, 7, 1000, 70_000] {
            let mut frames = Frames::default();
            let mut at = 0;
            assert!(frames.between());
            for piece in stream.chunks(step) {
                frames.pass(piece);
                at += piece.len();
                assert_eq!(frames.between(), ends.contains(&at), "step {step}, byte {at}");
            }
        }
    }
}

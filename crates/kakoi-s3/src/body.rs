//! A request's body on its way to `s3s`: it may not stall, and its `aws-chunked` chunks are of bounded size, because `s3s`
//! holds a whole chunk before it hands it on.

use bytes::{Buf, Bytes, BytesMut};
use http_body::{Body, Frame, SizeHint};
use std::collections::VecDeque;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Instant, Sleep};

/// How long a client may send nothing.
const STALL: Duration = Duration::from_secs(60);

/// The largest chunk whose signature is verified. AWS's clients sign chunks of 64 or 128 KiB.
const SIGNED_CHUNK: u64 = 1024 * 1024;

/// The longest line before a chunk.
const LINE: usize = 1024;

/// What a body did wrong. The text is what the answer is chosen by, since it passes through `s3s`.
#[derive(Debug, thiserror::Error)]
pub(crate) enum BodyError {
    #[error("kakoi: the client sent nothing for too long")]
    Stalled,
    #[error("kakoi: a chunk is too large")]
    Chunk,
    #[error("kakoi: the body broke off: {0}")]
    Transport(Box<dyn std::error::Error + Send + Sync>),
}

/// How the body is framed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    Plain,
    /// Chunks, each with its signature.
    Signed,
    /// Chunks without signatures: large ones are divided.
    Unsigned,
}

impl Framing {
    /// From `x-amz-content-sha256`.
    pub(crate) fn of(value: Option<&str>) -> Self {
        match value {
            Some(v) if v.starts_with("STREAMING-UNSIGNED") => Self::Unsigned,
            Some(v) if v.starts_with("STREAMING-") => Self::Signed,
            _ => Self::Plain,
        }
    }
}

/// Where in the chunks one is.
enum At {
    /// In the line before a chunk; what there is of it.
    Line(BytesMut),
    /// In a chunk's data: so many bytes to come.
    Data(u64),
    /// So many bytes of the line end behind a chunk to come.
    End(u8),
    /// Behind the last chunk.
    Trailer,
}

/// A body that keeps to its bounds.
pub(crate) struct Bounded<B> {
    inner: B,
    framing: Framing,
    at: At,
    out: VecDeque<Bytes>,
    stall: Pin<Box<Sleep>>,
}

impl<B> Bounded<B> {
    pub(crate) fn new(inner: B, framing: Framing) -> Self {
        let stall = Box::pin(tokio::time::sleep(STALL));
        Self {
            inner,
            framing,
            at: At::Line(BytesMut::new()),
            out: VecDeque::new(),
            stall,
        }
    }

    fn take(&mut self, mut data: Bytes) -> Result<(), BodyError> {
        if self.framing == Framing::Plain {
            self.out.push_back(data);
            return Ok(());
        }
        let divide = self.framing == Framing::Unsigned;
        while data.has_remaining() {
            match &mut self.at {
                At::Line(line) => {
                    let end = data.iter().position(|b| *b == b'\n').map_or(data.len(), |at| at + 1);
                    let part = data.split_to(end);
                    if line.len() + part.len() > LINE {
                        return Err(BodyError::Chunk);
                    }
                    line.extend_from_slice(&part);
                    if !line.ends_with(b"\n") {
                        continue;
                    }
                    let size = chunk_size(line).ok_or(BodyError::Chunk)?;
                    if !divide && size > SIGNED_CHUNK {
                        return Err(BodyError::Chunk);
                    }
                    let whole = std::mem::take(line).freeze();
                    self.at = if size == 0 { At::Trailer } else { At::Data(size) };
                    if size == 0 || !divide {
                        self.out.push_back(whole);
                    }
                }
                At::Data(left) => {
                    let here = data.len().min(usize::try_from(*left).unwrap_or(usize::MAX));
                    let part = data.split_to(here);
                    *left -= part.len() as u64;
                    if *left == 0 {
                        self.at = At::End(2);
                    }
                    if divide {
                        self.out.push_back(Bytes::from(format!("{:x}\r\n", part.len())));
                        self.out.push_back(part);
                        self.out.push_back(Bytes::from_static(b"\r\n"));
                    } else {
                        self.out.push_back(part);
                    }
                }
                At::End(left) => {
                    let here = data.len().min(usize::from(*left));
                    let part = data.split_to(here);
                    *left -= u8::try_from(here).unwrap_or(2);
                    if *left == 0 {
                        self.at = At::Line(BytesMut::new());
                    }
                    if divide {
                        if !part.iter().all(|b| matches!(b, b'\r' | b'\n')) {
                            return Err(BodyError::Chunk);
                        }
                    } else {
                        self.out.push_back(part);
                    }
                }
                At::Trailer => self.out.push_back(std::mem::take(&mut data)),
            }
        }
        Ok(())
    }
}

/// The size in front of a chunk: hexadecimal digits up to `;` or the line's end.
fn chunk_size(line: &[u8]) -> Option<u64> {
    let digits = line.split(|b| matches!(b, b';' | b'\r' | b'\n')).next()?;
    // s3s reads eight digits at most.
    if digits.is_empty() || digits.len() > 8 {
        return None;
    }
    u64::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

impl<B> Body for Bounded<B>
where
    B: Body<Data = Bytes> + Unpin,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let this = &mut *self;
        loop {
            if let Some(data) = this.out.pop_front() {
                return Poll::Ready(Some(Ok(Frame::data(data))));
            }
            let Poll::Ready(frame) = Pin::new(&mut this.inner).poll_frame(cx) else {
                ready!(this.stall.as_mut().poll(cx));
                return Poll::Ready(Some(Err(BodyError::Stalled)));
            };
            this.stall.as_mut().reset(Instant::now() + STALL);
            match frame {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(BodyError::Transport(error.into())))),
                // Trailers of HTTP itself mean nothing to S3.
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data()
                        && let Err(error) = this.take(data)
                    {
                        return Poll::Ready(Some(Err(error)));
                    }
                }
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.out.is_empty() && self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        match self.framing {
            Framing::Plain if self.out.is_empty() => self.inner.size_hint(),
            _ => SizeHint::default(),
        }
    }
}

//! Bodies on their way through: they end with their session, and never wait for ever.

use crate::pool::Lease;
use crate::usage::Place;
use bytes::Bytes;
use http_body_util::Full;
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};
use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::sync::watch;

/// Why a body was cut.
#[derive(Debug, thiserror::Error)]
pub enum BodyError {
    /// The other side broke off.
    #[error("the other side broke off")]
    Broken(#[source] hyper::Error),
    /// Nothing came for too long.
    #[error("nothing came for {} s", .0.as_secs())]
    Stalled(Duration),
    /// The session is over.
    #[error("the session is over")]
    Ended,
}

/// A stream that is cut when its session ends, or when nothing comes for `patience`. Timers are made only once it has to wait,
/// so that what is there already costs nothing.
struct Watched {
    inner: Incoming,
    patience: Duration,
    ended: watch::Receiver<bool>,
    waiting: Option<Pin<Box<dyn Future<Output = BodyError> + Send>>>,
}

/// Resolves when a session ends.
pub(crate) async fn over(mut ended: watch::Receiver<bool>) {
    // A sender that's gone can never say that the session still lives.
    let _ = ended.wait_for(|over| *over).await;
}

impl Watched {
    fn new(inner: Incoming, patience: Duration, ended: watch::Receiver<bool>) -> Self {
        Self {
            inner,
            patience,
            ended,
            waiting: None,
        }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        if *self.ended.borrow() {
            return Poll::Ready(Some(Err(BodyError::Ended)));
        }
        if let Poll::Ready(frame) = Pin::new(&mut self.inner).poll_frame(context) {
            self.waiting = None;
            return Poll::Ready(frame.map(|frame| frame.map_err(BodyError::Broken)));
        }
        let waiting = self.waiting.get_or_insert_with(|| {
            let (patience, ended) = (self.patience, self.ended.clone());
            Box::pin(async move {
                match tokio::time::timeout(patience, over(ended)).await {
                    Ok(()) => BodyError::Ended,
                    Err(_) => BodyError::Stalled(patience),
                }
            })
        });
        let cut = ready!(waiting.as_mut().poll(context));
        self.waiting = None;
        Poll::Ready(Some(Err(cut)))
    }
}

/// What goes to an app.
pub(crate) enum RequestBody {
    Empty,
    Browser(Box<Stream>),
}

/// Opaque outside of this module.
pub(crate) struct Stream(Watched);

impl RequestBody {
    pub(crate) fn new(inner: Incoming, patience: Duration, ended: watch::Receiver<bool>) -> Self {
        if inner.is_end_stream() {
            Self::Empty
        } else {
            Self::Browser(Box::new(Stream(Watched::new(inner, patience, ended))))
        }
    }
}

impl HttpBody for RequestBody {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        match &mut *self {
            Self::Empty => Poll::Ready(None),
            Self::Browser(stream) => stream.0.poll(context),
        }
    }

    fn is_end_stream(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Browser(stream) => stream.0.inner.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Empty => SizeHint::with_exact(0),
            Self::Browser(stream) => stream.0.inner.size_hint(),
        }
    }
}

/// The body of an answer: a page of ours, or what an app sends.
pub struct Body(Kind);

enum Kind {
    Whole(Full<Bytes>),
    App(Box<AppStream>),
}

struct AppStream {
    watched: Watched,
    lease: Option<Lease>,
    _place: Place,
}

impl AppStream {
    /// The answer has been read: the connection is free for another one.
    fn finish(&mut self) {
        if let Some(lease) = self.lease.take() {
            lease.give_back();
        }
    }
}

impl Body {
    pub(crate) fn whole(bytes: impl Into<Bytes>) -> Self {
        Self(Kind::Whole(Full::new(bytes.into())))
    }

    pub(crate) fn app(
        inner: Incoming,
        patience: Duration,
        ended: watch::Receiver<bool>,
        lease: Lease,
        place: Place,
    ) -> Self {
        let mut stream = AppStream {
            watched: Watched::new(inner, patience, ended),
            lease: Some(lease),
            _place: place,
        };
        if stream.watched.inner.is_end_stream() {
            stream.finish();
        }
        Self(Kind::App(Box::new(stream)))
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        match &mut self.0 {
            Kind::Whole(full) => Pin::new(full)
                .poll_frame(context)
                .map(|frame| frame.map(|frame| frame.map_err(|never: Infallible| match never {}))),
            Kind::App(stream) => {
                let frame = ready!(stream.watched.poll(context));
                // With a known length the end is known before it's asked for, and then nobody asks.
                if frame.is_none() || (matches!(frame, Some(Ok(_))) && stream.watched.inner.is_end_stream()) {
                    stream.finish();
                }
                Poll::Ready(frame)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Kind::Whole(full) => full.is_end_stream(),
            Kind::App(stream) => stream.watched.inner.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Kind::Whole(full) => full.size_hint(),
            Kind::App(stream) => stream.watched.inner.size_hint(),
        }
    }
}

//! Redshift's wire: TLS and the start-up packet are taken here, then bytes pass to PostgreSQL on the loopback and back.
//!
//! Redshift's clients send parameters in the start-up packet that PostgreSQL refuses; they come inside TLS, so TLS ends here.
//! After that packet nothing is read or changed, but what one driver couldn't read before its session is open
//! ([`startup::for_python_driver`]): passwords are proved to PostgreSQL itself by SCRAM, without a binding to the
//! channel, which PostgreSQL doesn't offer to a connection that has no TLS.

mod startup;

use kakoi_dataplane::DatabaseSettings;
use rustix::net::sockopt;
use rustls::ServerConfig;
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use startup::{First, Startup};
use std::io;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_rustls::TlsAcceptor;

/// How long a client may take for TLS and its start-up packet. PostgreSQL itself limits what comes next.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long a client may take to hear the end of what was said.
const FAREWELL: Duration = Duration::from_secs(5);

/// Connections beyond PostgreSQL's own number, which it refuses with its own words.
const SPARE: u32 = 32;

/// The relay, before it listens.
pub struct Relay {
    acceptor: TlsAcceptor,
    inner_port: u16,
    places: Arc<Semaphore>,
}

/// What a connection ended of, before it reached PostgreSQL.
#[derive(Debug, thiserror::Error)]
enum Ended {
    #[error(transparent)]
    Malformed(#[from] startup::Malformed),
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Relay {
    /// # Errors
    /// Certificate or key can't be used.
    pub fn new(settings: &DatabaseSettings, inner_port: u16) -> Result<Self, String> {
        let chain: Vec<_> = CertificateDer::pem_slice_iter(settings.certificate_chain.as_bytes())
            .collect::<Result<_, _>>()
            .map_err(|e| format!("reading the certificate: {e:?}"))?;
        let key = PrivateKeyDer::from_pem_slice(settings.private_key.as_bytes())
            .map_err(|e| format!("reading the certificate's key: {e:?}"))?;
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .and_then(|builder| builder.with_no_client_auth().with_single_cert(chain, key))
            .map_err(|e| format!("using the certificate: {e}"))?;
        Ok(Self {
            acceptor: TlsAcceptor::from(Arc::new(config)),
            inner_port,
            places: Arc::new(Semaphore::new((settings.max_connections() + SPARE) as usize)),
        })
    }

    /// Listens on the loopback and on the interface, and serves for ever.
    ///
    /// # Errors
    /// An address can't be listened on.
    pub async fn run(self, address: Ipv4Addr, port: u16) -> io::Result<()> {
        let local = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        if address.is_loopback() {
            return Arc::new(self).accept(local).await;
        }
        let outer = TcpListener::bind((address, port)).await?;
        let this = Arc::new(self);
        tokio::select! {
            ended = this.clone().accept(local) => ended,
            ended = this.accept(outer) => ended,
        }
    }

    async fn accept(self: Arc<Self>, listener: TcpListener) -> io::Result<()> {
        loop {
            let stream = match listener.accept().await {
                Ok((stream, _)) => stream,
                Err(error) => {
                    // Descriptors run out, or the client is gone already: neither is for ever.
                    eprintln!("kakoi: accepting a connection: {error}");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            };
            match self.places.clone().try_acquire_owned() {
                Ok(place) => {
                    let this = self.clone();
                    tokio::spawn(async move {
                        // However it ends, it's the end of this connection alone.
                        let _ = this.serve(stream).await;
                        drop(place);
                    });
                }
                Err(_) => {
                    // What fits the socket's buffer; nobody waits for this client.
                    let _ = stream.try_write(&startup::refusal("53300", "sorry, too many clients already"));
                }
            }
        }
    }

    async fn serve(&self, mut stream: TcpStream) -> Result<(), Ended> {
        stream.set_nodelay(true)?;
        keep_alive(&stream)?;
        let opened = async {
            // As PostgreSQL has it: Kerberos is refused once, not for as long as somebody asks.
            let mut refused_gss = false;
            loop {
                match first(&mut stream).await? {
                    First::Tls => {
                        stream.write_all(b"S").await?;
                        break;
                    }
                    First::Gss if !refused_gss => {
                        refused_gss = true;
                        stream.write_all(b"N").await?;
                    }
                    First::Gss => return Err(Ended::from(startup::Malformed)),
                    First::Cancel(packet) => {
                        self.cancel(&packet).await?;
                        return Ok(None);
                    }
                    First::Session(_) => {
                        let text = "no encryption: this cluster takes connections with SSL only";
                        stream.write_all(&startup::refusal("28000", text)).await?;
                        stream.shutdown().await?;
                        return Ok(None);
                    }
                }
            }
            // Exactly the request was read, so nothing sent before TLS can pass for something in it.
            let mut tls = self.acceptor.accept(stream).await?;
            match first(&mut tls).await? {
                First::Session(startup) => Ok(Some((tls, startup))),
                First::Cancel(packet) => {
                    self.cancel(&packet).await?;
                    Ok(None)
                }
                First::Tls | First::Gss => Err(Ended::from(startup::Malformed)),
            }
        };
        let opened = tokio::time::timeout(PATIENCE, opened).await;
        match opened.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?? {
            Some((client, startup)) => Ok(self.carry(client, startup).await?),
            None => Ok(()),
        }
    }

    async fn postgres(&self) -> io::Result<TcpStream> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.inner_port)).await?;
        stream.set_nodelay(true)?;
        Ok(stream)
    }

    /// PostgreSQL hangs up when it has done what it does about it, and so do we: clients wait for that.
    async fn cancel(&self, packet: &[u8]) -> io::Result<()> {
        let mut postgres = self.postgres().await?;
        postgres.write_all(packet).await?;
        postgres.read(&mut [0]).await.map(|_| ())
    }

    async fn carry(&self, client: impl AsyncRead + AsyncWrite, startup: Startup) -> io::Result<()> {
        let mut postgres = self.postgres().await?;
        let is_python_driver = startup.is_python_driver();
        postgres.write_all(&startup.without_redshifts().encode()).await?;
        let (mut from_client, mut to_client) = tokio::io::split(client);
        let (mut from_postgres, mut to_postgres) = postgres.split();
        let forth = async {
            let _ = tokio::io::copy(&mut from_client, &mut to_postgres).await;
            let _ = to_postgres.shutdown().await;
            // PostgreSQL has the last word.
            std::future::pending::<()>().await
        };
        let back = async {
            if is_python_driver {
                opening(&mut from_postgres, &mut to_client).await?;
            }
            let copied = tokio::io::copy(&mut from_postgres, &mut to_client).await;
            // A client that doesn't hang up can't keep its place: nobody waits for it.
            let _ = tokio::time::timeout(FAREWELL, to_client.shutdown()).await;
            copied
        };
        tokio::select! {
            () = forth => Ok(()),
            copied = back => copied.map(|_| ()),
        }
    }
}

/// Reads one first packet, and not a byte more.
async fn first(stream: &mut (impl AsyncRead + Unpin)) -> Result<First, Ended> {
    let mut prefix = [0; 4];
    stream.read_exact(&mut prefix).await?;
    let mut packet = vec![0; startup::length(prefix)?];
    packet[..4].copy_from_slice(&prefix);
    stream.read_exact(&mut packet[4..]).await?;
    Ok(startup::parse(&packet)?)
}

/// Carries PostgreSQL's messages one by one until the session is open or refused, as the driver can read them.
async fn opening(from: &mut (impl AsyncRead + Unpin), to: &mut (impl AsyncWrite + Unpin)) -> io::Result<()> {
    loop {
        let mut message = vec![0; startup::HEAD];
        from.read_exact(&mut message).await?;
        let length = u32::from_be_bytes([message[1], message[2], message[3], message[4]]);
        let body = usize::try_from(length).map_or(usize::MAX, |l| l.saturating_sub(4));
        if body > startup::LONGEST {
            // None of those that matter here: whatever it is, it goes on as it comes.
            return to.write_all(&message).await;
        }
        message.resize(startup::HEAD + body, 0);
        from.read_exact(&mut message[startup::HEAD..]).await?;
        let is_last = matches!(message[0], b'Z' | b'E');
        to.write_all(&startup::for_python_driver(message)).await?;
        to.flush().await?;
        if is_last {
            return Ok(());
        }
    }
}

/// A client that vanished without a word gives its place back.
fn keep_alive(stream: &TcpStream) -> io::Result<()> {
    sockopt::set_socket_keepalive(stream, true)?;
    sockopt::set_tcp_keepidle(stream, Duration::from_secs(60))?;
    sockopt::set_tcp_keepintvl(stream, Duration::from_secs(15))?;
    sockopt::set_tcp_keepcnt(stream, 4)?;
    Ok(())
}

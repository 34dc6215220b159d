//! Mount targets: who comes over a connection, and what of the file system is theirs.

use super::services::Services;
use kakoi_edge::EdgeError;
use kakoi_edge::gate::{ConnectionLimits, Shutdown, serve_connections, stopped};
use kakoi_engine::{Engine, HomeShare, SessionKey};
use kakoi_linux::volume::Volumes;
use kakoi_nfs::{Directory, Identity, NfsServer};
use kakoi_types::VpcId;
use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// The ids of `sagemaker-user` inside its sandbox, which its files have there.
const USER: u32 = 1000;

/// Connections of a mount target: a client of the kernel has one, others two.
const CONNECTIONS: ConnectionLimits = ConnectionLimits {
    total: 512,
    per_peer: 16,
    drain: std::time::Duration::from_secs(2),
};

/// The NFS behind mount targets.
pub struct Homes {
    nfs: Arc<NfsServer>,
    volumes: Volumes,
    services: watch::Receiver<Option<Services>>,
}

impl Homes {
    /// Starts the threads that touch files; `services` delivers the engine, which knows who asks.
    pub fn start(
        key: &SessionKey,
        volumes: Volumes,
        services: watch::Receiver<Option<Services>>,
    ) -> std::io::Result<Self> {
        Ok(Self {
            nfs: Arc::new(NfsServer::start(&key.0)?),
            volumes,
            services,
        })
    }

    /// Serves a mount target until the stop.
    pub async fn serve(
        self: Arc<Self>,
        vpc: VpcId,
        target: Ipv4Addr,
        listener: TcpListener,
        shutdown: Shutdown,
    ) -> Result<(), EdgeError> {
        serve_connections(
            listener,
            CONNECTIONS,
            shutdown,
            move |stream, peer, mut shutdown, turn| {
                let homes = self.clone();
                async move {
                    // Who asks is known once the engine exists: the very first connections may wait for it.
                    let mut services = homes.services.clone();
                    let known = services.wait_for(Option::is_some).await.ok().and_then(|s| s.clone());
                    let (Some(services), IpAddr::V4(source)) = (known, peer.ip()) else {
                        return;
                    };
                    let asker = Asker {
                        homes: &homes,
                        engine: services.engine(),
                        vpc,
                        target,
                        source,
                        known: Mutex::default(),
                    };
                    turn.first();
                    let waits = |for_client| if for_client { turn.clients() } else { turn.ours() };
                    tokio::select! {
                        () = stopped(&mut shutdown) => {}
                        () = homes.nfs.converse(stream, || asker.identity(), waits) => {}
                    }
                }
            },
        )
        .await
    }

    fn identity(&self, share: HomeShare) -> Option<Identity> {
        let mut identity = Identity {
            name: format!("{}/{}", share.interface, share.workload),
            owner: 0,
            shown: USER,
            file_system: number(&share.file_system.to_string()),
            directories: Vec::new(),
        };
        for (name, directory) in share.directories {
            let (path, owner) = self.volumes.locate(share.file_system, &directory, share.slot).ok()?;
            identity.owner = owner;
            identity.directories.push(Directory {
                name: name.to_owned(),
                path,
            });
        }
        Some(identity)
    }
}

/// A file system's number for clients: the hex digits at the end of its id.
fn number(id: &str) -> u64 {
    let digits = id.rsplit('-').next().unwrap_or_default();
    let last = digits.get(digits.len().saturating_sub(15)..).unwrap_or_default();
    u64::from_str_radix(last, 16).unwrap_or(1)
}

/// The other end of a connection.
struct Asker<'a> {
    homes: &'a Homes,
    engine: &'a Engine,
    vpc: VpcId,
    target: Ipv4Addr,
    source: Ipv4Addr,
    /// Who it was, at which revision of the store.
    known: Mutex<Option<(u64, Option<Identity>)>>,
}

impl Asker<'_> {
    /// Who it is now. Every commit counts: an app that is deleted loses its files with the next call.
    fn identity(&self) -> Option<Identity> {
        // Before the look: what's committed in between is seen by the next call, not missed by it.
        let revision = *self.engine.store().changes().borrow();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, identity)) = &*known
            && *at == revision
        {
            return identity.clone();
        }
        let share = self.engine.home_share(self.vpc, self.target, self.source);
        let identity = share.and_then(|share| self.homes.identity(share));
        *known = Some((revision, identity.clone()));
        identity
    }
}

//! Mount targets: who comes over a connection, and what of the file system is theirs.

use super::services::Services;
use kakoi_dataplane::{BackendError, VolumeSize};
use kakoi_edge::EdgeError;
use kakoi_edge::gate::{ConnectionLimits, Shutdown, serve_connections, stopped};
use kakoi_engine::{Engine, HomeShare, PointShare, SHARED_GB, SessionKey};
use kakoi_linux::volume::Volumes;
use kakoi_net::CreationInfo;
use kakoi_nfs::{Creation, Directory, Identity, Ids, NfsServer, Point, View};
use kakoi_types::{AccessPointId, NetworkInterfaceId, VpcId, WorkloadId};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// The ids of `sagemaker-user` inside its sandbox, which its files have there.
const USER: u32 = 1000;

/// Connections of a mount target: a client of the kernel has one, others two.
const CONNECTIONS: ConnectionLimits = ConnectionLimits {
    total: 512,
    per_peer: 16,
    drain: std::time::Duration::from_secs(2),
};

/// How long what was found counts although nothing was committed: a policy may depend on the time.
const KNOWN_FOR: Duration = Duration::from_secs(1);
/// Access points that are remembered of one connection.
const KNOWN: usize = 16;

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
                        () = homes.nfs.converse(stream, |point| asker.identity(point), waits) => {}
                    }
                }
            },
        )
        .await
    }

    fn own(&self, share: HomeShare) -> Result<Identity, BackendError> {
        let mut directories = Vec::new();
        for (name, directory) in share.directories {
            let (path, _) = self.volumes.locate(share.file_system, &directory, share.slot)?;
            directories.push(Directory {
                name: name.to_owned(),
                path,
            });
        }
        let owner = self.volumes.id(share.slot)?;
        Ok(Identity {
            name: name_of(share.interface, share.workload),
            ids: Ids::alone(owner),
            shown: Arc::new([(owner, USER)].into()),
            file_system: number(&share.file_system.to_string()),
            may_write: true,
            view: View::Homes(directories),
        })
    }

    fn by_point(&self, share: PointShare) -> Result<Identity, BackendError> {
        // An id without a slot was never named by an access point of this file system: then there's no slot 0, and an error.
        let id = |posix: u32| self.volumes.id(share.slots.get(&posix).copied().unwrap_or(0));
        let file_system = share.point.file_system;
        let top = share.top_slot().unwrap_or(0);
        let above = self.volumes.id(top)?;
        let creation = |made: &CreationInfo| {
            Ok(Creation {
                user: id(made.uid)?,
                group: id(made.gid)?,
                mode: made.permissions.mode(),
                above,
            })
        };
        let shown = share
            .slots
            .iter()
            .map(|(posix, slot)| Ok((self.volumes.id(*slot)?, *posix)));
        Ok(Identity {
            name: name_of(share.interface, share.workload),
            ids: Ids {
                user: id(share.user.uid)?,
                group: id(share.user.gid)?,
                others: share
                    .user
                    .secondary
                    .iter()
                    .map(|gid| id(*gid))
                    .collect::<Result<_, _>>()?,
            },
            shown: Arc::new(shown.collect::<Result<_, BackendError>>()?),
            // One of its own: the same directory by two access points is two to a client.
            file_system: number(&share.point.id.to_string()),
            may_write: share.may_write,
            view: View::Point(Point {
                name: share.point.id.to_string(),
                top: self.volumes.shared(file_system, top, VolumeSize::of_gb(SHARED_GB))?,
                names: share.point.root.names().map(str::to_owned).collect(),
                creation: share.point.creation.as_ref().map(creation).transpose()?,
            }),
        })
    }
}

fn name_of(interface: NetworkInterfaceId, workload: WorkloadId) -> String {
    format!("{interface}/{workload}")
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
    /// Who it was, by which access point or none, with the revision of the store that said so, and when.
    known: Mutex<HashMap<Option<AccessPointId>, Known>>,
}

struct Known {
    revision: u64,
    at: Instant,
    identity: Option<Identity>,
}

impl Asker<'_> {
    /// Who it is now, for its homes or for an access point. Every commit counts: an app that is deleted loses its files with the next
    /// call, and so does one whose role lost a permission.
    fn identity(&self, point: &str) -> Option<Identity> {
        let point = match point {
            "" => None,
            name => Some(name.parse().ok()?),
        };
        // Before the look: what's committed in between is seen by the next call, not missed by it.
        let revision = *self.engine.store().changes().borrow();
        let mut all = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = all.get(&point)
            && known.revision == revision
            && known.at.elapsed() < KNOWN_FOR
        {
            return known.identity.clone();
        }
        let identity = self.find(point);
        if all.len() >= KNOWN {
            all.clear();
        }
        let known = Known {
            revision,
            at: Instant::now(),
            identity: identity.clone(),
        };
        all.insert(point, known);
        identity
    }

    fn find(&self, point: Option<AccessPointId>) -> Option<Identity> {
        let Self {
            vpc, target, source, ..
        } = *self;
        let found = match point {
            None => self.homes.own(self.engine.home_share(vpc, target, source)?),
            Some(point) => self
                .homes
                .by_point(self.engine.point_share(vpc, target, source, point)?),
        };
        found
            .inspect_err(|error| tracing::error!(%source, %error, "finding the files of a mount target's client"))
            .ok()
    }
}

//! What of a file system an app has, found by the address that asks: its own homes, and access points that its execution role may
//! use.

use crate::efs::{CLIENT, ROOT};
use crate::reconcile::PROFILE_DIRECTORY_NAME;
use crate::{Check, Engine, Via};
use kakoi_net::{AccessPoint, InterfacePurpose, Network, PosixUser};
use kakoi_studio::*;
use kakoi_types::*;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

/// The directories that an app has on its domain's file system: those that its sandbox binds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeShare {
    /// The interface that asks. An id is never given twice, an address is.
    pub interface: NetworkInterfaceId,
    /// The app's process.
    pub workload: WorkloadId,
    /// The slot that the files belong to.
    pub slot: u32,
    /// The file system.
    pub file_system: FileSystemId,
    /// Name for clients, and directory of the file system as [`kakoi_dataplane::VolumeBackend`] names it.
    pub directories: Vec<(&'static str, String)>,
}

/// What an app has by an access point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointShare {
    /// The interface that asks.
    pub interface: NetworkInterfaceId,
    /// The app's process.
    pub workload: WorkloadId,
    /// The access point.
    pub point: AccessPoint,
    /// As whom everything is done, in ids of the file system.
    pub user: PosixUser,
    /// The slot of each POSIX id that the file system's access points have ever named.
    pub slots: BTreeMap<u32, u32>,
    /// Whether files may be changed.
    pub may_write: bool,
}

impl PointShare {
    /// The slot of what access points see as `/`, and of directories that are made above an access point's own.
    pub fn top_slot(&self) -> Option<u32> {
        self.slots.get(&ROOT).copied()
    }
}

/// How much the access points of a file system may hold together, in GB. AWS's file system has no size, but here nobody may fill
/// the disk.
pub const SHARED_GB: u32 = 100;

/// The two ends of a connection to a mount target.
struct Asking {
    file_system: FileSystemId,
    interface: NetworkInterfaceId,
    workload: WorkloadId,
    app: App,
}

impl Engine {
    /// What the host at `source` has of the file system whose mount target is at `target`, both in this VPC. `None` for every host
    /// but an app that starts or runs in a domain with this file system, and when the store can't be read.
    ///
    /// The network vouches for the source: a router drops what doesn't come from the interface that has its address.
    pub fn home_share(&self, vpc: VpcId, target: Ipv4Addr, source: Ipv4Addr) -> Option<HomeShare> {
        let network = self.network();
        let Asking {
            file_system,
            interface,
            workload,
            app,
        } = self.asking(&network, vpc, target, source)?;
        let AppOwner::Space(space) = &app.owner else {
            return None;
        };
        let store = self.store();
        let domain = store.get::<Domain>(app.domain.as_str()).ok().flatten()?;
        if domain.file_system != Some(file_system) {
            return None;
        }
        let space = store.get::<Space>(&Space::key_of(&app.domain, space)).ok().flatten()?;
        let mut directories = vec![("home", space.directory())];
        if let Some(owner) = space.private_owner() {
            let profile = store.get::<UserProfile>(&UserProfile::key_of(&app.domain, owner));
            let profile = profile.ok().flatten()?;
            if mounts_home_efs(&domain, &profile) {
                directories.push((PROFILE_DIRECTORY_NAME, profile.directory()));
            }
        }
        Some(HomeShare {
            interface,
            workload,
            slot: app.slot?,
            file_system,
            directories,
        })
    }

    /// What the host at `source` has by an access point at the mount target at `target`, both in this VPC. `None` unless it's an app
    /// that starts or runs, the access point is one of that mount target's file system, and the app's execution role is allowed to
    /// mount it (`elasticfilesystem:ClientMount`, on the file system, with `elasticfilesystem:AccessPointArn`). No policy allows it
    /// unless somebody wrote so: on AWS a file system without a policy of its own is open to each host that reaches it.
    pub fn point_share(
        &self,
        vpc: VpcId,
        target: Ipv4Addr,
        source: Ipv4Addr,
        point: AccessPointId,
    ) -> Option<PointShare> {
        let network = self.network();
        let point = network.access_points.get(&point)?;
        let asking = self.asking(&network, vpc, target, source)?;
        if point.file_system != asking.file_system {
            return None;
        }
        let caller = self
            .app_as_caller(&asking.app, asking.workload, Via::MountTarget)
            .ok()?;
        let region = self.region();
        let resource = region.arn("elasticfilesystem", format_args!("file-system/{}", point.file_system));
        let tags = &network.file_systems.get(&point.file_system)?.tags;
        let allowed = |action: &'static str| {
            let check =
                Check::new(action, resource.clone()).with("elasticfilesystem:AccessPointArn", point.arn(region));
            self.authorize(&caller, &[check.with_resource_tags("elasticfilesystem", tags)])
                .is_ok()
        };
        let user = point.user.clone().unwrap_or(PosixUser {
            uid: CLIENT,
            gid: CLIENT,
            secondary: Vec::new(),
        });
        if !allowed("elasticfilesystem:ClientMount")
            || user.uid == ROOT && !allowed("elasticfilesystem:ClientRootAccess")
        {
            return None;
        }
        let prefix = Slot::prefix_of_posix(point.file_system);
        let slots = self.store().scan::<Slot>(&prefix).ok()?.into_iter();
        let id = |slot: Slot| Some((slot.owner.strip_prefix(&prefix)?.parse().ok()?, slot.number));
        Some(PointShare {
            interface: asking.interface,
            workload: asking.workload,
            may_write: allowed("elasticfilesystem:ClientWrite"),
            slots: slots.filter_map(id).collect(),
            user,
            point: point.clone(),
        })
    }

    /// Which app asks, and of which file system.
    fn asking(&self, network: &Network, vpc: VpcId, target: Ipv4Addr, source: Ipv4Addr) -> Option<Asking> {
        let at = |address: Ipv4Addr| {
            let mut all = network.interfaces.values();
            all.find(|i| i.vpc == vpc && i.private_ip == address)
        };
        let InterfacePurpose::MountTarget(target) = at(target)?.purpose else {
            return None;
        };
        let file_system = network.mount_targets.get(&target)?.file_system;
        let asking = at(source)?;
        let InterfacePurpose::App { workload, .. } = asking.purpose else {
            return None;
        };
        Some(Asking {
            file_system,
            interface: asking.id,
            workload,
            app: self.live_app(workload).ok().flatten()?,
        })
    }
}

//! What of a file system an app has, found by the address that asks.

use crate::Engine;
use crate::reconcile::PROFILE_DIRECTORY_NAME;
use kakoi_net::InterfacePurpose;
use kakoi_studio::*;
use kakoi_types::*;
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

impl Engine {
    /// What the host at `source` has of the file system whose mount target is at `target`, both in this VPC. `None` for every host
    /// but an app that starts or runs in a domain with this file system, and when the store can't be read.
    ///
    /// The network vouches for the source: a router drops what doesn't come from the interface that has its address.
    pub fn home_share(&self, vpc: VpcId, target: Ipv4Addr, source: Ipv4Addr) -> Option<HomeShare> {
        let network = self.network();
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
        let app = self.live_app(workload).ok().flatten()?;
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
            interface: asking.id,
            workload,
            slot: app.slot?,
            file_system,
            directories,
        })
    }
}

//! What an app's resolver answers. Names come before routes: which address a name leads to decides the path (line 36).

use crate::Code;
use kakoi_netir::*;
use kakoi_types::*;
use std::net::Ipv4Addr;

/// What's asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A public name that isn't the region's own.
    Public,
    /// A service of the region by its endpoint service name, such as `com.amazonaws.us-east-1.sagemaker.api`.
    Service(String),
    /// A file system's name.
    MountTarget(FileSystemId),
    /// A database's name, by its process.
    Database(WorkloadId),
}

/// The answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameAnswer {
    /// Private addresses of the VPC.
    Private(Vec<Ipv4Addr>),
    /// A database's public address.
    PublicDatabase(Ipv4Addr),
    /// Public addresses, which the caller knows.
    Public {
        /// Set when the name would lead to an endpoint of the VPC if something weren't off.
        note: Option<(Code, String)>,
    },
    /// Refused at once.
    Refused {
        /// Why.
        code: Code,
        /// The same in words, with what would open it.
        detail: String,
    },
}

/// Whether a name resolves for an app, and to what. The app asks the resolver of the VPC that its default route leads to.
pub fn resolve_name(ir: &NetworkIr, asker: WorkloadId, name: &NameKind) -> NameAnswer {
    let refused = |code, detail| NameAnswer::Refused { code, detail };
    let leg = ir
        .workloads
        .get(&asker)
        .and_then(|w| w.legs.values().find(|l| l.routes == LegRoutes::Default));
    let Some((leg, router)) = leg.and_then(|l| ir.routers.get(&l.vpc).map(|r| (l, r))) else {
        return refused(
            Code::NoSourceOrDestination,
            format!("{asker} has no interface with a resolver"),
        );
    };
    let vpc = router.vpc;
    if router.resolvers.is_empty() {
        return refused(
            Code::KakoiDnsVpcAttributesOff,
            format!("{vpc} has no resolver; enableDnsSupport would give it one"),
        );
    }
    match name {
        NameKind::Public if router.dns.public_always || router.dns.public_for.contains(&leg.address) => {
            NameAnswer::Public { note: None }
        }
        NameKind::Public => refused(
            Code::KakoiDnsNoInternetRoute,
            format!(
                "{} has no path to any public address, so public names stay closed; a route to a NAT gateway that its groups allow would open them",
                leg.interface
            ),
        ),
        NameKind::Service(service) => match router.dns.private_services.get(service) {
            Some(addresses) => NameAnswer::Private(addresses.clone()),
            None => NameAnswer::Public {
                note: private_dns_off(router, service),
            },
        },
        NameKind::Database(database) => match ir.databases.get(database) {
            // Inside its own VPC the name of a publicly accessible one leads to the private address (line 41).
            Some(database) => match database.address_in(vpc) {
                address if address == database.address => NameAnswer::Private(vec![address]),
                address => NameAnswer::PublicDatabase(address),
            },
            None => refused(
                Code::NoSourceOrDestination,
                format!("there's no database {database} in the network"),
            ),
        },
        NameKind::MountTarget(file_system) => {
            let targets = router.dns.mount_targets.get(file_system);
            let zone = router.dns.zone_of.get(&leg.address);
            match targets.zip(zone).and_then(|(t, z)| t.get(z)) {
                Some(address) => NameAnswer::Private(vec![*address]),
                None => refused(
                    Code::KakoiDnsNoMountTargetInAz,
                    format!(
                        "{file_system} has no mount target in {vpc} in the app's zone {}",
                        zone.map_or("(unknown)", String::as_str)
                    ),
                ),
            }
        }
    }
}

fn private_dns_off(router: &RouterIr, service: &str) -> Option<(Code, String)> {
    let endpoint = router.interfaces.values().find_map(|i| match &i.attachment {
        AttachmentIr::Endpoint { endpoint, service_name } if service_name == service => Some(endpoint),
        _ => None,
    })?;
    let vpc = router.vpc;
    let detail =
        format!("{endpoint} of {service} isn't used by name: its private DNS, or enableDnsHostnames of {vpc}, is off");
    Some((Code::KakoiDnsPrivateDnsOff, detail))
}

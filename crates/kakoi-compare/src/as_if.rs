//! The network as it would be if a domain had another mode: the same intent, but for the interfaces of its apps.

use kakoi_net::{AppInterface, Ctx, Network};
use kakoi_studio::{AppNetworkAccessType, Domain, UserProfile, wanted_legs};
use kakoi_types::*;
use std::collections::{BTreeMap, BTreeSet};

/// An app that has a place in the network, or would have one.
#[derive(Clone, Debug)]
pub struct Seat {
    /// `DOMAIN/SPACE`.
    pub label: String,
    /// Its namespace.
    pub workload: WorkloadId,
    /// The owner's profile; `None` for a shared space.
    pub profile: Option<UserProfile>,
}

/// The network as if, and who got no place in it.
#[derive(Clone, Debug)]
pub struct AsIf {
    /// The network.
    pub network: Network,
    /// Interfaces that only this network has: their identifiers mean nothing to anybody.
    pub made_up: BTreeSet<NetworkInterfaceId>,
    /// Apps that couldn't get their interfaces, with the reason.
    pub refused: BTreeMap<WorkloadId, String>,
}

/// Identifiers of imagined interfaces start here, far from where tests count.
const FIRST_IDENTIFIER: u128 = 0xa51f << 48;

/// Takes the interfaces of the domain's apps away and gives each of them those of `access`.
pub fn as_if(
    network: &Network,
    (region, host_addresses): (&RegionContext, &[std::net::Ipv4Addr]),
    domain: &Domain,
    seats: &[Seat],
    access: AppNetworkAccessType,
) -> AsIf {
    let mut network = network.clone();
    for seat in seats {
        network.release_app_interfaces(seat.workload);
    }
    let mut next = FIRST_IDENTIFIER;
    let mut entropy = || {
        next += 1;
        next
    };
    let mut ctx = Ctx {
        now: 0,
        entropy: &mut entropy,
        region,
        host_addresses,
    };
    let (mut made_up, mut refused) = (BTreeSet::new(), BTreeMap::new());
    for seat in seats {
        let given = wanted_legs(&network, domain, seat.profile.as_ref(), access)
            .map_err(|e| e.to_string())
            .and_then(|legs| {
                for plan in legs {
                    let interface = AppInterface {
                        subnet: plan.subnet,
                        groups: plan.groups,
                        workload: seat.workload,
                        leg: plan.leg,
                        description: String::new(),
                        tags: Tags::new(),
                    };
                    let made = network.create_app_interface(&mut ctx, interface);
                    made_up.insert(made.map_err(|e| e.to_string())?);
                }
                Ok(())
            });
        if let Err(why) = given {
            // As the reconciler's transaction: all of its interfaces or none.
            network.release_app_interfaces(seat.workload);
            refused.insert(seat.workload, why);
        }
    }
    AsIf {
        network,
        made_up,
        refused,
    }
}

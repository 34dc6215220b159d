//! Which VPCs are joined: active peering connections between two VPCs whose ranges don't overlap (line 27).

use crate::PeeringIr;
use kakoi_net::{Network, Owner, Vpc};
use kakoi_types::*;
use std::collections::{BTreeMap, BTreeSet};

/// The other side of a peering connection, as one VPC sees it.
pub(crate) struct Far<'a> {
    /// The other VPC.
    pub(crate) vpc: &'a Vpc,
    /// Whether it has a router. Without one it has no interface either, and nothing to send a packet to.
    pub(crate) has_router: bool,
}

/// Every connection that carries packets, from both of its sides.
pub(crate) struct Peerings<'a>(BTreeMap<VpcId, BTreeMap<VpcPeeringConnectionId, Far<'a>>>);

impl<'a> Peerings<'a> {
    /// A connection that can't be as AWS makes them (of a VPC with itself, with the studio network, between ranges that
    /// overlap) carries nothing.
    pub(crate) fn new(network: &'a Network, routers: &BTreeSet<VpcId>) -> Self {
        let mut of: BTreeMap<VpcId, BTreeMap<_, _>> = BTreeMap::new();
        for peering in network.peerings.values() {
            let ends = [peering.requester.vpc, peering.accepter.vpc];
            for near in ends {
                let Some(far) = peering.active_peer_of(near) else {
                    continue;
                };
                let known = network.vpcs.get(&near).zip(network.vpcs.get(&far));
                if let Some((near, far)) = known.filter(|(near, far)| can_be_joined(near, far)) {
                    let has_router = routers.contains(&far.id);
                    let far = Far { vpc: far, has_router };
                    of.entry(near.id).or_default().insert(peering.id, far);
                }
            }
        }
        Self(of)
    }

    /// The far side of a VPC's connection; `None` if it isn't the VPC's, or carries nothing.
    pub(crate) fn far_side(&self, vpc: VpcId, id: VpcPeeringConnectionId) -> Option<&Far<'a>> {
        self.0.get(&vpc)?.get(&id)
    }

    /// Whether a connection joins the two VPCs, so that rules of one may name groups of the other (line 7).
    pub(crate) fn join(&self, one: VpcId, other: VpcId) -> bool {
        self.0
            .get(&one)
            .is_some_and(|p| p.values().any(|far| far.vpc.id == other))
    }

    /// A router's own peering connections, those that lead to another router.
    pub(crate) fn of_router(&self, vpc: VpcId) -> BTreeMap<VpcPeeringConnectionId, PeeringIr> {
        let routed = self.0.get(&vpc).into_iter().flatten().filter(|(_, far)| far.has_router);
        let resolved = |far: &Far<'_>| PeeringIr {
            peer: far.vpc.id,
            cidrs: far.vpc.cidrs().map(|c| c.trunc()).collect(),
        };
        routed.map(|(id, far)| (*id, resolved(far))).collect()
    }
}

fn can_be_joined(one: &Vpc, other: &Vpc) -> bool {
    [one, other].iter().all(|v| v.owner == Owner::Customer) && !one.overlaps(other)
}

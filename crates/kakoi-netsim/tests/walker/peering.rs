//! Peering connections, several ranges and customers' prefix lists, as the walker reads them.

use super::*;

impl World<'_> {
    /// Whether an address is in one of a VPC's ranges.
    pub fn is_own(&self, vpc: &Vpc, address: Ipv4Addr) -> bool {
        inside(&vpc.cidr, address) || vpc.more_cidrs.values().any(|range| inside(range, address))
    }

    /// A prefix list's entries, whoever made it.
    pub fn entries(&self, id: &PrefixListId) -> Vec<Ipv4Net> {
        match self.network.prefix_lists.get(id) {
            Some(list) => list.entries.keys().copied().collect(),
            None => self.lists.get(id).cloned().unwrap_or_default(),
        }
    }

    /// Whether packets go between the two over this connection: it's active, and the two are customers' and apart.
    fn carries(&self, peering: &VpcPeering, one: VpcId, other: VpcId) -> bool {
        let ends = (peering.requester.vpc, peering.accepter.vpc);
        let vpcs = self.network.vpcs.get(&one).zip(self.network.vpcs.get(&other));
        peering.status == PeeringStatus::Active
            && (ends == (one, other) || ends == (other, one))
            && vpcs.is_some_and(|(a, b)| {
                let first = |range: &Ipv4Net| range.network();
                let meet = |a: &Vpc, b: &Vpc| {
                    self.is_own(a, first(&b.cidr)) || b.more_cidrs.values().any(|r| self.is_own(a, first(r)))
                };
                a.owner == Owner::Customer && b.owner == Owner::Customer && !meet(a, b) && !meet(b, a)
            })
    }

    /// Whether some connection joins two VPCs.
    pub fn are_joined(&self, one: VpcId, other: VpcId) -> bool {
        self.network.peerings.values().any(|p| self.carries(p, one, other))
    }

    /// To an interface of the other VPC, if both subnets, its groups and its own table's way back agree (line 27).
    pub fn over_peering(
        &self,
        sender: &NetworkInterface,
        id: VpcPeeringConnectionId,
        dst: Ipv4Addr,
        kind: Kind,
    ) -> Option<Walked> {
        let peering = self.network.peerings.get(&id)?;
        let far = if peering.requester.vpc == sender.vpc {
            peering.accepter.vpc
        } else {
            peering.requester.vpc
        };
        if !self.carries(peering, sender.vpc, far) {
            return None;
        }
        let receiver = self.interfaces().find(|i| i.vpc == far && i.private_ip == dst)?;
        let passes = self.is_own(self.network.vpcs.get(&far)?, dst)
            && self.crosses((sender.subnet, Direction::Egress, dst), wire(kind))
            && self.crosses((receiver.subnet, Direction::Ingress, sender.private_ip), wire(kind))
            && self.groups_admit(receiver, Direction::Ingress, sender.private_ip, kind);
        let RouteTarget::Peering(back) = self.best_route(receiver.subnet, sender.private_ip)? else {
            return None;
        };
        let returns = self.carries(self.network.peerings.get(&back)?, far, sender.vpc);
        let at = self.takes(receiver)?;
        (passes && returns).then(|| Walked {
            at,
            back: vec![
                (receiver.subnet, Direction::Egress, sender.private_ip),
                (sender.subnet, Direction::Ingress, dst),
            ],
        })
    }
}

//! Public addresses of databases, as the walker reads them: each stands for a private one at the VPC's internet gateway (line 29).

use super::*;

/// A public NAT gateway's address, while it lives.
pub fn of_nat(nat: &NatGateway) -> Option<Ipv4Addr> {
    nat.public_ip
        .filter(|_| nat.deleted.is_none() && nat.allocation.is_some())
}

impl World<'_> {
    fn is_attached(&self, vpc: VpcId) -> bool {
        self.network.internet_gateways.values().any(|g| g.attached == Some(vpc))
    }

    /// What the internet calls a database's interface, if its VPC is on it.
    fn public_address(&self, interface: &NetworkInterface) -> Option<Ipv4Addr> {
        let is_database = matches!(interface.purpose, InterfacePurpose::Database { .. });
        let mut all = self.network.addresses.values();
        let given = all.find(|a| a.association.as_ref().is_some_and(|x| x.interface == interface.id))?;
        (is_database && self.is_attached(interface.vpc)).then_some(given.public_ip)
    }

    /// Out through the internet gateway, seen by the interface's own public address; without one nothing passes.
    pub fn by_own_address(
        &self,
        sender: &NetworkInterface,
        gateway: InternetGatewayId,
        dst: Ipv4Addr,
        kind: Kind,
    ) -> Option<Walked> {
        let attached = self.network.internet_gateways.get(&gateway)?.attached == Some(sender.vpc);
        let source = self.public_address(sender)?;
        let lets_out = self.crosses((sender.subnet, Direction::Egress, dst), wire(kind));
        if !(attached && lets_out && !off_the_internet(dst)) {
            return None;
        }
        self.on_the_internet(source, dst, kind, vec![(sender.subnet, Direction::Ingress, dst)])
    }

    /// Past the sender's gateways: to a database that's known there, to a NAT gateway, which takes nothing, or to whoever else.
    pub fn on_the_internet(&self, source: Ipv4Addr, dst: Ipv4Addr, kind: Kind, back: Vec<Border>) -> Option<Walked> {
        if self.network.nat_gateways.values().any(|n| of_nat(n) == Some(dst)) {
            return None;
        }
        let known = self.interfaces().find(|i| self.public_address(i) == Some(dst));
        match known {
            Some(receiver) => self.comes_in(receiver, source, kind, back),
            None => Some(Walked {
                at: Arrival::Internet(source),
                back,
            }),
        }
    }

    /// From a host of the internet, which reaches databases and nothing else.
    pub fn sent_outside(&self, source: Ipv4Addr, dst: Ipv4Addr, kind: Kind) -> Option<Walked> {
        let receiver = self.interfaces().find(|i| self.public_address(i) == Some(dst))?;
        let carried = !off_the_internet(source);
        self.comes_in(receiver, source, kind, Vec::new()).filter(|_| carried)
    }

    /// In through the receiver's gateway, if its subnet and its groups let it, and its own table leads back there.
    fn comes_in(
        &self,
        receiver: &NetworkInterface,
        source: Ipv4Addr,
        kind: Kind,
        mut back: Vec<Border>,
    ) -> Option<Walked> {
        let vpc = self.network.vpcs.get(&receiver.vpc)?;
        let enters = self.crosses((receiver.subnet, Direction::Ingress, source), wire(kind))
            && self.groups_admit(receiver, Direction::Ingress, source, kind);
        let RouteTarget::InternetGateway(gateway) = self.best_route(receiver.subnet, source)? else {
            return None;
        };
        let attached = self.network.internet_gateways.get(&gateway)?.attached == Some(receiver.vpc);
        back.push((receiver.subnet, Direction::Egress, source));
        let at = self.takes(receiver)?;
        (enters && attached && !self.is_own(vpc, source)).then_some(Walked { at, back })
    }
}

//! VPC peering connections. The other VPC is of the same account and region: there is no other.
//!
//! What a connection is depends on the time: a request that nobody answers expires, and ended connections stay described for
//! a while. Source: "VPC peering connection lifecycle" of AWS's peering guide.

use crate::tags::check_tags;
use crate::*;
use kakoi_types::*;

const HOUR: EpochMs = 60 * 60 * 1000;
/// How long a request waits for its answer.
const EXPIRES_MS: EpochMs = 7 * 24 * HOUR;
/// How long a rejected, deleted or failed connection stays described, both VPCs being of one account.
const ENDED_SHOWN_MS: EpochMs = 2 * HOUR;
/// How long an expired one stays described.
const EXPIRED_SHOWN_MS: EpochMs = 48 * HOUR;
/// AWS's default quota of active connections of a VPC.
const MAX_ACTIVE: usize = 50;
/// AWS's default quota of requests that wait, for all of an account.
const MAX_OUTSTANDING: usize = 25;
/// No more ended connections than these are remembered, however many were made in their last hours.
const MAX_ENDED: usize = 200;
/// AWS's words for every failed request.
const FAILED: &str = "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range";

/// What a peering connection is at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeeringState {
    /// Asked for.
    PendingAcceptance,
    /// It carries packets.
    Active,
    /// The accepter said no.
    Rejected,
    /// Nobody answered within a week.
    Expired,
    /// Somebody ended it.
    Deleted,
    /// It couldn't be.
    Failed,
}

impl PeeringState {
    /// AWS's code.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::PendingAcceptance => "pending-acceptance",
            Self::Active => "active",
            Self::Rejected => "rejected",
            Self::Expired => "expired",
            Self::Deleted => "deleted",
            Self::Failed => "failed",
        }
    }

    /// Whether it carries packets or still may.
    fn is_live(self) -> bool {
        matches!(self, Self::PendingAcceptance | Self::Active)
    }
}

/// What `ModifyVpcPeeringConnectionOptions` sets; `None` leaves a side as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PeeringOptions {
    /// [`PeeringSide::allow_dns_resolution`] of the requester.
    pub requester_dns: Option<bool>,
    /// [`PeeringSide::allow_dns_resolution`] of the accepter.
    pub accepter_dns: Option<bool>,
}

impl VpcPeering {
    /// What it is at a time.
    pub fn state_at(&self, now: EpochMs) -> PeeringState {
        match &self.status {
            PeeringStatus::PendingAcceptance if now >= self.expires() => PeeringState::Expired,
            PeeringStatus::PendingAcceptance => PeeringState::PendingAcceptance,
            PeeringStatus::Active => PeeringState::Active,
            PeeringStatus::Rejected => PeeringState::Rejected,
            PeeringStatus::Deleted => PeeringState::Deleted,
            PeeringStatus::Failed(_) => PeeringState::Failed,
        }
    }

    /// When the request expires unless it's answered.
    pub fn expires(&self) -> EpochMs {
        self.created.saturating_add(EXPIRES_MS)
    }

    /// AWS's words for its state.
    pub fn message_at(&self, now: EpochMs) -> String {
        match self.state_at(now) {
            PeeringState::PendingAcceptance => "Pending Acceptance".to_owned(),
            PeeringState::Active => "Active".to_owned(),
            PeeringState::Rejected => "Rejected".to_owned(),
            PeeringState::Expired => "Expired".to_owned(),
            PeeringState::Deleted => "Deleted".to_owned(),
            PeeringState::Failed => FAILED.to_owned(),
        }
    }

    /// Whether a VPC is one of its two.
    pub fn joins(&self, vpc: VpcId) -> bool {
        self.requester.vpc == vpc || self.accepter.vpc == vpc
    }

    /// Whether it's still described.
    fn is_shown(&self, now: EpochMs) -> bool {
        let until = match self.state_at(now) {
            PeeringState::PendingAcceptance | PeeringState::Active => return true,
            PeeringState::Expired => self.expires().saturating_add(EXPIRED_SHOWN_MS),
            PeeringState::Rejected | PeeringState::Deleted | PeeringState::Failed => {
                self.ended.unwrap_or(self.created).saturating_add(ENDED_SHOWN_MS)
            }
        };
        now < until
    }

    /// AWS's refusal of a step that this state doesn't allow. Clients read the words: Terraform takes "to deleting" for "gone".
    fn no_transition(&self, now: EpochMs, to: &str) -> NetError {
        NetError::new(
            "InvalidStateTransition",
            format!(
                "Invalid state transition for {}, attempted to transition from {} to {to}",
                self.id,
                self.state_at(now).as_str()
            ),
        )
    }
}

impl Network {
    /// Peering connections that are described at a time.
    pub fn visible_peerings(&self, now: EpochMs) -> impl Iterator<Item = &VpcPeering> {
        self.peerings.values().filter(move |p| p.is_shown(now))
    }

    /// A peering connection by id. Errors: `InvalidVpcPeeringConnectionID.NotFound`.
    pub fn find_peering(&self, id: VpcPeeringConnectionId, now: EpochMs) -> Result<&VpcPeering, NetError> {
        self.peerings
            .get(&id)
            .filter(|p| p.is_shown(now))
            .ok_or_else(|| id.not_found())
    }

    /// The active connection that joins two VPCs; there is at most one.
    pub fn active_peering(&self, one: VpcId, other: VpcId) -> Option<&VpcPeering> {
        self.peerings.values().find(|p| p.active_peer_of(one) == Some(other))
    }

    /// The VPCs that a VPC is joined with or may yet be, by which connection.
    pub(crate) fn live_peers(&self, vpc: VpcId, now: EpochMs) -> impl Iterator<Item = (VpcPeeringConnectionId, VpcId)> {
        let live = move |p: &&VpcPeering| p.joins(vpc) && p.state_at(now).is_live();
        self.peerings.values().filter(live).map(move |p| {
            let other = if p.requester.vpc == vpc {
                &p.accepter
            } else {
                &p.requester
            };
            (p.id, other.vpc)
        })
    }

    /// Asks for a connection of two VPCs. Overlapping ranges make one that has failed, as on AWS. A second request for what is
    /// asked for or active already is the first one again, as on AWS.
    ///
    /// # Errors
    /// `InvalidVpcID.NotFound`, `VpcPeeringConnectionAlreadyExists` (asked for from the other side),
    /// `OutstandingVpcPeeringConnectionLimitExceeded`, tag errors.
    pub fn create_peering(
        &mut self,
        ctx: &mut Ctx<'_>,
        requester: VpcId,
        accepter: VpcId,
        tags: Tags,
    ) -> Result<VpcPeeringConnectionId, NetError> {
        let (from, to) = (self.find_vpc(requester)?, self.find_vpc(accepter)?);
        check_tags(&tags)?;
        let earlier = self
            .live_peers(requester, ctx.now)
            .find(|(_, other)| *other == accepter);
        if let Some((id, _)) = earlier {
            if self.peerings.get(&id).is_some_and(|p| p.requester.vpc == requester) {
                return Ok(id);
            }
            return Err(NetError::new(
                "VpcPeeringConnectionAlreadyExists",
                format!("A VPC peering connection between {accepter} and {requester} already exists: {id}"),
            ));
        }
        let fits = requester != accepter && !from.overlaps(to);
        let waiting = |p: &&VpcPeering| p.state_at(ctx.now) == PeeringState::PendingAcceptance;
        if fits && self.peerings.values().filter(waiting).count() >= MAX_OUTSTANDING {
            return Err(NetError::new(
                "OutstandingVpcPeeringConnectionLimitExceeded",
                format!("At most {MAX_OUTSTANDING} requests may wait: accept, reject or delete one first"),
            ));
        }
        let side = |vpc: &Vpc| PeeringSide {
            vpc: vpc.id,
            cidr: vpc.cidr,
            allow_dns_resolution: false,
        };
        let (requester, accepter) = (side(from), side(to));
        let (status, ended) = if fits {
            (PeeringStatus::PendingAcceptance, None)
        } else {
            (PeeringStatus::Failed(FAILED.to_owned()), Some(ctx.now))
        };
        let id = VpcPeeringConnectionId::from_entropy(ctx.fresh());
        let peering = VpcPeering {
            id,
            requester,
            accepter,
            status,
            created: ctx.now,
            ended,
            tags,
        };
        self.forget_ended_peerings(ctx.now);
        self.peerings.insert(id, peering);
        Ok(id)
    }

    /// Accepts a request: from now on the connection carries packets, where routes lead to it.
    ///
    /// # Errors
    /// `InvalidVpcPeeringConnectionID.NotFound`, `InvalidStateTransition` (not waiting),
    /// `VpcPeeringConnectionsPerVpcLimitExceeded`.
    pub fn accept_peering(&mut self, ctx: &Ctx<'_>, id: VpcPeeringConnectionId) -> Result<(), NetError> {
        let peering = self.find_peering(id, ctx.now)?;
        if peering.state_at(ctx.now) != PeeringState::PendingAcceptance {
            return Err(peering.no_transition(ctx.now, "provisioning"));
        }
        for vpc in [peering.requester.vpc, peering.accepter.vpc] {
            let active = self.peerings.values().filter(|p| p.active_peer_of(vpc).is_some());
            if active.count() >= MAX_ACTIVE {
                return Err(NetError::new(
                    "VpcPeeringConnectionsPerVpcLimitExceeded",
                    format!("{vpc} can have {MAX_ACTIVE} active peering connections; delete one first"),
                ));
            }
        }
        if let Some(peering) = self.peerings.get_mut(&id) {
            peering.status = PeeringStatus::Active;
        }
        Ok(())
    }

    /// Rejects a request.
    ///
    /// # Errors
    /// `InvalidVpcPeeringConnectionID.NotFound`, `InvalidStateTransition` (not waiting).
    pub fn reject_peering(&mut self, ctx: &Ctx<'_>, id: VpcPeeringConnectionId) -> Result<(), NetError> {
        let peering = self.find_peering(id, ctx.now)?;
        if peering.state_at(ctx.now) != PeeringState::PendingAcceptance {
            return Err(peering.no_transition(ctx.now, "rejected"));
        }
        self.end_peering(id, PeeringStatus::Rejected, ctx.now);
        Ok(())
    }

    /// Ends a connection, or takes a request back. Routes to it become blackholes, rules that name the other VPC's groups stale.
    ///
    /// # Errors
    /// `InvalidVpcPeeringConnectionID.NotFound`, `InvalidStateTransition` (it's neither active nor waiting).
    pub fn delete_peering(&mut self, ctx: &Ctx<'_>, id: VpcPeeringConnectionId) -> Result<(), NetError> {
        let peering = self.find_peering(id, ctx.now)?;
        if !peering.state_at(ctx.now).is_live() {
            return Err(peering.no_transition(ctx.now, "deleting"));
        }
        self.end_peering(id, PeeringStatus::Deleted, ctx.now);
        Ok(())
    }

    /// Sets the options of an active connection.
    ///
    /// # Errors
    /// `InvalidVpcPeeringConnectionID.NotFound`, `OperationNotPermitted` (not active),
    /// `InvalidVpcPeeringConnectionState.DnsHostnamesDisabled`.
    pub fn modify_peering_options(
        &mut self,
        ctx: &Ctx<'_>,
        id: VpcPeeringConnectionId,
        options: PeeringOptions,
    ) -> Result<(), NetError> {
        let peering = self.find_peering(id, ctx.now)?;
        if peering.status != PeeringStatus::Active {
            return Err(NetError::new(
                "OperationNotPermitted",
                format!("Peering {id} is not active. Peering options can be added only to active peerings."),
            ));
        }
        let named = |vpc: &VpcId| {
            let vpc = self.vpcs.get(vpc);
            vpc.is_some_and(|v| v.enable_dns_support && v.enable_dns_hostnames)
        };
        let wanted = [options.requester_dns, options.accepter_dns].contains(&Some(true));
        let without = [peering.requester.vpc, peering.accepter.vpc]
            .into_iter()
            .find(|v| !named(v));
        if let Some(vpc) = without.filter(|_| wanted) {
            return Err(NetError::new(
                "InvalidVpcPeeringConnectionState.DnsHostnamesDisabled",
                format!(
                    "To enable DNS hostname resolution for {id}, DNS support and DNS hostnames must be on in {vpc}."
                ),
            ));
        }
        if let Some(peering) = self.peerings.get_mut(&id) {
            for (side, dns) in [
                (&mut peering.requester, options.requester_dns),
                (&mut peering.accepter, options.accepter_dns),
            ] {
                side.allow_dns_resolution = dns.unwrap_or(side.allow_dns_resolution);
            }
        }
        Ok(())
    }

    /// Drops the records that aren't described any more; returns how many.
    pub fn forget_ended_peerings(&mut self, now: EpochMs) -> usize {
        let mut ended: Vec<(EpochMs, VpcPeeringConnectionId)> = self
            .peerings
            .values()
            .filter(|p| !p.state_at(now).is_live())
            .map(|p| (if p.is_shown(now) { p.created } else { EpochMs::MIN }, p.id))
            .collect();
        ended.sort_unstable();
        let gone = ended.iter().filter(|(at, _)| *at == EpochMs::MIN).count();
        let drop = gone.max(ended.len().saturating_sub(MAX_ENDED));
        for (_, id) in &ended[..drop] {
            self.peerings.remove(id);
        }
        drop
    }

    /// Ends what a VPC that is going was asked for or asked itself.
    pub(crate) fn end_requests_of(&mut self, vpc: VpcId, now: EpochMs) {
        let live: Vec<VpcPeeringConnectionId> = self.live_peers(vpc, now).map(|(id, _)| id).collect();
        for id in live {
            self.end_peering(id, PeeringStatus::Deleted, now);
        }
    }

    fn end_peering(&mut self, id: VpcPeeringConnectionId, status: PeeringStatus, now: EpochMs) {
        if let Some(peering) = self.peerings.get_mut(&id) {
            peering.status = status;
            peering.ended = Some(now);
        }
    }
}

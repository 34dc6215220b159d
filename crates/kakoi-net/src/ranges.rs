//! A VPC's further address ranges (line 21: each has a local route of its own).

use crate::cidr::{check_vpc_range, family, overlap, parse_cidr};
use crate::*;
use kakoi_types::*;

/// AWS's default quota of ranges of a VPC, the first one included.
const MAX_RANGES: usize = 5;

impl Network {
    /// Gives a VPC another range; host bits are cleared.
    ///
    /// # Errors
    /// `InvalidVpcID.NotFound`, `InvalidVpc.Range` (size, a range of the region's own plan, or a private range of another
    /// family than the VPC's first one), `CidrLimitExceeded`, `CidrConflict` (with the VPC's own ranges, those of a VPC it's
    /// peered with or asked to be, or a route's destination that lies in the range), `InvalidParameterValue`.
    pub fn associate_vpc_cidr(
        &mut self,
        ctx: &mut Ctx<'_>,
        id: VpcId,
        cidr: &str,
    ) -> Result<VpcCidrAssociationId, NetError> {
        let vpc = self.find_vpc(id)?;
        let cidr = parse_cidr(cidr, "cidrBlock")?;
        check_vpc_range(cidr)?;
        if vpc.cidrs().count() >= MAX_RANGES {
            return Err(NetError::new(
                "CidrLimitExceeded",
                format!("This network '{id}' has met its maximum number of allowed CIDRs: {MAX_RANGES}"),
            ));
        }
        if family(cidr).is_some_and(|of| family(vpc.cidr) != Some(of)) {
            return Err(NetError::new(
                "InvalidVpc.Range",
                format!(
                    "The CIDR '{cidr}' is restricted. Use a CIDR from the same private address range as the current VPC CIDR, or use a publicly-routable CIDR."
                ),
            ));
        }
        let conflict =
            |with: String| NetError::new("CidrConflict", format!("The CIDR '{cidr}' conflicts with {with}."));
        if let Some(own) = vpc.cidrs().find(|own| overlap(*own, cidr)) {
            return Err(conflict(format!("{own}, which {id} has already")));
        }
        for (peering, other) in self.live_peers(id, ctx.now) {
            let theirs = self
                .vpcs
                .get(&other)
                .and_then(|v| v.cidrs().find(|c| overlap(*c, cidr)));
            if let Some(theirs) = theirs {
                return Err(conflict(format!(
                    "{theirs} of {other}, by the peering connection {peering}"
                )));
            }
        }
        for table in self.route_tables.values().filter(|t| t.vpc == id) {
            for destination in table.routes.keys() {
                if let RouteDestination::Cidr(routed) = destination
                    && cidr.contains(routed)
                {
                    return Err(conflict(format!("the route to {routed} in {}", table.id)));
                }
            }
        }
        let association = VpcCidrAssociationId::from_entropy(ctx.fresh());
        if let Some(vpc) = self.vpcs.get_mut(&id) {
            vpc.more_cidrs.insert(association, cidr);
        }
        Ok(association)
    }

    /// Takes a range away; returns the VPC and the range.
    ///
    /// # Errors
    /// `InvalidVpcCidrBlockAssociationID.NotFound`, `OperationNotPermitted` (the first range), `InvalidCidrBlock.InUse` while
    /// a subnet lies in it.
    pub fn disassociate_vpc_cidr(&mut self, association: VpcCidrAssociationId) -> Result<(VpcId, Ipv4Net), NetError> {
        if let Some(vpc) = self.visible_vpcs().find(|v| v.cidr_association == association) {
            return Err(NetError::new(
                "OperationNotPermitted",
                format!(
                    "The vpc CIDR block with association ID {association} may not be disassociated. It is the primary IPv4 CIDR block of the VPC {}",
                    vpc.id
                ),
            ));
        }
        let found = self
            .visible_vpcs()
            .find_map(|v| v.more_cidrs.get(&association).map(|cidr| (v.id, *cidr)));
        let (id, cidr) = found.ok_or_else(|| association.not_found())?;
        if let Some(subnet) = self.subnets.values().find(|s| s.vpc == id && cidr.contains(&s.cidr)) {
            return Err(NetError::new(
                "InvalidCidrBlock.InUse",
                format!(
                    "The vpc {id} currently has a subnet within CIDR block {cidr}: {}",
                    subnet.id
                ),
            ));
        }
        if let Some(vpc) = self.vpcs.get_mut(&id) {
            vpc.more_cidrs.remove(&association);
        }
        Ok((id, cidr))
    }
}

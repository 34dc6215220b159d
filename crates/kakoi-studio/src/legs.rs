//! Which interfaces an app gets: the one place where the network access type decides about interfaces.

use crate::model::*;
use crate::rules::customer_groups;
use kakoi_net::{AppLeg, Network};
use kakoi_types::*;
use std::collections::BTreeSet;

/// An interface of an app that isn't made yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegPlan {
    /// Which of the app's legs.
    pub leg: AppLeg,
    /// Where it stands.
    pub subnet: SubnetId,
    /// Its groups.
    pub groups: BTreeSet<SecurityGroupId>,
}

impl LegPlan {
    /// Whether it stands in the customer's VPC, where it's tagged as the service's; the studio network is nobody's to see.
    pub fn is_customers(&self) -> bool {
        self.leg != AppLeg::Internet
    }
}

/// Why an app gets no interfaces.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LegsRefused {
    /// A group of the domain's or the profile's settings.
    #[error("The security group {0} doesn't exist any more.")]
    GroupGone(String),
    /// The domain names no subnet.
    #[error("The domain has no subnets.")]
    NoSubnets,
    /// The region was never initialised.
    #[error("the studio network is missing")]
    NoStudioNetwork,
}

/// The groups of an app's interface in the domain's VPC: the customer's, and the one that leads to the home volume.
///
/// # Errors
/// [`LegsRefused::GroupGone`]: one was deleted since it was named.
pub fn app_groups(
    network: &Network,
    domain: &Domain,
    profile: Option<&UserProfile>,
) -> Result<BTreeSet<SecurityGroupId>, LegsRefused> {
    let known = |text: String| {
        let id = text.parse().ok().filter(|id| network.groups.contains_key(id));
        id.ok_or(LegsRefused::GroupGone(text))
    };
    let customers = customer_groups(domain, profile).into_iter().map(known);
    domain.outbound_nfs.map(Ok).into_iter().chain(customers).collect()
}

/// The interfaces of an app of the domain if its network access type were `access`, whatever it is now. `profile` is the owner's
/// of a private space, `None` for a shared one.
///
/// # Errors
/// [`LegsRefused`]. A customer's group that's gone counts in `VpcOnly` alone: the other mode has no interface for it.
pub fn wanted_legs(
    network: &Network,
    domain: &Domain,
    profile: Option<&UserProfile>,
    access: AppNetworkAccessType,
) -> Result<Vec<LegPlan>, LegsRefused> {
    // The subnet with the most free addresses, as a fair spread.
    let subnet = domain
        .subnets
        .iter()
        .copied()
        .max_by_key(|s| (network.available_addresses(*s), *s))
        .ok_or(LegsRefused::NoSubnets)?;
    let plan = |leg, subnet, groups| LegPlan { leg, subnet, groups };
    match access {
        AppNetworkAccessType::VpcOnly => {
            let groups = app_groups(network, domain, profile)?;
            Ok(vec![plan(AppLeg::Vpc, subnet, groups)])
        }
        AppNetworkAccessType::PublicInternetOnly => {
            let studio = network.studio_subnet().zip(network.studio_group());
            let (studio_subnet, studio_group) = studio.ok_or(LegsRefused::NoStudioNetwork)?;
            Ok(vec![
                plan(AppLeg::Internet, studio_subnet, BTreeSet::from([studio_group])),
                // That interface may do nothing but NFS: the domain's and the profile's groups don't apply to it.
                plan(AppLeg::Home, subnet, domain.outbound_nfs.into_iter().collect()),
            ])
        }
    }
}

//! NAT gateways.
//!
//! AWS accepts a public NAT gateway without a usable address or internet gateway and lets it end in the state
//! `failed`. Here the call is refused at once with the code that AWS puts into `failureCode`.

use crate::interface::NewInterface;
use crate::tags::check_tags;
use crate::*;
use kakoi_types::*;
use std::collections::BTreeSet;
use std::net::Ipv4Addr;

/// How long a deleted NAT gateway stays described.
const DELETED_SHOWN_MS: EpochMs = 60 * 60 * 1000;

/// Public or private.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Connectivity {
    /// With an Elastic IP, towards the internet gateway.
    #[default]
    Public,
    /// Without: never passes an internet gateway.
    Private,
}

/// What `CreateNatGateway` takes.
#[derive(Clone, Debug)]
pub struct CreateNatGateway {
    /// Its subnet.
    pub subnet: SubnetId,
    /// The Elastic IP; public ones need it, private ones mustn't have it.
    pub allocation: Option<AllocationId>,
    /// Public or private.
    pub connectivity: Connectivity,
    /// A private address of the caller's choice.
    pub private_ip: Option<Ipv4Addr>,
    /// Tags.
    pub tags: Tags,
}

/// The state of a NAT gateway; changes are immediate, so there is nothing between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NatState {
    /// It translates.
    Available,
    /// It's gone and shown for an hour.
    Deleted,
}

impl NatGateway {
    /// Its state.
    pub fn state(&self) -> NatState {
        if self.deleted.is_none() {
            NatState::Available
        } else {
            NatState::Deleted
        }
    }

    /// Public or private.
    pub fn connectivity(&self) -> Connectivity {
        if self.allocation.is_some() {
            Connectivity::Public
        } else {
            Connectivity::Private
        }
    }
}

impl Network {
    /// Creates a NAT gateway and its interface.
    ///
    /// # Errors
    /// `InvalidSubnetID.NotFound`, `MissingParameter` (public without allocation), `InvalidParameterCombination` (private
    /// with one), `InvalidAllocationID.NotFound`, `Resource.AlreadyAssociated`, `Gateway.NotAttached` (public, and the VPC
    /// has no internet gateway), `InsufficientFreeAddressesInSubnet`, `InvalidIPAddress.InUse`, `InvalidParameterValue`, tag errors.
    pub fn create_nat_gateway(
        &mut self,
        ctx: &mut Ctx<'_>,
        request: CreateNatGateway,
    ) -> Result<NatGatewayId, NetError> {
        let subnet = self.find_subnet(request.subnet)?;
        let vpc = subnet.vpc;
        let public_ip = match (request.connectivity, request.allocation) {
            (Connectivity::Private, None) => None,
            (Connectivity::Private, Some(_)) => {
                return Err(NetError::new(
                    "InvalidParameterCombination",
                    "A private NAT gateway has no Elastic IP: leave out AllocationId",
                ));
            }
            (Connectivity::Public, None) => {
                return Err(NetError::new(
                    "MissingParameter",
                    "The request must include the AllocationId parameter. Add the required parameter and retry the request.",
                ));
            }
            (Connectivity::Public, Some(allocation)) => {
                let address = self.find_address(allocation)?;
                if address.association.is_some() {
                    return Err(NetError::new(
                        "Resource.AlreadyAssociated",
                        format!("Elastic IP address [{allocation}] is already associated"),
                    ));
                }
                if self.internet_gateway_of(vpc).is_none() {
                    return Err(NetError::new(
                        "Gateway.NotAttached",
                        format!("Network {vpc} has no Internet gateway attached; attach one first"),
                    ));
                }
                Some(address.public_ip)
            }
        };
        let private_ip = match request.private_ip {
            Some(wanted) => self.wanted_address(ctx.host_addresses, subnet, wanted)?,
            None => self.free_address(ctx.host_addresses, subnet)?,
        };
        check_tags(&request.tags)?;

        let id = NatGatewayId::from_entropy(ctx.fresh());
        let interface = NetworkInterfaceId::from_entropy(ctx.fresh());
        let new = NewInterface {
            id: interface,
            subnet: request.subnet,
            private_ip,
            groups: BTreeSet::new(),
            purpose: InterfacePurpose::NatGateway(id),
            description: format!("Interface for NAT Gateway {id}"),
            tags: Tags::new(),
        };
        self.insert_interface(ctx, new);
        if let Some(address) = request.allocation.and_then(|a| self.addresses.get_mut(&a)) {
            address.association = Some(AddressAssociation {
                id: AddressAssociationId::from_entropy(ctx.fresh()),
                interface,
            });
        }
        let nat = NatGateway {
            id,
            vpc,
            subnet: request.subnet,
            interface,
            private_ip,
            allocation: request.allocation,
            public_ip,
            created: ctx.now,
            deleted: None,
            tags: request.tags,
        };
        self.nat_gateways.insert(id, nat);
        Ok(id)
    }

    /// Deletes a NAT gateway: its interface goes, its Elastic IP stays allocated, routes to it become blackholes, and
    /// its record stays described for an hour.
    ///
    /// # Errors
    /// `NatGatewayNotFound`, also when it's deleted already.
    pub fn delete_nat_gateway(&mut self, ctx: &Ctx<'_>, id: NatGatewayId) -> Result<(), NetError> {
        let nat = self.find_nat_gateway(id)?;
        if nat.deleted.is_some() {
            return Err(id.not_found());
        }
        let (interface, allocation) = (nat.interface, nat.allocation);
        self.interfaces.remove(&interface);
        if let Some(address) = allocation.and_then(|a| self.addresses.get_mut(&a)) {
            address.association = None;
        }
        if let Some(nat) = self.nat_gateways.get_mut(&id) {
            nat.deleted = Some(ctx.now);
        }
        Ok(())
    }

    /// Drops the records of NAT gateways that were deleted more than an hour ago; returns how many.
    pub fn forget_deleted_nat_gateways(&mut self, now: EpochMs) -> usize {
        let over = |n: &&NatGateway| n.deleted.is_some_and(|at| now.saturating_sub(at) >= DELETED_SHOWN_MS);
        let old: Vec<NatGatewayId> = self.nat_gateways.values().filter(over).map(|n| n.id).collect();
        for id in &old {
            self.nat_gateways.remove(id);
        }
        old.len()
    }
}

//! VPC intent: what users asked of EC2 and EFS, as typed resources that can't contradict each other.
//!
//! [`Network`] is the whole of it: a persistent value (cheap to clone). Every operation is a pure function that
//! validates first and changes the value only when all checks passed, so a failed call changes nothing.
//! No clock, no I/O, no randomness: time and entropy come in through [`Ctx`].
//!
//! One file per family of operations. `find_*` methods see what users see: what belongs to the studio network
//! doesn't exist for them. The maps themselves hold everything, for the parts that serve both.

mod access_point;
mod acl;
mod check;
mod cidr;
mod defaults;
mod dhcp;
mod efs;
mod endpoint;
mod endpoint_service;
mod error;
mod filter;
mod gateway;
mod group;
mod id;
mod interface;
mod managed;
mod model;
mod nat;
mod peering;
mod permission;
mod prefix_list;
mod public;
mod ranges;
mod route;
mod service;
mod subnet;
mod tags;
mod visible;
mod vpc;

#[cfg(test)]
mod tests;

pub use access_point::{AccessPoint, CreateAccessPoint, CreationInfo, Permissions, PosixUser, RootPath};
pub use acl::AclEntrySpec;
pub use defaults::{
    DhcpOptions, PrefixList, default_dhcp_options, default_dhcp_options_id, s3_prefix_list, s3_prefix_list_id,
};
pub use efs::CreateMountTarget;
pub use endpoint::{CreateEndpoint, DEFAULT_ENDPOINT_POLICY, ModifyEndpoint};
pub use endpoint_service::{EndpointService, EndpointType, endpoint_services};
pub use error::NetError;
pub use filter::{Filter, check_filter_names, matches_filters, wildcard};
pub use group::{CreateSecurityGroup, ModifyRule};
pub use id::{ResourceId, parse_id};
pub use interface::{AppInterface, DatabaseInterface, RESERVED_ADDRESSES};
pub use model::*;
pub use nat::{Connectivity, CreateNatGateway, NatState};
pub use peering::{PeeringOptions, PeeringState};
pub use permission::{PeerSpec, Permission, Selector};
pub use prefix_list::{EntrySpec, ListEntries, ModifyPrefixList};
pub use route::{RouteSpec, RouteState};
pub use service::{STUDIO_CIDR, STUDIO_GROUP_NAME, STUDIO_SUBNET_CIDR};
pub use subnet::CreateSubnet;
pub use tags::{TagView, merged as merged_tags, without as without_tags};
pub use vpc::VpcAttribute;

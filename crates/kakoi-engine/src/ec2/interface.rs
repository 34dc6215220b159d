//! Network interfaces. Services make, change and delete them; users look at them.

use super::support::*;
use crate::{Caller, Engine};
use kakoi_api::generated::ec2::*;
use kakoi_net::{Ctx, DatabaseService, InterfacePurpose, Network, default_dhcp_options};
use kakoi_types::NetworkInterfaceId;
use kakoi_wire::ApiError;
use std::net::Ipv4Addr;

/// Who asked for an interface, as AWS names its own services.
const SERVICE: &str = "amazon-aws";

const FILTERS: &[&str] = &[
    "addresses.association.owner-id",
    "addresses.association.public-ip",
    "addresses.primary",
    "addresses.private-ip-address",
    "association.allocation-id",
    "association.association-id",
    "association.ip-owner-id",
    "association.public-dns-name",
    "association.public-ip",
    "attachment.attach-time",
    "attachment.attachment-id",
    "attachment.delete-on-termination",
    "attachment.device-index",
    "attachment.instance-id",
    "attachment.instance-owner-id",
    "attachment.nat-gateway-id",
    "attachment.status",
    "availability-zone",
    "availability-zone-id",
    "description",
    "group-id",
    "group-name",
    "interface-type",
    "ipv6-addresses.ipv6-address",
    "mac-address",
    "network-interface-id",
    "operator.managed",
    "operator.principal",
    "owner-id",
    "private-dns-name",
    "private-ip-address",
    "requester-id",
    "requester-managed",
    "source-dest-check",
    "status",
    "subnet-id",
    "vpc-id",
];

/// The hardware address that the network gives the holder of an address.
fn mac(address: Ipv4Addr) -> String {
    let [a, b, c, d] = address.octets();
    format!("02:4b:{a:02x}:{b:02x}:{c:02x}:{d:02x}")
}

impl View<'_> {
    /// A network interface as EC2 prints it.
    fn interface(&self, interface: &kakoi_net::NetworkInterface) -> NetworkInterface {
        let zone = self.net.subnets.get(&interface.subnet).map(|s| s.zone.clone());
        let named = self
            .net
            .vpcs
            .get(&interface.vpc)
            .is_some_and(|v| v.enable_dns_hostnames);
        let private_dns_name = named.then(|| self.private_name(interface.private_ip));
        let association = self.association(interface);
        let interface_type = match interface.purpose {
            InterfacePurpose::App { .. } | InterfacePurpose::Database { .. } => "interface",
            InterfacePurpose::MountTarget(_) => "efs",
            InterfacePurpose::Endpoint(_) => "vpc_endpoint",
            InterfacePurpose::NatGateway(_) => "nat_gateway",
        };
        let identifier = |(id, group_name)| GroupIdentifier {
            group_id: Some(id),
            group_name,
        };
        NetworkInterface {
            network_interface_id: text(interface.id),
            vpc_id: text(interface.vpc),
            subnet_id: text(interface.subnet),
            availability_zone_id: zone.as_deref().and_then(|z| self.zone_id(z)),
            availability_zone: zone,
            description: text(&interface.description),
            groups: self
                .group_names(interface.groups.iter().copied())
                .into_iter()
                .map(identifier)
                .collect(),
            interface_type: text(interface_type),
            mac_address: Some(mac(interface.private_ip)),
            owner_id: self.owner(),
            private_dns_name: private_dns_name.clone(),
            private_ip_address: text(interface.private_ip),
            private_ip_addresses: vec![NetworkInterfacePrivateIpAddress {
                association: association.clone(),
                primary: Some(true),
                private_dns_name,
                private_ip_address: text(interface.private_ip),
            }],
            association,
            attachment: Some(NetworkInterfaceAttachment {
                attachment_id: text(interface.attachment),
                attach_time: seconds(interface.created),
                delete_on_termination: Some(false),
                device_index: Some(1),
                network_card_index: Some(0),
                instance_owner_id: text(SERVICE),
                status: text("attached"),
                ..NetworkInterfaceAttachment::default()
            }),
            requester_id: text(SERVICE),
            requester_managed: Some(true),
            source_dest_check: Some(!matches!(interface.purpose, InterfacePurpose::NatGateway(_))),
            status: text("in-use"),
            tag_set: tag_list(&interface.tags),
            ..NetworkInterface::default()
        }
    }

    /// The public address in front of an interface.
    fn association(&self, interface: &kakoi_net::NetworkInterface) -> Option<NetworkInterfaceAssociation> {
        if let InterfacePurpose::Database { service, .. } = interface.purpose {
            // The service's own: it has no allocation that anybody could release.
            let owner = match service {
                DatabaseService::Rds => "amazon-rds",
                DatabaseService::Redshift => "amazon-redshift",
            };
            return self
                .net
                .service_address(interface.id)
                .map(|address| NetworkInterfaceAssociation {
                    ip_owner_id: text(owner),
                    public_ip: text(address),
                    ..NetworkInterfaceAssociation::default()
                });
        }
        let interface = interface.id;
        let of_it = |a: &&kakoi_net::ElasticIp| a.association.as_ref().is_some_and(|x| x.interface == interface);
        let address = self.net.visible_addresses().find(of_it)?;
        Some(NetworkInterfaceAssociation {
            allocation_id: text(address.id),
            association_id: address.association.as_ref().map(|a| a.id.to_string()),
            ip_owner_id: self.owner(),
            public_ip: text(address.public_ip),
            ..NetworkInterfaceAssociation::default()
        })
    }

    /// Such as `ip-10-0-0-4.ec2.internal`.
    fn private_name(&self, address: Ipv4Addr) -> String {
        let [a, b, c, d] = address.octets();
        format!(
            "ip-{a}-{b}-{c}-{d}.{}",
            default_dhcp_options(&self.region.region).domain_name
        )
    }
}

fn field(interface: &NetworkInterface, name: &str) -> Vec<String> {
    if let Some(member) = name.strip_prefix("attachment.") {
        return interface
            .attachment
            .as_ref()
            .map_or_else(Vec::new, |a| attachment_field(a, member));
    }
    let association = |member: fn(&NetworkInterfaceAssociation) -> &Option<String>| {
        interface.association.as_ref().map_or_else(Vec::new, |a| opt(member(a)))
    };
    match name {
        "association.allocation-id" => association(|a| &a.allocation_id),
        "association.association-id" => association(|a| &a.association_id),
        "association.ip-owner-id" | "addresses.association.owner-id" => association(|a| &a.ip_owner_id),
        "association.public-ip" | "addresses.association.public-ip" => association(|a| &a.public_ip),
        "addresses.primary" => one(true),
        "private-ip-address" | "addresses.private-ip-address" => opt(&interface.private_ip_address),
        "availability-zone" => opt(&interface.availability_zone),
        "availability-zone-id" => opt(&interface.availability_zone_id),
        "description" => opt(&interface.description),
        "group-id" => each(&interface.groups, |g| &g.group_id),
        "group-name" => each(&interface.groups, |g| &g.group_name),
        "interface-type" => opt(&interface.interface_type),
        "mac-address" => opt(&interface.mac_address),
        "network-interface-id" => opt(&interface.network_interface_id),
        "operator.managed" => one(false),
        "owner-id" => opt(&interface.owner_id),
        "private-dns-name" => opt(&interface.private_dns_name),
        "requester-id" => opt(&interface.requester_id),
        "requester-managed" => print_opt(interface.requester_managed),
        "source-dest-check" => print_opt(interface.source_dest_check),
        "status" => opt(&interface.status),
        "subnet-id" => opt(&interface.subnet_id),
        "vpc-id" => opt(&interface.vpc_id),
        _ => Vec::new(),
    }
}

fn attachment_field(attachment: &NetworkInterfaceAttachment, member: &str) -> Vec<String> {
    match member {
        "attachment-id" => opt(&attachment.attachment_id),
        "delete-on-termination" => print_opt(attachment.delete_on_termination),
        "device-index" => print_opt(attachment.device_index),
        "instance-owner-id" => opt(&attachment.instance_owner_id),
        "status" => opt(&attachment.status),
        _ => Vec::new(),
    }
}

pub(super) async fn describe_network_interfaces(
    engine: &Engine,
    _: &Caller,
    request: DescribeNetworkInterfacesRequest,
) -> Result<DescribeNetworkInterfacesResult, ApiError> {
    let page = (request.max_results, request.next_token);
    let query = Query::<NetworkInterfaceId>::new(
        request.dry_run,
        &request.network_interface_ids,
        request.filters,
        FILTERS,
        page,
    )?;
    let network = engine.network();
    let view = View::new(&network, engine.region());
    let (network_interfaces, next_token) = query.answer(
        network.visible_interfaces(),
        |i| i.id,
        |i| i.tags.clone(),
        |i| view.interface(i),
        field,
    )?;
    Ok(DescribeNetworkInterfacesResult {
        network_interfaces,
        next_token,
    })
}

/// Refused, as AWS refuses it for an interface that a service manages.
pub(super) async fn modify_network_interface_attribute(
    engine: &Engine,
    _: &Caller,
    request: ModifyNetworkInterfaceAttributeRequest,
) -> Result<(), ApiError> {
    let interface = id(&request.network_interface_id)?;
    let refuse = move |net: &mut Network, _: &mut Ctx<'_>| Err(net.refuse_interface_change(interface));
    change(engine, request.dry_run, refuse).await
}

/// Refused likewise.
pub(super) async fn detach_network_interface(
    engine: &Engine,
    _: &Caller,
    request: DetachNetworkInterfaceRequest,
) -> Result<(), ApiError> {
    let attachment = id(&request.attachment_id)?;
    let refuse = move |net: &mut Network, _: &mut Ctx<'_>| Err(net.refuse_detachment(attachment));
    change(engine, request.dry_run, refuse).await
}

/// Refused likewise: it goes with what it serves.
pub(super) async fn delete_network_interface(
    engine: &Engine,
    _: &Caller,
    request: DeleteNetworkInterfaceRequest,
) -> Result<(), ApiError> {
    let interface = id(&request.network_interface_id)?;
    let refuse = move |net: &mut Network, _: &mut Ctx<'_>| Err(net.refuse_interface_deletion(interface));
    change(engine, request.dry_run, refuse).await
}

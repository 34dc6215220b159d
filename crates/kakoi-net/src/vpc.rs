//! VPCs: with each come its main route table, its default group and its default network ACL, and go with it.

use crate::cidr::{ANYWHERE, check_vpc_range, parse_cidr};
use crate::model::everything;
use crate::tags::check_tags;
use crate::*;
use kakoi_types::*;
use std::collections::BTreeMap;

/// An attribute that `ModifyVpcAttribute` can set; one for each call, as on AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VpcAttribute {
    /// The resolver at base+2.
    EnableDnsSupport(bool),
    /// Host names for interfaces.
    EnableDnsHostnames(bool),
}

impl Network {
    /// Creates a VPC with its default objects; host bits of the range are cleared.
    ///
    /// # Errors
    /// `InvalidVpc.Range` (size, or a range of the region's own plan), `InvalidParameterValue`, tag errors.
    pub fn create_vpc(&mut self, ctx: &mut Ctx<'_>, cidr: &str, tags: Tags) -> Result<VpcId, NetError> {
        let cidr = parse_cidr(cidr, "cidrBlock")?;
        check_vpc_range(cidr)?;
        check_tags(&tags)?;
        Ok(self.insert_vpc(ctx, cidr, tags))
    }

    /// Creates the default VPC as AWS makes it: 172.31.0.0/16, a public /20 subnet in each zone, an attached internet
    /// gateway with the main route to it, both DNS attributes on.
    ///
    /// # Errors
    /// `DefaultVpcAlreadyExists`.
    pub fn create_default_vpc(&mut self, ctx: &mut Ctx<'_>) -> Result<VpcId, NetError> {
        if let Some(vpc) = self.default_vpc() {
            return Err(NetError::new(
                "DefaultVpcAlreadyExists",
                format!(
                    "A Default VPC already exists for this account in this region: {}",
                    vpc.id
                ),
            ));
        }
        let mut next = self.clone();
        let id = next.create_vpc(ctx, "172.31.0.0/16", Tags::new())?;
        for (n, zone) in ctx.region.region.zones().into_iter().enumerate() {
            let cidr = format!("172.31.{}.0/20", n * 16);
            let subnet = next.create_subnet(
                ctx,
                CreateSubnet {
                    vpc: id,
                    cidr,
                    zone: Some(zone.name),
                    zone_id: None,
                    tags: Tags::new(),
                },
            )?;
            if let Some(subnet) = next.subnets.get_mut(&subnet) {
                subnet.default_for_az = true;
                subnet.map_public_ip_on_launch = true;
            }
        }
        let gateway = next.create_internet_gateway(ctx, Tags::new())?;
        next.attach_internet_gateway(gateway, id)?;
        let main = next
            .main_route_table(id)
            .map(|t| t.id)
            .expect("insert_vpc makes the main table");
        next.create_route(ctx, main, &RouteSpec::to_gateway("0.0.0.0/0", gateway))?;
        if let Some(vpc) = next.vpcs.get_mut(&id) {
            vpc.is_default = true;
            vpc.enable_dns_hostnames = true;
        }
        *self = next;
        Ok(id)
    }

    /// Deletes a VPC with its main table, default group and default ACL; requests for peering end.
    ///
    /// # Errors
    /// `InvalidVpcID.NotFound`; `DependencyViolation` while it has anything else, or is peered.
    pub fn delete_vpc(&mut self, ctx: &Ctx<'_>, id: VpcId) -> Result<(), NetError> {
        self.find_vpc(id)?;
        if let Some(holder) = self.vpc_dependency(id) {
            return Err(NetError::dependency(id, holder));
        }
        let (group, table, acl) = (
            self.default_group(id).map(|g| g.id),
            self.main_route_table(id).map(|t| t.id),
            self.default_acl(id).map(|a| a.id),
        );
        self.end_requests_of(id, ctx.now);
        group.and_then(|g| self.groups.remove(&g));
        table.and_then(|t| self.route_tables.remove(&t));
        acl.and_then(|a| self.network_acls.remove(&a));
        self.vpcs.remove(&id);
        Ok(())
    }

    /// Sets one attribute.
    ///
    /// # Errors
    /// `InvalidVpcID.NotFound`; `InvalidParameterValue` for host names without DNS support.
    pub fn modify_vpc_attribute(&mut self, id: VpcId, attribute: VpcAttribute) -> Result<(), NetError> {
        let vpc = self.find_vpc(id)?;
        if attribute == VpcAttribute::EnableDnsHostnames(true) && !vpc.enable_dns_support {
            return Err(NetError::value(format!(
                "enableDnsHostnames needs enableDnsSupport: enable that on {id} first"
            )));
        }
        if let Some(vpc) = self.vpcs.get_mut(&id) {
            match attribute {
                VpcAttribute::EnableDnsSupport(on) => vpc.enable_dns_support = on,
                VpcAttribute::EnableDnsHostnames(on) => vpc.enable_dns_hostnames = on,
            }
        }
        Ok(())
    }

    /// A VPC's main route table.
    pub fn main_route_table(&self, vpc: VpcId) -> Option<&RouteTable> {
        self.route_tables.values().find(|t| t.vpc == vpc && t.main.is_some())
    }

    /// A VPC's default security group.
    pub fn default_group(&self, vpc: VpcId) -> Option<&SecurityGroup> {
        self.groups.values().find(|g| g.vpc == vpc && g.is_default())
    }

    /// A VPC's default network ACL.
    pub fn default_acl(&self, vpc: VpcId) -> Option<&NetworkAcl> {
        self.network_acls.values().find(|a| a.vpc == vpc && a.is_default)
    }

    /// A subnet's network ACL: its own, else its VPC's default one.
    pub fn acl_of(&self, subnet: &Subnet) -> Option<&NetworkAcl> {
        match subnet.acl {
            Some(id) => self.network_acls.get(&id),
            None => self.default_acl(subnet.vpc),
        }
    }

    /// Puts a checked VPC and its default objects in place.
    pub(crate) fn insert_vpc(&mut self, ctx: &mut Ctx<'_>, cidr: Ipv4Net, tags: Tags) -> VpcId {
        let id = VpcId::from_entropy(ctx.fresh());
        let vpc = Vpc {
            id,
            owner: Owner::Customer,
            cidr,
            cidr_association: VpcCidrAssociationId::from_entropy(ctx.fresh()),
            more_cidrs: BTreeMap::new(),
            is_default: false,
            enable_dns_support: true,
            enable_dns_hostnames: false,
            dhcp_options: default_dhcp_options_id(&ctx.region.region),
            tags,
        };
        self.vpcs.insert(id, vpc);

        let table = RouteTableId::from_entropy(ctx.fresh());
        let main = Some(RouteTableAssociationId::from_entropy(ctx.fresh()));
        self.route_tables.insert(
            table,
            RouteTable {
                id: table,
                vpc: id,
                main,
                subnets: BTreeMap::new(),
                routes: BTreeMap::new(),
                tags: Tags::new(),
            },
        );

        let group = SecurityGroupId::from_entropy(ctx.fresh());
        let rules = [
            (Direction::Ingress, Peer::Group(group)),
            (Direction::Egress, Peer::Cidr(ANYWHERE)),
        ]
        .map(|(direction, peer)| SecurityGroupRule {
            id: SecurityGroupRuleId::from_entropy(ctx.fresh()),
            direction,
            traffic: Traffic::All,
            peer,
            description: None,
            tags: Tags::new(),
        })
        .map(|rule| (rule.id, rule));
        let group = SecurityGroup {
            id: group,
            vpc: id,
            name: SecurityGroup::DEFAULT_NAME.to_owned(),
            description: "default VPC security group".to_owned(),
            rules: rules.into(),
            tags: Tags::new(),
        };
        self.groups.insert(group.id, group);

        let acl = NetworkAclId::from_entropy(ctx.fresh());
        self.network_acls.insert(
            acl,
            NetworkAcl {
                id: acl,
                vpc: id,
                is_default: true,
                ingress: everything(),
                egress: everything(),
                tags: Tags::new(),
            },
        );
        id
    }

    /// Something that keeps a VPC from being deleted.
    fn vpc_dependency(&self, id: VpcId) -> Option<String> {
        let first = |found: Option<String>, next: &dyn Fn() -> Option<String>| found.or_else(next);
        let found = self.subnets.values().find(|s| s.vpc == id).map(|s| s.id.to_string());
        let found = first(found, &|| self.internet_gateway_of(id).map(|g| g.id.to_string()));
        let found = first(found, &|| {
            self.endpoints.values().find(|e| e.vpc == id).map(|e| e.id.to_string())
        });
        let found = first(found, &|| {
            let active = self.peerings.values().find(|p| p.active_peer_of(id).is_some());
            active.map(|p| p.id.to_string())
        });
        let found = first(found, &|| {
            self.interfaces.values().find(|i| i.vpc == id).map(|i| i.id.to_string())
        });
        let found = first(found, &|| {
            self.groups
                .values()
                .find(|g| g.vpc == id && !g.is_default())
                .map(|g| g.id.to_string())
        });
        let found = first(found, &|| {
            self.network_acls
                .values()
                .find(|a| a.vpc == id && !a.is_default)
                .map(|a| a.id.to_string())
        });
        first(found, &|| {
            self.route_tables
                .values()
                .find(|t| t.vpc == id && t.main.is_none())
                .map(|t| t.id.to_string())
        })
    }
}

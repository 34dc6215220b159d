//! Network ACLs: their numbered entries, and which one judges a subnet.

use crate::cidr::parse_cidr;
use crate::tags::check_tags;
use crate::*;
use kakoi_types::*;
use std::collections::BTreeMap;

/// AWS's default quota of entries, for each direction.
const MAX_ENTRIES: usize = 20;
/// AWS's default quota of network ACLs of a VPC, the default one included.
const MAX_ACLS: usize = 200;
/// The numbers an entry may have; 32767 is the final deny.
const NUMBERS: std::ops::RangeInclusive<u16> = 1..=32766;

/// An entry as a client wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AclEntrySpec {
    /// Allow, or deny.
    pub allow: bool,
    /// A protocol's name or number, or `-1` for everything; then ports are ignored.
    pub protocol: String,
    /// `CidrBlock`; host bits are cleared.
    pub cidr: Option<String>,
    /// `Ipv6CidrBlock`: no entry of this version has one.
    pub ipv6_cidr: Option<String>,
    /// First and last port, for TCP and UDP.
    pub ports: Option<(i64, i64)>,
    /// ICMP type and code, -1 for all.
    pub icmp: Option<(i64, i64)>,
}

impl AclEntrySpec {
    /// What the entry means.
    ///
    /// # Errors
    /// `InvalidParameterValue` (protocol, ports, range), `MissingParameter`, `UnsupportedOperation` (IPv6).
    fn read(&self) -> Result<AclEntry, NetError> {
        if let Some(range) = &self.ipv6_cidr {
            return Err(NetError::ipv6(range));
        }
        let cidr = self.cidr.as_ref().ok_or_else(|| NetError::missing("cidrBlock"))?;
        let cidr = parse_cidr(cidr, "cidrBlock")?;
        let values = match self.protocol.to_ascii_lowercase().as_str() {
            "tcp" | "6" | "udp" | "17" => Some(self.ports.ok_or_else(|| NetError::missing("portRange"))?),
            // All types have no codes of their own.
            "icmp" | "1" => match self.icmp.ok_or_else(|| NetError::missing("icmpTypeCode"))? {
                (-1, _) => Some((-1, -1)),
                one => Some(one),
            },
            _ => None,
        };
        let permission = Permission {
            protocol: self.protocol.clone(),
            from_port: values.map(|v| v.0),
            to_port: values.map(|v| v.1),
            peers: Vec::new(),
        };
        Ok(AclEntry {
            allow: self.allow,
            traffic: permission.traffic()?,
            cidr,
        })
    }
}

impl NetworkAcl {
    fn entries_mut(&mut self, direction: Direction) -> &mut BTreeMap<u16, AclEntry> {
        match direction {
            Direction::Ingress => &mut self.ingress,
            Direction::Egress => &mut self.egress,
        }
    }
}

impl Network {
    /// Creates a network ACL without entries: it denies everything.
    ///
    /// # Errors
    /// `InvalidVpcID.NotFound`, `NetworkAclLimitExceeded`, tag errors.
    pub fn create_network_acl(&mut self, ctx: &mut Ctx<'_>, vpc: VpcId, tags: Tags) -> Result<NetworkAclId, NetError> {
        self.find_vpc(vpc)?;
        if self.network_acls.values().filter(|a| a.vpc == vpc).count() >= MAX_ACLS {
            return Err(NetError::new(
                "NetworkAclLimitExceeded",
                format!("{vpc} can have {MAX_ACLS} network ACLs; delete one first"),
            ));
        }
        check_tags(&tags)?;
        let id = NetworkAclId::from_entropy(ctx.fresh());
        let acl = NetworkAcl {
            id,
            vpc,
            is_default: false,
            ingress: BTreeMap::new(),
            egress: BTreeMap::new(),
            tags,
        };
        self.network_acls.insert(id, acl);
        Ok(id)
    }

    /// Deletes a network ACL.
    ///
    /// # Errors
    /// `InvalidNetworkAclID.NotFound`, `InvalidParameterValue` (the default one), `DependencyViolation` while a subnet
    /// is associated with it.
    pub fn delete_network_acl(&mut self, id: NetworkAclId) -> Result<(), NetError> {
        if self.find_network_acl(id)?.is_default {
            return Err(NetError::value(format!(
                "{id} is its VPC's default network ACL and cannot be deleted"
            )));
        }
        if let Some(subnet) = self.subnets.values().find(|s| s.acl == Some(id)) {
            return Err(NetError::dependency(id, subnet.id));
        }
        self.network_acls.remove(&id);
        Ok(())
    }

    /// Adds an entry.
    ///
    /// # Errors
    /// `InvalidNetworkAclID.NotFound`, `NetworkAclEntryAlreadyExists`, `NetworkAclEntryLimitExceeded`,
    /// `InvalidParameterValue` (number, protocol, ports, range), `MissingParameter`, `UnsupportedOperation` (IPv6).
    pub fn create_network_acl_entry(
        &mut self,
        id: NetworkAclId,
        direction: Direction,
        number: i64,
        spec: &AclEntrySpec,
    ) -> Result<(), NetError> {
        let entries = self.find_network_acl(id)?.entries(direction);
        let (number, entry) = (rule_number(number)?, spec.read()?);
        if entries.contains_key(&number) {
            return Err(NetError::new(
                "NetworkAclEntryAlreadyExists",
                format!("The network acl entry identified by {number} already exists."),
            ));
        }
        if entries.len() >= MAX_ENTRIES {
            return Err(NetError::new(
                "NetworkAclEntryLimitExceeded",
                format!("{id} can have {MAX_ENTRIES} entries for each direction; delete one first"),
            ));
        }
        self.put_entry(id, direction, number, entry);
        Ok(())
    }

    /// Rewrites an entry.
    ///
    /// # Errors
    /// Those of [`Self::create_network_acl_entry`], and `InvalidNetworkAclEntry.NotFound`.
    pub fn replace_network_acl_entry(
        &mut self,
        id: NetworkAclId,
        direction: Direction,
        number: i64,
        spec: &AclEntrySpec,
    ) -> Result<(), NetError> {
        let number = self.find_entry(id, direction, number)?;
        let entry = spec.read()?;
        self.put_entry(id, direction, number, entry);
        Ok(())
    }

    /// Removes an entry.
    ///
    /// # Errors
    /// `InvalidNetworkAclID.NotFound`, `InvalidNetworkAclEntry.NotFound`, `InvalidParameterValue` (number).
    pub fn delete_network_acl_entry(
        &mut self,
        id: NetworkAclId,
        direction: Direction,
        number: i64,
    ) -> Result<(), NetError> {
        let number = self.find_entry(id, direction, number)?;
        if let Some(acl) = self.network_acls.get_mut(&id) {
            acl.entries_mut(direction).remove(&number);
        }
        Ok(())
    }

    /// Gives the subnet of an association another network ACL of its VPC; returns the new association.
    ///
    /// # Errors
    /// `InvalidAssociationID.NotFound`, `InvalidNetworkAclID.NotFound`, `InvalidParameterValue` (of another VPC).
    pub fn replace_network_acl_association(
        &mut self,
        ctx: &mut Ctx<'_>,
        association: NetworkAclAssociationId,
        id: NetworkAclId,
    ) -> Result<NetworkAclAssociationId, NetError> {
        let subnet = self.visible_subnets().find(|s| s.acl_association == association);
        let subnet = subnet.ok_or_else(|| association.not_found())?;
        let acl = self.find_network_acl(id)?;
        if acl.vpc != subnet.vpc {
            return Err(NetError::value(format!(
                "{id} and {} belong to different VPCs; use a network ACL of {}",
                subnet.id, subnet.vpc
            )));
        }
        let (subnet, own) = (subnet.id, (!acl.is_default).then_some(id));
        let new = NetworkAclAssociationId::from_entropy(ctx.fresh());
        if let Some(subnet) = self.subnets.get_mut(&subnet) {
            subnet.acl = own;
            subnet.acl_association = new;
        }
        Ok(new)
    }

    fn find_entry(&self, id: NetworkAclId, direction: Direction, number: i64) -> Result<u16, NetError> {
        let entries = self.find_network_acl(id)?.entries(direction);
        let number = rule_number(number)?;
        if !entries.contains_key(&number) {
            return Err(NetError::new(
                "InvalidNetworkAclEntry.NotFound",
                format!("The network acl entry identified by {number} does not exist in {id}"),
            ));
        }
        Ok(number)
    }

    fn put_entry(&mut self, id: NetworkAclId, direction: Direction, number: u16, entry: AclEntry) {
        if let Some(acl) = self.network_acls.get_mut(&id) {
            acl.entries_mut(direction).insert(number, entry);
        }
    }
}

impl NetworkAcl {
    /// Whether every entry has a number that users may give.
    pub(crate) fn numbers_fit(&self) -> bool {
        let mut all = self.ingress.keys().chain(self.egress.keys());
        all.all(|number| NUMBERS.contains(number))
    }
}

fn rule_number(number: i64) -> Result<u16, NetError> {
    u16::try_from(number)
        .ok()
        .filter(|n| NUMBERS.contains(n))
        .ok_or_else(|| {
            NetError::value(format!(
                "Value ({number}) for parameter ruleNumber is invalid. Rule numbers are 1 to 32766."
            ))
        })
}

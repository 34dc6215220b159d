//! Public addresses of databases (lines 29 and 41): out of the same pool as Elastic IPs, but the service's own. No call of EC2
//! lists, releases or takes them; they're seen at the interface.

use crate::*;
use kakoi_types::*;
use std::net::Ipv4Addr;

impl Network {
    /// Gives a database a public address, or takes it away; one that has it keeps it.
    ///
    /// # Errors
    /// `InvalidVPCNetworkStateFault` if its VPC has no internet gateway, or not both DNS attributes; `AddressLimitExceeded` at the
    /// end of the pool; `InvalidNetworkInterfaceID.NotFound` if the database has no interface.
    pub fn set_database_public(
        &mut self,
        ctx: &mut Ctx<'_>,
        workload: WorkloadId,
        public: bool,
    ) -> Result<(), NetError> {
        let interface = self.database_interface(workload).ok_or_else(|| {
            NetError::new(
                "InvalidNetworkInterfaceID.NotFound",
                format!("{workload} has no interface"),
            )
        })?;
        let (id, vpc) = (interface.id, interface.vpc);
        if !public {
            self.release_service_address(id);
            return Ok(());
        }
        if self.service_address(id).is_some() {
            return Ok(());
        }
        let what = match interface.purpose {
            InterfacePurpose::Database {
                service: DatabaseService::Redshift,
                ..
            } => "cluster",
            _ => "DBInstance",
        };
        if let Some(missing) = self.hinders_public_databases(vpc) {
            return Err(NetError::new(
                "InvalidVPCNetworkStateFault",
                format!(
                    "Cannot create a publicly accessible {what}. The specified VPC {missing}. Update the VPC and then try again"
                ),
            ));
        }
        let public_ip = self.free_public_address(ctx)?;
        let address = ElasticIp {
            id: AllocationId::from_entropy(ctx.fresh()),
            owner: Owner::Service,
            public_ip,
            association: Some(AddressAssociation {
                id: AddressAssociationId::from_entropy(ctx.fresh()),
                interface: id,
            }),
            tags: Tags::new(),
        };
        self.addresses.insert(address.id, address);
        Ok(())
    }

    /// Whether a database of the VPC may have a public address.
    pub fn allows_public_databases(&self, vpc: VpcId) -> bool {
        self.hinders_public_databases(vpc).is_none()
    }

    /// What a VPC lacks, in AWS's words.
    fn hinders_public_databases(&self, id: VpcId) -> Option<&'static str> {
        let dns = |vpc: &Vpc| vpc.enable_dns_support && vpc.enable_dns_hostnames;
        if self.internet_gateway_of(id).is_none() {
            Some("has no internet gateway attached")
        } else if !self.vpcs.get(&id).is_some_and(dns) {
            Some("does not support DNS resolution, DNS hostnames, or both")
        } else {
            None
        }
    }

    /// The public address that a database's interface has.
    pub fn database_address(&self, workload: WorkloadId) -> Option<Ipv4Addr> {
        self.service_address(self.database_interface(workload)?.id)
    }

    /// The service's own public address in front of an interface. A NAT gateway of the studio network has one, too.
    pub fn service_address(&self, interface: NetworkInterfaceId) -> Option<Ipv4Addr> {
        let mut services = self.addresses.values().filter(|a| a.owner == Owner::Service);
        services.find(|a| is_of(a, interface)).map(|a| a.public_ip)
    }

    /// Gives back what the service associated with an interface.
    pub(crate) fn release_service_address(&mut self, interface: NetworkInterfaceId) {
        let mut services = self.addresses.values().filter(|a| a.owner == Owner::Service);
        if let Some(id) = services.find(|a| is_of(a, interface)).map(|a| a.id) {
            self.addresses.remove(&id);
        }
    }

    /// The lowest address of the pool that's nobody's, and not the host's own.
    ///
    /// # Errors
    /// `AddressLimitExceeded`.
    pub(crate) fn free_public_address(&self, ctx: &Ctx<'_>) -> Result<Ipv4Addr, NetError> {
        let taken =
            |ip: &Ipv4Addr| ctx.host_addresses.contains(ip) || self.addresses.values().any(|a| a.public_ip == *ip);
        crate::cidr::ELASTIC_IPS.hosts().find(|ip| !taken(ip)).ok_or_else(|| {
            NetError::new(
                "AddressLimitExceeded",
                "The maximum number of addresses has been reached: release one that is not in use.",
            )
        })
    }
}

fn is_of(address: &ElasticIp, interface: NetworkInterfaceId) -> bool {
    address.association.as_ref().is_some_and(|a| a.interface == interface)
}

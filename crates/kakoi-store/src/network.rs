//! VPC intent as records: loaded whole, stored by difference.

use crate::{Record, StoreError, scan, writer};
use imbl::ordmap::DiffItem;
use kakoi_net::*;
use rusqlite::Connection;

macro_rules! network_records {
    ($($field:ident: $record:ty, $kind:literal;)*) => {
        $(impl Record for $record {
            const KIND: &'static str = $kind;
            fn key(&self) -> String {
                self.id.to_string()
            }
        })*

        /// Reads the whole VPC intent.
        pub(crate) fn load(db: &Connection) -> Result<Network, StoreError> {
            let mut network = Network::default();
            $(for record in scan::<$record>(db, "")? {
                network.$field.insert(record.id, record);
            })*
            Ok(network)
        }

        /// Writes what differs; costs nothing for what's the same.
        pub(crate) fn store_difference(db: &Connection, old: &Network, new: &Network) -> Result<(), StoreError> {
            $(for change in old.$field.diff(&new.$field) {
                match change {
                    DiffItem::Add(_, record) => writer::put(db, record)?,
                    DiffItem::Update { new: (_, record), .. } => writer::put(db, record)?,
                    DiffItem::Remove(id, _) => writer::delete::<$record>(db, &id.to_string())?,
                }
            })*
            Ok(())
        }
    };
}

network_records! {
    vpcs: Vpc, "vpc";
    subnets: Subnet, "subnet";
    groups: SecurityGroup, "security-group";
    route_tables: RouteTable, "route-table";
    internet_gateways: InternetGateway, "internet-gateway";
    addresses: ElasticIp, "address";
    nat_gateways: NatGateway, "nat-gateway";
    endpoints: VpcEndpoint, "vpc-endpoint";
    interfaces: NetworkInterface, "interface";
    network_acls: NetworkAcl, "network-acl";
    peerings: VpcPeering, "vpc-peering";
    prefix_lists: CustomerPrefixList, "prefix-list";
    dhcp_options: CustomerDhcpOptions, "dhcp-options";
    file_systems: FileSystem, "file-system";
    mount_targets: MountTarget, "mount-target";
    access_points: AccessPoint, "access-point";
}

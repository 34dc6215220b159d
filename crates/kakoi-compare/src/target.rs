//! The nine questions that are asked of every notebook, and who asks.

use kakoi_database::Database;
use kakoi_net::DatabaseService;
use kakoi_netir::NetworkIr;
use kakoi_netsim::Model;
use kakoi_studio::Domain;
use kakoi_types::*;
use serde::{Deserialize, Serialize};
use std::net::{Ipv4Addr, SocketAddrV4};

/// The port on which `other-app` is asked about: above the ports that connections start from, so that it's nearly always free to
/// listen on, and in the range that Studio's own traffic between apps needs (8192 to 65535).
pub const OTHER_APP_PORT: u16 = 62000;

/// Where a notebook may want to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Target {
    /// A literal public address.
    #[serde(rename = "internet")]
    Internet,
    /// A public name.
    #[serde(rename = "github.com:443")]
    GitHub,
    /// The SageMaker API, by its name.
    #[serde(rename = "sagemaker-api")]
    SageMakerApi,
    /// S3, by its name.
    #[serde(rename = "s3")]
    S3,
    /// The domain's file system.
    #[serde(rename = "home-volume")]
    HomeVolume,
    /// An RDS instance of the domain's VPC, by its name.
    #[serde(rename = "postgres")]
    Postgres,
    /// A Redshift cluster of the domain's VPC, by its name.
    #[serde(rename = "redshift")]
    Redshift,
    /// Another user's app of the same domain.
    #[serde(rename = "other-app")]
    OtherApp,
    /// The machine that all of this runs on.
    #[serde(rename = "host")]
    Host,
}

impl Target {
    /// All of them, in the order people are shown.
    pub const ALL: [Self; 9] = [
        Self::Internet,
        Self::GitHub,
        Self::SageMakerApi,
        Self::S3,
        Self::HomeVolume,
        Self::Postgres,
        Self::Redshift,
        Self::OtherApp,
        Self::Host,
    ];

    /// Its name in output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Internet => "internet",
            Self::GitHub => "github.com:443",
            Self::SageMakerApi => "sagemaker-api",
            Self::S3 => "s3",
            Self::HomeVolume => "home-volume",
            Self::Postgres => "postgres",
            Self::Redshift => "redshift",
            Self::OtherApp => "other-app",
            Self::Host => "host",
        }
    }

    /// Whose databases it stands for.
    pub const fn database_service(self) -> Option<DatabaseService> {
        match self {
            Self::Postgres => Some(DatabaseService::Rds),
            Self::Redshift => Some(DatabaseService::Redshift),
            _ => None,
        }
    }
}

/// Two hosts of the internet that are asked about.
#[derive(Clone, Copy, Debug)]
pub struct Outside {
    /// A literal address.
    pub literal: SocketAddrV4,
    /// Where github.com answers.
    pub github: SocketAddrV4,
}

/// What only the region knows.
#[derive(Clone, Debug)]
pub struct Region {
    /// Region and account.
    pub context: RegionContext,
    /// Where endpoints and prefix lists lead.
    pub addresses: kakoi_netir::RegionAddresses,
    /// Public address of the SageMaker API.
    pub sagemaker: Ipv4Addr,
    /// Public address of S3.
    pub s3: Ipv4Addr,
    /// The internet; `None` if the region has none.
    pub outside: Option<Outside>,
    /// Addresses of the machine, never given out.
    pub host_addresses: Vec<Ipv4Addr>,
}

impl Region {
    /// A service's endpoint service name, such as `com.amazonaws.us-east-1.s3`.
    pub fn service(&self, name: &str) -> String {
        format!("com.amazonaws.{}.{name}", self.context.region)
    }
}

/// A notebook: a running app, or one as it would start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notebook {
    /// `DOMAIN/SPACE`.
    pub label: String,
    /// Its namespace.
    pub workload: WorkloadId,
}

/// One domain in a resolved network.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The region.
    pub region: &'a Region,
    /// The network.
    pub ir: &'a NetworkIr,
    /// The same, to ask about packets.
    pub model: &'a Model<'a>,
    /// The domain.
    pub domain: &'a Domain,
    /// Its notebooks, by label.
    pub notebooks: &'a [Notebook],
    /// All databases of the region.
    pub databases: &'a [Database],
    /// The port on which `other-app` is asked about.
    pub other_port: u16,
}

/// How a packet goes after it has left the notebook's interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// The network's own way out, which the customer has no part in.
    StudioNetwork,
    /// A NAT gateway of the VPC.
    NatGateway,
    /// An interface endpoint.
    InterfaceEndpoint,
    /// A gateway endpoint.
    GatewayEndpoint,
    /// The VPC's local route.
    Local,
}

impl Way {
    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::StudioNetwork => "studio network",
            Self::NatGateway => "NAT gateway",
            Self::InterfaceEndpoint => "interface endpoint",
            Self::GatewayEndpoint => "gateway endpoint",
            Self::Local => "local route",
        }
    }
}

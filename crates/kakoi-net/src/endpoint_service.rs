//! The services that endpoints can be made for, and their names.

use crate::NetError;
use kakoi_types::*;

/// A service that endpoints can be made for.
struct Offered {
    /// The last part of its name.
    name: &'static str,
    /// What stands before `.<region>.amazonaws.com` in its own name.
    host: &'static str,
    kinds: &'static [EndpointType],
}

const fn by_interface(name: &'static str, host: &'static str) -> Offered {
    Offered {
        name,
        host,
        kinds: &[EndpointType::Interface],
    }
}

/// By name. What isn't here has nothing in this region that would answer behind an endpoint (DynamoDB, for one).
const OFFERED: [Offered; 9] = [
    by_interface("ec2", "ec2"),
    by_interface("elasticfilesystem", "elasticfilesystem"),
    by_interface("logs", "logs"),
    by_interface("rds", "rds"),
    by_interface("redshift", "redshift"),
    Offered {
        name: "s3",
        host: "s3",
        kinds: &[EndpointType::Gateway, EndpointType::Interface],
    },
    by_interface("sagemaker.api", "api.sagemaker"),
    by_interface("sagemaker.runtime", "runtime.sagemaker"),
    by_interface("sts", "sts"),
];

/// The kind of an endpoint, as the caller names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointType {
    /// An interface in each subnet.
    Interface,
    /// A route in each table.
    Gateway,
}

impl EndpointType {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Interface => "Interface",
            Self::Gateway => "Gateway",
        }
    }
}

/// A service for which endpoints of one kind can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointService {
    /// Such as `com.amazonaws.us-east-1.s3`.
    pub service_name: String,
    /// The kind of endpoint. A service with two kinds is there twice, as on AWS.
    pub endpoint_type: EndpointType,
    /// The regional names that private DNS moves, such as `api.sagemaker.us-east-1.amazonaws.com`; none for gateway endpoints.
    pub private_dns_names: Vec<String>,
    /// The endpoints' own names, without what stands in front: `api.sagemaker.us-east-1.vpce.amazonaws.com`; none for gateway
    /// endpoints.
    pub base_name: Option<String>,
    /// Whether the service has a gateway endpoint besides: then private DNS is off unless asked for, and can be limited to
    /// inbound resolver endpoints.
    pub has_gateway: bool,
}

impl EndpointService {
    /// The name of one endpoint, which works without private DNS. Buckets stand in front of S3's, so theirs is a pattern.
    pub fn endpoint_name(&self, id: VpcEndpointId) -> Option<String> {
        let base = self.base_name.as_ref()?;
        let front = if self.has_gateway { "*." } else { "" };
        Some(format!("{front}{id}.{base}"))
    }
}

/// The services of `DescribeVpcEndpointServices`, by name and kind.
pub fn endpoint_services(region: &Region) -> Vec<EndpointService> {
    let services = OFFERED.iter().flat_map(|s| s.kinds.iter().map(move |kind| (s, *kind)));
    services
        .map(|(service, endpoint_type)| {
            let interface = endpoint_type == EndpointType::Interface;
            let host = format!("{}.{region}", service.host);
            let has_gateway = service.kinds.contains(&EndpointType::Gateway);
            let names = match (interface, has_gateway) {
                (false, _) => Vec::new(),
                (true, false) => vec![format!("{host}.amazonaws.com")],
                // Buckets stand in front.
                (true, true) => vec![format!("{host}.amazonaws.com"), format!("*.{host}.amazonaws.com")],
            };
            EndpointService {
                service_name: format!("com.amazonaws.{region}.{}", service.name),
                endpoint_type,
                private_dns_names: names,
                base_name: interface.then(|| format!("{host}.vpce.amazonaws.com")),
                has_gateway,
            }
        })
        .collect()
}

/// The service that an endpoint of a kind is wanted for.
pub(crate) fn check_service(
    context: &RegionContext,
    name: &str,
    endpoint_type: EndpointType,
) -> Result<EndpointService, NetError> {
    let mut services = endpoint_services(&context.region);
    let kinds: Vec<&str> = services
        .iter()
        .filter(|s| s.service_name == name)
        .map(|s| s.endpoint_type.name())
        .collect();
    if kinds.is_empty() {
        let mut offered: Vec<&str> = services.iter().map(|s| s.service_name.as_str()).collect();
        offered.dedup();
        return Err(NetError::new(
            "InvalidServiceName",
            format!(
                "The Vpc Endpoint Service '{name}' does not exist; there are: {}",
                offered.join(", ")
            ),
        ));
    }
    let kinds = kinds.join(", ");
    let found = services
        .iter()
        .position(|s| s.service_name == name && s.endpoint_type == endpoint_type);
    found.map(|i| services.swap_remove(i)).ok_or_else(|| {
        NetError::parameter(format!(
            "Endpoint type ({}) does not match available service types ([{kinds}]) for {name}.",
            endpoint_type.name()
        ))
    })
}

//! The names and fixed public addresses of the region's services.
//!
//! One table feeds the resolver, the certificates, the endpoint variables and the check that a
//! listener serves only its own service. Pure: no I/O, no state.
//!
//! AWS's host names follow botocore's endpoint rules for the `aws` partition; the tests compare a
//! list of them. They count only while `aws_names` is on; our own names always do.

use std::collections::HashMap;
use std::net::Ipv4Addr;

/// A service that the region answers for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Service {
    /// Domains, profiles, spaces, apps.
    SageMakerApi,
    /// InvokeEndpoint; part of the names so that clients get an answer instead of the internet.
    SageMakerRuntime,
    /// Buckets.
    S3,
    /// Caller identity and role sessions.
    Sts,
    /// CloudWatch Logs.
    Logs,
    /// VPCs and all that belongs to them.
    Ec2,
    /// File systems and mount targets.
    Efs,
    /// Roles and policies; a global service without a regional name.
    Iam,
    /// PostgreSQL instances.
    Rds,
    /// Redshift clusters.
    Redshift,
}

/// What kind of VPC endpoint a service has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointKind {
    /// An interface with private addresses and, if wanted, private DNS.
    Interface,
    /// A prefix list in route tables.
    Gateway,
}

/// Addresses of all public services, reachable through an IGW or NAT under every uplink.
pub const PUBLIC_SERVICES: (Ipv4Addr, u8) = (Ipv4Addr::new(198, 18, 0, 0), 24);

/// The S3 prefix list: what a gateway endpoint's route covers. No other service lies in it.
pub const S3_PREFIX_LIST: (Ipv4Addr, u8) = (Ipv4Addr::new(198, 18, 0, 128), 25);

struct Facts {
    service: Service,
    /// First label of our own name.
    label: &'static str,
    /// What stands before `.<region>.amazonaws.com`; `None` for global services.
    regional: Option<&'static str>,
    /// Names without a region.
    global: &'static [&'static str],
    last_octet: u8,
    signing: &'static str,
    variable: &'static str,
    endpoint: Option<(&'static [EndpointKind], &'static str)>,
}

use EndpointKind::{Gateway, Interface};

const TABLE: [Facts; 10] = [
    Facts {
        service: Service::SageMakerApi,
        label: "sagemaker",
        regional: Some("api.sagemaker"),
        global: &[],
        last_octet: 10,
        signing: "sagemaker",
        variable: "SAGEMAKER",
        endpoint: Some((&[Interface], "sagemaker.api")),
    },
    Facts {
        service: Service::SageMakerRuntime,
        label: "sagemaker-runtime",
        regional: Some("runtime.sagemaker"),
        global: &[],
        last_octet: 11,
        signing: "sagemaker",
        variable: "SAGEMAKER_RUNTIME",
        endpoint: Some((&[Interface], "sagemaker.runtime")),
    },
    Facts {
        service: Service::Sts,
        label: "sts",
        regional: Some("sts"),
        global: &["sts.amazonaws.com"],
        last_octet: 12,
        signing: "sts",
        variable: "STS",
        endpoint: Some((&[Interface], "sts")),
    },
    Facts {
        service: Service::Logs,
        label: "logs",
        regional: Some("logs"),
        global: &[],
        last_octet: 13,
        signing: "logs",
        variable: "CLOUDWATCH_LOGS",
        endpoint: Some((&[Interface], "logs")),
    },
    Facts {
        service: Service::Ec2,
        label: "ec2",
        regional: Some("ec2"),
        global: &[],
        last_octet: 14,
        signing: "ec2",
        variable: "EC2",
        endpoint: Some((&[Interface], "ec2")),
    },
    Facts {
        service: Service::Efs,
        label: "elasticfilesystem",
        regional: Some("elasticfilesystem"),
        global: &[],
        last_octet: 15,
        signing: "elasticfilesystem",
        variable: "EFS",
        endpoint: Some((&[Interface], "elasticfilesystem")),
    },
    Facts {
        service: Service::Iam,
        label: "iam",
        regional: None,
        global: &["iam.amazonaws.com"],
        last_octet: 16,
        signing: "iam",
        variable: "IAM",
        endpoint: None,
    },
    Facts {
        service: Service::Rds,
        label: "rds",
        regional: Some("rds"),
        global: &[],
        last_octet: 17,
        signing: "rds",
        variable: "RDS",
        endpoint: Some((&[Interface], "rds")),
    },
    Facts {
        service: Service::Redshift,
        label: "redshift",
        regional: Some("redshift"),
        global: &[],
        last_octet: 18,
        signing: "redshift",
        variable: "REDSHIFT",
        endpoint: Some((&[Interface], "redshift")),
    },
    Facts {
        service: Service::S3,
        label: "s3",
        regional: Some("s3"),
        global: &["s3.amazonaws.com", "*.s3.amazonaws.com"],
        last_octet: 130,
        signing: "s3",
        variable: "S3",
        endpoint: Some((&[Gateway, Interface], "s3")),
    },
];

impl Service {
    /// Every service of the region, in a fixed order.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|facts| facts.service)
    }

    fn facts(self) -> &'static Facts {
        TABLE
            .iter()
            .find(|facts| facts.service == self)
            .expect("the table has a row for each service")
    }

    /// The first label of our own name, as in `sagemaker.us-east-1.kakoi.internal`.
    pub fn label(self) -> &'static str {
        self.facts().label
    }

    /// `<service>.<region>.kakoi.internal`.
    pub fn own_name(self, region: &str) -> String {
        format!("{}.{region}.kakoi.internal", self.facts().label)
    }

    /// AWS's names with the region in them; for S3 also the bucket-style pattern (`*.` in front).
    /// These move to an interface endpoint's addresses when it has private DNS.
    pub fn aws_regional_names(self, region: &str) -> Vec<String> {
        let Some(prefix) = self.facts().regional else {
            return Vec::new();
        };
        let mut names = vec![format!("{prefix}.{region}.amazonaws.com")];
        if self == Self::S3 {
            names.push(format!("*.s3.{region}.amazonaws.com"));
            names.push(format!("s3.dualstack.{region}.amazonaws.com"));
            names.push(format!("*.s3.dualstack.{region}.amazonaws.com"));
        }
        names
    }

    /// AWS's names without a region (S3's bucket-style pattern included). Private DNS never moves
    /// them, which is AWS's behaviour too.
    pub fn aws_global_names(self) -> Vec<String> {
        self.facts().global.iter().map(|&name| name.to_owned()).collect()
    }

    /// Every name and pattern under which the service answers.
    pub fn all_names(self, region: &str, aws_names: bool) -> Vec<String> {
        let mut names = self.own_names(region);
        if aws_names {
            names.extend(self.aws_regional_names(region));
            names.extend(self.aws_global_names());
        }
        names
    }

    /// The names that an interface endpoint with private DNS moves for its VPC: all regional ones,
    /// our own included (without AWS names they are what the endpoint variables point at).
    pub fn private_dns_names(self, region: &str, aws_names: bool) -> Vec<String> {
        let mut names = if self.facts().regional.is_some() {
            self.own_names(region)
        } else {
            Vec::new()
        };
        if aws_names {
            names.extend(self.aws_regional_names(region));
        }
        names
    }

    fn own_names(self, region: &str) -> Vec<String> {
        let own = self.own_name(region);
        match self {
            Self::S3 => vec![format!("*.{own}"), own],
            _ => vec![own],
        }
    }

    /// The fixed address on which the service answers through an IGW, a NAT or the studio network.
    pub fn public_address(self) -> Ipv4Addr {
        Ipv4Addr::new(198, 18, 0, self.facts().last_octet)
    }

    /// The name in a request's credential scope.
    pub fn signing_name(self) -> &'static str {
        self.facts().signing
    }

    /// The SDKs' variable for this service's endpoint (`AWS_ENDPOINT_URL_<service id>`).
    pub fn endpoint_variable(self) -> String {
        format!("AWS_ENDPOINT_URL_{}", self.facts().variable)
    }

    /// The value of [`Self::endpoint_variable`] without AWS names.
    pub fn endpoint_url(self, region: &str) -> String {
        format!("https://{}", self.own_name(region))
    }

    /// The VPC endpoint service, as in `com.amazonaws.us-east-1.sagemaker.api`, and its kinds (S3 has both);
    /// `None` for services without endpoints, which are the global ones.
    pub fn vpc_endpoint_service(self, region: &str) -> Option<(&'static [EndpointKind], String)> {
        let (kinds, name) = self.facts().endpoint?;
        Some((kinds, format!("com.amazonaws.{region}.{name}")))
    }

    /// An interface endpoint's own name, which works without private DNS:
    /// `<vpce-id>.api.sagemaker.<region>.vpce.amazonaws.com`. S3's is a pattern, `*.<vpce-id>.s3.…`, because buckets stand in
    /// front, as on AWS: `https://bucket.<vpce-id>.s3.…` by path and `https://<name>.bucket.<vpce-id>.s3.…` by host.
    pub fn vpc_endpoint_name(self, region: &str, endpoint_id: &str) -> Option<String> {
        let base = self.vpc_endpoint_base(region)?;
        let front = if self == Self::S3 { "*." } else { "" };
        Some(format!("{front}{endpoint_id}.{base}"))
    }

    /// What follows an endpoint's id in its name.
    fn vpc_endpoint_base(self, region: &str) -> Option<String> {
        let (kinds, _) = self.facts().endpoint?;
        let prefix = self.facts().regional?;
        kinds
            .contains(&Interface)
            .then(|| format!("{prefix}.{region}.vpce.amazonaws.com"))
    }
}

/// The domain that databases of a service have their names in, the service by its own label (`rds`, `redshift`):
/// `us-east-1.rds.amazonaws.com`, or `rds.us-east-1.kakoi.internal` without AWS names. API names end in neither of them with a
/// label in front.
pub fn database_domain(label: &str, region: &str, aws_names: bool) -> String {
    if aws_names {
        format!("{region}.{label}.amazonaws.com")
    } else {
        format!("{label}.{region}.kakoi.internal")
    }
}

/// A request's host, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostMatch {
    /// Whose name it is.
    pub service: Service,
    /// The labels in front of the service's name, for S3's bucket-style hosts.
    pub bucket: Option<String>,
}

/// The services' host names, made once for a region: finds the service of a Host header.
#[derive(Clone, Debug)]
pub struct HostTable {
    exact: HashMap<String, Service>,
    /// `.s3.amazonaws.com` and the like: a bucket stands in front.
    bucket_suffixes: Vec<(String, Service)>,
    /// `.sts.us-east-1.vpce.amazonaws.com` and the like: an endpoint's id stands in front.
    endpoint_suffixes: Vec<(String, Service)>,
}

impl HostTable {
    /// The names of `region`, with AWS's own if `aws_names`. An endpoint's names count always.
    pub fn new(region: &str, aws_names: bool) -> Self {
        let mut exact = HashMap::new();
        let mut bucket_suffixes = Vec::new();
        let mut endpoint_suffixes = Vec::new();
        for service in Service::all() {
            for pattern in service.all_names(region, aws_names) {
                match pattern.strip_prefix('*') {
                    Some(suffix) => bucket_suffixes.push((suffix.to_owned(), service)),
                    None => drop(exact.insert(pattern, service)),
                }
            }
            if let Some(base) = service.vpc_endpoint_base(region) {
                endpoint_suffixes.push((format!(".{base}"), service));
            }
        }
        Self {
            exact,
            bucket_suffixes,
            endpoint_suffixes,
        }
    }

    /// Which service a Host header or TLS name belongs to (port and case are ignored); `None` for
    /// a name that isn't the region's.
    pub fn find(&self, host: &str) -> Option<HostMatch> {
        let host = host
            .rsplit_once(':')
            .map_or(host, |(name, _port)| name)
            .to_ascii_lowercase();
        if let Some(&service) = self.exact.get(&host) {
            return Some(HostMatch { service, bucket: None });
        }
        let in_front = |table: &'_ [(String, Service)]| {
            table
                .iter()
                .find_map(|(suffix, service)| Some((host.strip_suffix(suffix.as_str())?.to_owned(), *service)))
        };
        if let Some((bucket, service)) = in_front(&self.bucket_suffixes).filter(|(bucket, _)| !bucket.is_empty()) {
            return Some(HostMatch {
                service,
                bucket: Some(bucket),
            });
        }
        let (front, service) = in_front(&self.endpoint_suffixes)?;
        let (kind, id) = match front.rsplit_once('.') {
            Some((kind, id)) => (Some(kind), id),
            None => (None, front.as_str()),
        };
        if !id.starts_with("vpce-") {
            return None;
        }
        let bucket = match (service, kind) {
            // Access points and S3's control plane (`accesspoint.`, `control.`) aren't served, and a bare id is no name of S3's.
            (Service::S3, kind) => match kind?.strip_suffix("bucket")? {
                "" => None,
                name => Some(name.strip_suffix('.').filter(|name| !name.is_empty())?.to_owned()),
            },
            (_, None) => None,
            (_, Some(_)) => return None,
        };
        Some(HostMatch { service, bucket })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn names_are_those_of_botocore() {
        // client.meta.endpoint_url of botocore 1.43 for eu-west-1.
        let expected = [
            (Service::SageMakerApi, "api.sagemaker.eu-west-1.amazonaws.com"),
            (Service::SageMakerRuntime, "runtime.sagemaker.eu-west-1.amazonaws.com"),
            (Service::S3, "s3.eu-west-1.amazonaws.com"),
            (Service::Sts, "sts.eu-west-1.amazonaws.com"),
            (Service::Logs, "logs.eu-west-1.amazonaws.com"),
            (Service::Ec2, "ec2.eu-west-1.amazonaws.com"),
            (Service::Efs, "elasticfilesystem.eu-west-1.amazonaws.com"),
            (Service::Iam, "iam.amazonaws.com"),
            (Service::Rds, "rds.eu-west-1.amazonaws.com"),
            (Service::Redshift, "redshift.eu-west-1.amazonaws.com"),
        ];
        let (with_aws, own_only) = (HostTable::new("eu-west-1", true), HostTable::new("eu-west-1", false));
        for (service, name) in expected {
            assert!(
                service.all_names("eu-west-1", true).contains(&name.to_owned()),
                "{name}"
            );
            let expected = Some(HostMatch { service, bucket: None });
            assert_eq!(with_aws.find(name), expected);
            assert_eq!(with_aws.find(&format!("{}:443", name.to_uppercase())), expected);
            assert_eq!(own_only.find(name), None, "AWS names are off");
            assert_eq!(own_only.find(&service.own_name("eu-west-1")), expected);
        }
        assert_eq!(Service::Logs.endpoint_variable(), "AWS_ENDPOINT_URL_CLOUDWATCH_LOGS");
        assert_eq!(
            Service::SageMakerRuntime.endpoint_variable(),
            "AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME"
        );
    }

    #[test]
    fn databases_have_domains_of_their_own() {
        assert_eq!(database_domain("rds", "us-east-1", true), "us-east-1.rds.amazonaws.com");
        assert_eq!(
            database_domain("redshift", "us-east-1", false),
            "redshift.us-east-1.kakoi.internal"
        );
        for aws_names in [true, false] {
            let table = HostTable::new("us-east-1", aws_names);
            for service in [Service::Rds, Service::Redshift] {
                let domain = database_domain(service.label(), "us-east-1", aws_names);
                assert_eq!(table.find(&format!("mydb.c0123456789a.{domain}")), None, "{domain}");
            }
        }
    }

    #[test]
    fn every_name_and_address_has_one_owner() {
        let mut names = HashSet::new();
        let mut addresses = HashSet::new();
        for service in Service::all() {
            assert!(addresses.insert(service.public_address()), "{service:?}");
            assert_eq!(
                service == Service::S3,
                service.public_address().octets()[3] >= 128,
                "prefix list"
            );
            for name in service.all_names("us-east-1", true) {
                assert!(names.insert(name.clone()), "{name}");
            }
        }
    }

    #[test]
    fn bucket_hosts_give_the_bucket() {
        let table = HostTable::new("us-east-1", true);
        let bucket = |host: &str| table.find(host).and_then(|m| m.bucket);
        assert_eq!(bucket("data.s3.amazonaws.com").as_deref(), Some("data"));
        assert_eq!(bucket("my.data.s3.us-east-1.amazonaws.com").as_deref(), Some("my.data"));
        assert_eq!(bucket("data.s3.us-east-1.kakoi.internal").as_deref(), Some("data"));
        assert_eq!(
            bucket("data.s3.dualstack.us-east-1.amazonaws.com").as_deref(),
            Some("data")
        );
        assert_eq!(bucket("s3.dualstack.us-east-1.amazonaws.com"), None);
        assert_eq!(table.find(".s3.amazonaws.com"), None);
    }

    #[test]
    fn endpoints_move_regional_names_only() {
        let table = HostTable::new("us-east-1", true);
        let moved = Service::Sts.private_dns_names("us-east-1", true);
        assert_eq!(moved, ["sts.us-east-1.kakoi.internal", "sts.us-east-1.amazonaws.com"]);
        assert!(Service::Iam.private_dns_names("us-east-1", true).is_empty());
        assert_eq!(
            Service::SageMakerApi.vpc_endpoint_service("us-east-1"),
            Some((
                &[EndpointKind::Interface][..],
                "com.amazonaws.us-east-1.sagemaker.api".into()
            ))
        );
        let own = Service::SageMakerApi.vpc_endpoint_name("us-east-1", "vpce-0a").unwrap();
        assert_eq!(own, "vpce-0a.api.sagemaker.us-east-1.vpce.amazonaws.com");
        assert_eq!(table.find(&own).unwrap().service, Service::SageMakerApi);
        assert_eq!(table.find("x.vpce-0a.sts.us-east-1.vpce.amazonaws.com"), None);
    }

    #[test]
    fn buckets_stand_in_front_of_s3s_endpoints() {
        let table = HostTable::new("us-east-1", false);
        assert_eq!(
            Service::S3.vpc_endpoint_name("us-east-1", "vpce-0a").as_deref(),
            Some("*.vpce-0a.s3.us-east-1.vpce.amazonaws.com")
        );
        let base = "vpce-0a.s3.us-east-1.vpce.amazonaws.com";
        let found = |front: &str| {
            let found = table.find(&format!("{front}{base}:443"))?;
            assert_eq!(found.service, Service::S3);
            Some(found.bucket)
        };
        assert_eq!(found("bucket."), Some(None), "the bucket is in the path");
        assert_eq!(found("data.bucket."), Some(Some("data".to_owned())));
        assert_eq!(found("my.data.bucket."), Some(Some("my.data".to_owned())));
        assert_eq!(found("Bucket.Bucket."), Some(Some("bucket".to_owned())));
        for front in [
            "",
            ".",
            ".bucket.",
            "mybucket.",
            "data.",
            "accesspoint.",
            "control.",
            "x.accesspoint.",
        ] {
            assert_eq!(found(front), None, "{front}{base}");
        }
        for host in [
            "bucket.eni-0a.s3.us-east-1.vpce.amazonaws.com",
            "bucket.vpce-0a.s3.eu-west-1.vpce.amazonaws.com",
            "bucket.vpce-0a.x.s3.us-east-1.vpce.amazonaws.com",
            "bucket.vpce-0a.sts.us-east-1.vpce.amazonaws.com",
        ] {
            assert_eq!(table.find(host), None, "{host}");
        }
        assert_eq!(
            Service::S3.vpc_endpoint_service("us-east-1").map(|(kinds, _)| kinds),
            Some(&[EndpointKind::Gateway, EndpointKind::Interface][..])
        );
    }
}

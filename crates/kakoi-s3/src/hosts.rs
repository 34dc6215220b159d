//! Which bucket a `Host` header names.

use s3s::S3Result;
use s3s::host::{S3Host, VirtualHost};

/// The names under which the region's S3 is reached. Below one of them, `BUCKET.NAME` addresses a bucket; the name
/// itself and every other `Host` (an address, say) leaves the bucket to the path.
#[derive(Clone, Debug)]
pub struct Hosts {
    names: Vec<String>,
    /// `.s3.REGION.vpce.amazonaws.com`, for the names of endpoints.
    endpoints: String,
}

impl Hosts {
    /// From names such as `s3.us-east-1.amazonaws.com`. Endpoint-specific names of the region
    /// (`vpce-….s3.REGION.vpce.amazonaws.com`, with AWS's own label `bucket.` before it or without) are understood too.
    pub fn new(region: &str, names: impl IntoIterator<Item = String>) -> Self {
        let mut names: Vec<String> = names.into_iter().map(|n| normal(&n)).collect();
        // The longest first, so that a name below another isn't taken for a bucket.
        names.sort_by_key(|n| std::cmp::Reverse(n.len()));
        Self {
            names,
            endpoints: format!(".s3.{}.vpce.amazonaws.com", region.to_ascii_lowercase()),
        }
    }

    /// The bucket of a `Host` header, if the host names one.
    pub fn bucket(&self, host: &str) -> Option<String> {
        let host = normal(host);
        for name in &self.names {
            if host == *name {
                return None;
            }
            if let Some(bucket) = host.strip_suffix(name.as_str()).and_then(|b| b.strip_suffix('.')) {
                return Some(bucket.to_owned());
            }
        }
        let before = host.strip_suffix(&self.endpoints)?;
        let (rest, endpoint) = before.rsplit_once('.')?;
        if !endpoint.starts_with("vpce-") {
            return None;
        }
        // https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
        match rest.strip_suffix("bucket") {
            Some("") => None,
            Some(bucket) if bucket.ends_with('.') => bucket.strip_suffix('.').map(str::to_owned),
            _ => Some(rest.to_owned()),
        }
    }
}

/// Lower case, without port and without the root's dot.
fn normal(host: &str) -> String {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase()
}

impl S3Host for Hosts {
    fn parse_host_header<'a>(&'a self, host: &'a str) -> S3Result<VirtualHost<'a>> {
        let plain = VirtualHost::new(host);
        Ok(match self.bucket(host) {
            Some(bucket) => plain.with_bucket(bucket),
            None => plain,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_name_buckets_exactly() {
        let names = [
            "s3.us-east-1.amazonaws.com",
            "s3.amazonaws.com",
            "S3.us-east-1.kakoi.internal.",
        ];
        let hosts = Hosts::new("us-east-1", names.map(str::to_owned));
        for (host, bucket) in [
            ("s3.amazonaws.com", None),
            ("s3.us-east-1.amazonaws.com:443", None),
            ("data.s3.amazonaws.com", Some("data")),
            ("DATA.S3.Amazonaws.com.:4560", Some("data")),
            ("a.b.s3.us-east-1.kakoi.internal", Some("a.b")),
            ("evils3.amazonaws.com", None),
            ("127.0.0.1:4560", None),
            ("localhost", None),
            ("vpce-1a2b.s3.us-east-1.vpce.amazonaws.com", None),
            ("bucket.vpce-1a2b.s3.us-east-1.vpce.amazonaws.com", None),
            ("data.bucket.vpce-1a2b.s3.us-east-1.vpce.amazonaws.com", Some("data")),
            ("my-bucket.vpce-1a2b.s3.us-east-1.vpce.amazonaws.com", Some("my-bucket")),
            ("data.vpce-1a2b.s3.us-west-2.vpce.amazonaws.com", None),
        ] {
            assert_eq!(hosts.bucket(host).as_deref(), bucket, "{host}");
        }
    }
}

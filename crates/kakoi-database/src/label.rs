//! How a database is called in DNS.

use crate::{Database, DatabaseService};
use kakoi_types::RegionContext;

/// Digits of the account's part of a name.
const ALPHABET: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
/// Length of that part behind its `c`.
const DIGITS: usize = 11;

impl Database {
    /// The part of its DNS name that's its own: `mydb.c0123456789a`, the identifier and twelve characters that all databases of
    /// one account, region and service share, as on AWS. It never changes, and is free again with the identifier.
    pub fn label(&self, region: &RegionContext) -> String {
        format!("{}.{}", self.identifier, account_part(self.service, region))
    }
}

/// The name of an endpoint: the database's label and the service's domain, such as `us-east-1.rds.amazonaws.com`.
pub fn endpoint_name(label: &str, domain: &str) -> String {
    format!("{label}.{domain}")
}

/// `c` and eleven letters or digits that follow from account, region and service: no secret, only hardly the same by chance.
fn account_part(service: DatabaseService, region: &RegionContext) -> String {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for byte in format!("{}/{}/{}", service.as_str(), region.region, region.account).bytes() {
        state = (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    // FNV leaves the upper bits of similar texts alike; two rounds of multiply and fold spread them over all digits.
    for _ in 0..2 {
        state = (state ^ (state >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    state ^= state >> 29;
    let mut part = String::from("c");
    for _ in 0..DIGITS {
        part.push(char::from(ALPHABET[(state % 36) as usize]));
        state /= 36;
    }
    part
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(name: &str, account: &str) -> RegionContext {
        RegionContext {
            region: name.parse().expect("a region"),
            account: account.parse().expect("an account"),
        }
    }

    #[test]
    fn the_accounts_part_is_stable_and_its_own() {
        let here = account_part(DatabaseService::Rds, &region("us-east-1", "000000000000"));
        assert_eq!(
            here,
            account_part(DatabaseService::Rds, &region("us-east-1", "000000000000"))
        );
        assert!(here.len() == 12 && here.starts_with('c'), "{here}");
        assert!(
            here.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()),
            "{here}"
        );
        for (service, other) in [
            (DatabaseService::Redshift, region("us-east-1", "000000000000")),
            (DatabaseService::Rds, region("us-east-2", "000000000000")),
            (DatabaseService::Rds, region("us-east-1", "000000000001")),
        ] {
            assert_ne!(account_part(service, &other), here);
        }
        // A name that clients remember: it must not change with a new version.
        assert_eq!(here, "cgpkd9br9ig6");
    }

    #[test]
    fn an_endpoint_is_the_label_in_the_services_domain() {
        assert_eq!(
            endpoint_name("mydb.c0123456789a", "us-east-1.rds.amazonaws.com"),
            "mydb.c0123456789a.us-east-1.rds.amazonaws.com"
        );
    }
}

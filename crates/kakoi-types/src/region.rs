//! The one region and account an installation serves, and the ARNs made from them.

use std::fmt;
use std::str::FromStr;

/// An AWS-style region name, such as `us-east-1`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Region(String);

/// The text isn't a region name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a region name; expected lower-case words and a number joined by dashes, such as us-east-1")]
pub struct InvalidRegion(String);

impl FromStr for Region {
    type Err = InvalidRegion;
    fn from_str(text: &str) -> Result<Self, InvalidRegion> {
        let parts: Vec<&str> = text.split('-').collect();
        let words = parts.len() >= 3
            && text.len() <= 32
            && parts[..parts.len() - 1]
                .iter()
                .all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase()));
        let number = parts
            .last()
            .is_some_and(|p| p.len() == 1 && p.bytes().all(|b| b.is_ascii_digit()));
        if words && number {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidRegion(text.to_owned()))
        }
    }
}

impl TryFrom<String> for Region {
    type Error = InvalidRegion;
    fn try_from(text: String) -> Result<Self, InvalidRegion> {
        text.parse()
    }
}

impl From<Region> for String {
    fn from(region: Region) -> String {
        region.0
    }
}

impl Region {
    /// The name's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The region's availability zones: three, as `…a`, `…b`, `…c`.
    pub fn zones(&self) -> [Zone; 3] {
        ['a', 'b', 'c'].map(|letter| Zone {
            name: format!("{}{letter}", self.0),
            id: format!("{}-az{}", self.short(), letter as u8 - b'a' + 1),
        })
    }

    /// AWS's short code in zone ids: `us-east-1` is `use1`.
    fn short(&self) -> String {
        let parts: Vec<&str> = self.0.split('-').collect();
        let middle: String = parts[1..parts.len() - 1]
            .iter()
            .map(|p| match *p {
                "northeast" => "ne",
                "northwest" => "nw",
                "southeast" => "se",
                "southwest" => "sw",
                other => &other[..1],
            })
            .collect();
        format!("{}{middle}{}", parts[0], parts[parts.len() - 1])
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An availability zone of the region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Such as `us-east-1a`.
    pub name: String,
    /// Such as `use1-az1`.
    pub id: String,
}

/// A 12-digit account number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AccountId(String);

/// The text isn't an account number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an account number; expected 12 digits")]
pub struct InvalidAccountId(String);

impl FromStr for AccountId {
    type Err = InvalidAccountId;
    fn from_str(text: &str) -> Result<Self, InvalidAccountId> {
        if text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidAccountId(text.to_owned()))
        }
    }
}

impl TryFrom<String> for AccountId {
    type Error = InvalidAccountId;
    fn try_from(text: String) -> Result<Self, InvalidAccountId> {
        text.parse()
    }
}

impl From<AccountId> for String {
    fn from(account: AccountId) -> String {
        account.0
    }
}

impl AccountId {
    /// The number's text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An Amazon Resource Name.
pub type Arn = String;

/// The region and account that every ARN and name of this installation carries.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RegionContext {
    /// The region.
    pub region: Region,
    /// The account.
    pub account: AccountId,
}

impl RegionContext {
    /// `arn:aws:<service>:<region>:<account>:<resource>`.
    pub fn arn(&self, service: &str, resource: impl fmt::Display) -> Arn {
        format!("arn:aws:{service}:{}:{}:{resource}", self.region, self.account)
    }

    /// An ARN of a global service (IAM), which names no region.
    pub fn global_arn(&self, service: &str, resource: impl fmt::Display) -> Arn {
        format!("arn:aws:{service}::{}:{resource}", self.account)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_parse_as_aws_writes_them() {
        for good in ["us-east-1", "ap-northeast-3", "us-gov-west-1"] {
            assert!(good.parse::<Region>().is_ok(), "{good}");
        }
        for bad in ["", "us-east", "US-EAST-1", "us-east-1a", "us--1", "us-east-1/../x"] {
            assert!(bad.parse::<Region>().is_err(), "{bad}");
        }
    }

    #[test]
    fn zone_ids_use_the_short_code() {
        let region: Region = "us-east-1".parse().expect("region");
        assert_eq!(
            region.zones()[0],
            Zone {
                name: "us-east-1a".into(),
                id: "use1-az1".into()
            }
        );
        let tokyo: Region = "ap-northeast-1".parse().expect("region");
        assert_eq!(tokyo.zones()[2].id, "apne1-az3");
    }
}

//! List prices of what the network access type changes, and of the file system: a dated table in the repository, replaceable.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Hours that AWS's own examples count a month by.
const HOURS: f64 = 730.0;

/// The line of a bill that a NAT gateway makes.
const NAT_GATEWAY: &str = "NAT gateway";

/// The table in the repository.
const TABLE: &str = include_str!("prices.json");

/// One price, in US dollars.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// The price.
    pub usd: f64,
    /// The page that AWS publishes it on.
    pub source: String,
    /// The day on which it was last read, there or in what quotes it.
    pub read: String,
    /// Whether it was read in what quotes AWS (its price list's copies, other people's tables) and not on that page itself, which
    /// shows most prices to browsers only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub secondary: bool,
}

impl Price {
    /// How it's known, in words: never more than is true.
    pub(crate) fn how_known(&self) -> String {
        if self.secondary {
            format!(
                "published at {}, quoted by a secondary source of {}",
                self.source, self.read
            )
        } else {
            format!("{}, read {}", self.source, self.read)
        }
    }
}

/// The prices of a region.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prices {
    /// A NAT gateway, per hour.
    pub nat_gateway_hour: Price,
    /// Data through NAT gateways, per GB, both directions.
    pub nat_gateway_gb: Price,
    /// An interface endpoint, per zone and hour.
    pub interface_endpoint_zone_hour: Price,
    /// Data through interface endpoints, per GB (first petabyte).
    pub interface_endpoint_gb: Price,
    /// A public IPv4 address, in use or idle, per hour.
    pub public_ipv4_hour: Price,
    /// EFS Standard storage, per GB and month.
    pub efs_standard_gb_month: Price,
}

impl Prices {
    /// Each with what it's for.
    pub(crate) fn by_name(&self) -> [(&'static str, &Price); 6] {
        [
            ("NAT gateway for an hour", &self.nat_gateway_hour),
            ("GB of data through NAT gateways", &self.nat_gateway_gb),
            (
                "interface endpoint in a zone for an hour",
                &self.interface_endpoint_zone_hour,
            ),
            ("GB of data through interface endpoints", &self.interface_endpoint_gb),
            ("public IPv4 address for an hour", &self.public_ipv4_hour),
            ("GB on EFS Standard storage for a month", &self.efs_standard_gb_month),
        ]
    }
}

/// Prices by region, with their date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceTable {
    /// The day the table was put together.
    pub as_of: String,
    /// By region. A region that's missing has no prices, and none are made up.
    pub regions: BTreeMap<String, Prices>,
}

/// Why a price table can't be used.
#[derive(Debug, thiserror::Error)]
pub enum PricesError {
    /// Not the table's JSON.
    #[error("not a price table: {0}")]
    Unreadable(#[source] serde_json::Error),
    /// A price that's no price.
    #[error("the price of a {what} in {region} is {usd}; prices are zero or more")]
    Impossible {
        /// The region.
        region: String,
        /// What it's the price of.
        what: &'static str,
        /// The number.
        usd: f64,
    },
}

impl PriceTable {
    /// Reads a table in the form of the repository's `prices.json`.
    ///
    /// # Errors
    /// [`PricesError`].
    pub fn parse(text: &str) -> Result<Self, PricesError> {
        let table: Self = serde_json::from_str(text).map_err(PricesError::Unreadable)?;
        for (region, prices) in &table.regions {
            let impossible = |(_, p): &(_, &Price)| !p.usd.is_finite() || p.usd < 0.0;
            if let Some((what, price)) = prices.by_name().into_iter().find(impossible) {
                return Err(PricesError::Impossible {
                    region: region.clone(),
                    what,
                    usd: price.usd,
                });
            }
        }
        Ok(table)
    }

    /// The table in the repository.
    pub fn built_in() -> Self {
        Self::parse(TABLE).expect("the repository's table is tested")
    }
}

/// One line of a bill.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// What for.
    pub item: String,
    /// How many units a month.
    pub quantity: f64,
    /// Of what.
    pub unit: String,
    /// The price of one.
    pub unit_usd: f64,
    /// The product.
    pub usd: f64,
    /// Whether it's due however little is used.
    pub fixed: bool,
}

/// What a way of setting up the network costs a month, by list prices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bill {
    /// Which way.
    pub name: String,
    /// Its lines, fixed ones first.
    pub lines: Vec<Line>,
    /// Due however little is used.
    pub fixed_usd: f64,
    /// Everything, with the volumes that were assumed.
    pub total_usd: f64,
}

impl Bill {
    pub(crate) fn has_nat_gateway(&self) -> bool {
        self.lines.iter().any(|l| l.item == NAT_GATEWAY)
    }
}

/// What's in use, to be priced.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Usage {
    pub nat_gateways: usize,
    pub endpoint_zones: usize,
    pub public_addresses: usize,
    pub nat_gb: f64,
    pub endpoint_gb: f64,
    pub efs_gb: f64,
}

impl Usage {
    /// The bill; lines without quantity are left out.
    pub fn bill(&self, name: &str, prices: &Prices) -> Bill {
        let hours = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX)) * HOURS;
        let rows = [
            (
                NAT_GATEWAY,
                hours(self.nat_gateways),
                "hours",
                &prices.nat_gateway_hour,
                true,
            ),
            (
                "interface endpoint, per zone",
                hours(self.endpoint_zones),
                "hours",
                &prices.interface_endpoint_zone_hour,
                true,
            ),
            (
                "public IPv4 address",
                hours(self.public_addresses),
                "hours",
                &prices.public_ipv4_hour,
                true,
            ),
            (
                "data through NAT gateways",
                self.nat_gb,
                "GB",
                &prices.nat_gateway_gb,
                false,
            ),
            (
                "data through interface endpoints",
                self.endpoint_gb,
                "GB",
                &prices.interface_endpoint_gb,
                false,
            ),
            (
                "EFS Standard storage",
                self.efs_gb,
                "GB-months",
                &prices.efs_standard_gb_month,
                false,
            ),
        ];
        let lines: Vec<Line> = rows
            .into_iter()
            .filter(|(_, quantity, ..)| *quantity > 0.0)
            .map(|(item, quantity, unit, price, fixed)| Line {
                item: item.to_owned(),
                quantity,
                unit: unit.to_owned(),
                unit_usd: price.usd,
                usd: cents(quantity * price.usd),
                fixed,
            })
            .collect();
        let sum = |wanted: &dyn Fn(&Line) -> bool| cents(lines.iter().filter(|l| wanted(l)).map(|l| l.usd).sum());
        Bill {
            name: name.to_owned(),
            fixed_usd: sum(&|l| l.fixed),
            total_usd: sum(&|_| true),
            lines,
        }
    }
}

/// Rounded to cents, so that the lines add up to what's shown. An empty sum is minus zero, and plus zero makes it none.
fn cents(usd: f64) -> f64 {
    (usd * 100.0).round() / 100.0 + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repositorys_table_is_dated_and_every_price_has_its_page() {
        let table = PriceTable::built_in();
        assert!(table.regions.contains_key("us-east-1") && table.regions.contains_key("ap-northeast-1"));
        let is_date = |t: &str| t.len() == 10 && t.starts_with("20") && t.split('-').count() == 3;
        assert!(is_date(&table.as_of));
        for (region, prices) in &table.regions {
            for (_, price) in prices.by_name() {
                assert!(
                    price.source.starts_with("https://aws.amazon.com/"),
                    "{region}: {price:?}"
                );
                assert!(is_date(&price.read) && price.read <= table.as_of, "{region}: {price:?}");
            }
        }
    }

    #[test]
    fn how_a_price_is_known_is_said_as_it_is() {
        let table = PriceTable::built_in();
        let prices = &table.regions["us-east-1"];
        let read = prices.interface_endpoint_gb.how_known();
        assert_eq!(read, "https://aws.amazon.com/privatelink/pricing/, read 2026-11-24");
        let quoted = prices.nat_gateway_hour.how_known();
        assert!(quoted.contains("secondary source of 2025-10-28"), "{quoted}");
        // A table of one's own needn't say it.
        let own = r#"{ "usd": 1, "source": "our contract", "read": "2026-01-01" }"#;
        assert!(!serde_json::from_str::<Price>(own).expect("a price").secondary);
    }

    #[test]
    fn a_bill_is_what_awss_own_arithmetic_gives() {
        let table = PriceTable::built_in();
        let prices = &table.regions["us-east-1"];
        // One NAT gateway with its address: 32.85 + 3.65, and 100 GB: 4.50.
        let nat = Usage {
            nat_gateways: 1,
            public_addresses: 1,
            nat_gb: 100.0,
            ..Usage::default()
        };
        let bill = nat.bill("nat", prices);
        assert_eq!((bill.fixed_usd, bill.total_usd), (36.5, 41.0));
        assert!(
            bill.lines[0].fixed && !bill.lines[2].fixed,
            "fixed first: {:?}",
            bill.lines
        );
        // Seven interface endpoints in two zones: 102.20.
        let closed = Usage {
            endpoint_zones: 14,
            ..Usage::default()
        };
        assert_eq!(closed.bill("endpoints", prices).fixed_usd, 102.2);
        let files = Usage {
            efs_gb: 10.0,
            ..Usage::default()
        };
        let files = files.bill("files", prices);
        assert_eq!((files.fixed_usd, files.total_usd, files.lines.len()), (0.0, 3.0, 1));
        assert_eq!(crate::usd(files.fixed_usd), "USD 0.00");
    }

    #[test]
    fn a_table_that_is_none_is_refused() {
        assert!(matches!(PriceTable::parse("{}"), Err(PricesError::Unreadable(_))));
        let negative = TABLE.replacen("0.062", "-1", 1);
        assert!(matches!(
            PriceTable::parse(&negative),
            Err(PricesError::Impossible { region, what, .. }) if region == "ap-northeast-1" && what.starts_with("NAT")
        ));
    }
}

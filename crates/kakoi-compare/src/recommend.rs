//! Which mode, and why: reach and policy decide, then simplicity and price.

use crate::prices::Bill;
use crate::render::usd;
use kakoi_studio::AppNetworkAccessType;
use kakoi_types::DomainId;
use serde::{Deserialize, Serialize};

/// What the owner of a domain wants of internet traffic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Policy {
    /// There must be none.
    Forbidden,
    /// Notebooks want it.
    Wanted,
}

/// The policy that counts, and how it's known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct InternetPolicy {
    /// `None`: nobody said.
    pub policy: Option<Policy>,
    /// How it's known.
    pub why: String,
}

impl InternetPolicy {
    /// As asked for, else read from the domain: a VpcOnly domain whose owner made no way out has closed it, one with a way out wants
    /// it. PublicInternetOnly is AWS's default and says nothing.
    pub(crate) fn find(said: Option<Policy>, access: AppNetworkAccessType, leads_out: bool) -> Self {
        let (policy, why) = match (said, access, leads_out) {
            (Some(policy), ..) => (Some(policy), "as --internet says"),
            (None, AppNetworkAccessType::VpcOnly, false) => (
                Some(Policy::Forbidden),
                "the domain is VpcOnly without a way out, so its owner has closed it; --internet wanted says otherwise",
            ),
            (None, AppNetworkAccessType::VpcOnly, true) => (
                Some(Policy::Wanted),
                "the domain is VpcOnly with a way out, so its owner wants it; --internet forbidden says otherwise",
            ),
            (None, AppNetworkAccessType::PublicInternetOnly, _) => (
                None,
                "Nobody said whether internet traffic is allowed (PublicInternetOnly is AWS's default): --internet forbidden or --internet wanted says it",
            ),
        };
        Self {
            policy,
            why: why.to_owned(),
        }
    }
}

/// The mode to take.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Recommendation {
    /// Which one.
    pub mode: String,
    /// Whether with a NAT gateway; only in VpcOnly.
    pub nat_gateway: bool,
    /// The choice in one sentence.
    pub sentence: String,
    /// Why, most important first.
    pub reasons: Vec<String>,
    /// What's left to set up for it, by name.
    pub to_do: Vec<String>,
    /// The command that gives the domain this mode once its apps are deleted, if it has the other one.
    pub switch: Option<String>,
    /// What isn't a reason, and why.
    pub note: String,
    /// The bill of the choice.
    pub bill: Option<Bill>,
}

/// What comes before [`Recommendation::switch`].
pub const TO_SWITCH: &str = "Once the domain's apps are deleted:";

/// What stands beside every answer. The report that AWS rates both the same was found on no page of its own, so it isn't quoted.
const NOTE: &str = "Not a reason by itself: how safe the notebook is. Sign-in, role, encryption and file system are the same in both modes, and nobody outside can open a connection to a notebook in either. For notebook use alone AWS is reported to rate the security of both modes the same (reported, not quoted); its developer guide calls removing direct internet access another layer of security (https://docs.aws.amazon.com/sagemaker/latest/dg/infrastructure-connect-to-resources.html). So the reasons to choose are reach and policy.";

/// What the choice follows from.
pub(crate) struct Facts<'a> {
    /// The domain.
    pub domain: &'a DomainId,
    /// Its mode now.
    pub access: AppNetworkAccessType,
    pub policy: &'a InternetPolicy,
    /// Databases of the domain's VPC that have a private address only, by name.
    pub databases: Vec<String>,
    /// Of VpcOnly without a way out, and with one.
    pub closed: Option<&'a Bill>,
    /// Of VpcOnly as the VPC is.
    pub now: Option<&'a Bill>,
    pub with_nat: Option<&'a Bill>,
    pub public: Option<&'a Bill>,
    /// What VpcOnly still wants.
    pub to_do: Vec<String>,
    /// What PublicInternetOnly still wants.
    pub to_do_public: Vec<String>,
}

pub(crate) fn recommend(facts: &Facts<'_>) -> Recommendation {
    let private = (!facts.databases.is_empty()).then(|| {
        format!(
            "The domain's VPC has {}, at private addresses: PublicInternetOnly has no path there, VpcOnly has.",
            facts.databases.join(", ")
        )
    });
    let (vpc_only, nat, sentence) = match (facts.policy.policy, &private) {
        (Some(Policy::Forbidden), _) => (true, false, "VpcOnly, without a way out."),
        (Some(Policy::Wanted), Some(_)) => (
            true,
            true,
            "VpcOnly with a NAT gateway: databases and internet are both wanted.",
        ),
        (None, Some(_)) => (
            true,
            false,
            "VpcOnly: the targets are in the VPC. With --internet wanted the answer is VpcOnly with a NAT gateway.",
        ),
        (Some(Policy::Wanted) | None, None) => (false, false, "PublicInternetOnly: simpler and cheaper."),
    };
    let mut reasons = Vec::new();
    match facts.policy.policy {
        Some(Policy::Forbidden) => reasons.push(format!(
            "Internet traffic is forbidden ({}): PublicInternetOnly can't be closed, VpcOnly is closed until a route leads out.",
            facts.policy.why
        )),
        Some(Policy::Wanted) => reasons.push(format!("Notebooks want the internet ({}).", facts.policy.why)),
        None => reasons.push(format!("{}.", facts.policy.why)),
    }
    reasons.extend(private.clone());
    let price = |bill: Option<&Bill>| {
        bill.map(|b| {
            format!(
                "{} a month fixed, {} with the volumes assumed",
                usd(b.fixed_usd),
                usd(b.total_usd)
            )
        })
    };
    if vpc_only {
        let now = facts
            .now
            .map(|b| format!(" (the VPC as it is now: {} fixed)", usd(b.fixed_usd)))
            .unwrap_or_default();
        let (bill, what) = if nat {
            (facts.with_nat, "One NAT gateway with its address costs")
        } else {
            (
                facts.closed,
                "All the interface endpoints that closed notebooks may want cost",
            )
        };
        if let Some(price) = price(bill) {
            reasons.push(format!(
                "{what} {price}{now}, by list price; PublicInternetOnly has no such line."
            ));
        }
    } else {
        reasons.push(
            "The domain's VPC has no database, so nothing private is known that notebooks would want.".to_owned(),
        );
        reasons.push(
            "Less to set up and keep up: no endpoint, NAT gateway, route or group decides what notebooks reach."
                .to_owned(),
        );
        let (bill, what) = match facts.now.filter(|b| b.has_nat_gateway()) {
            Some(now) => (Some(now), "VpcOnly as the VPC is now costs"),
            None => (facts.with_nat, "VpcOnly with internet would cost"),
        };
        if let Some(price) = price(bill) {
            reasons.push(format!("{what} {price}, by list price."));
        }
    }
    // The first reason is the one that decides.
    if facts.policy.policy.is_none() || (facts.policy.policy == Some(Policy::Wanted) && private.is_some()) {
        reasons.swap(0, 1);
    }
    let bill = match (vpc_only, nat) {
        (true, true) => facts.with_nat,
        (true, false) => facts.closed,
        (false, _) => facts.public,
    };
    let mode = if vpc_only {
        AppNetworkAccessType::VpcOnly
    } else {
        AppNetworkAccessType::PublicInternetOnly
    };
    Recommendation {
        mode: mode.as_str().to_owned(),
        nat_gateway: nat,
        sentence: sentence.to_owned(),
        reasons,
        to_do: if vpc_only {
            facts.to_do.clone()
        } else {
            facts.to_do_public.clone()
        },
        switch: (mode != facts.access).then(|| {
            format!(
                "aws sagemaker update-domain --domain-id {} --app-network-access-type {}",
                facts.domain,
                mode.as_str()
            )
        }),
        note: NOTE.to_owned(),
        bill: bill.cloned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice(said: Option<Policy>, access: AppNetworkAccessType, leads_out: bool, database: bool) -> Recommendation {
        let policy = InternetPolicy::find(said, access, leads_out);
        let databases = if database {
            vec!["orders (rds)".to_owned()]
        } else {
            Vec::new()
        };
        recommend(&Facts {
            domain: &DomainId::from_entropy(1),
            access,
            policy: &policy,
            databases,
            closed: None,
            now: None,
            with_nat: None,
            public: None,
            to_do: vec!["vpc".to_owned()],
            to_do_public: vec!["public".to_owned()],
        })
    }

    #[test]
    fn reach_and_policy_decide() {
        use AppNetworkAccessType::{PublicInternetOnly, VpcOnly};
        // (said, access, leads out, database) → (mode, NAT gateway, what the first reason is about)
        let table = [
            (
                None,
                PublicInternetOnly,
                true,
                false,
                "PublicInternetOnly",
                false,
                "no database",
            ),
            (None, PublicInternetOnly, true, true, "VpcOnly", false, "orders (rds)"),
            (
                Some(Policy::Wanted),
                PublicInternetOnly,
                true,
                true,
                "VpcOnly",
                true,
                "orders (rds)",
            ),
            (
                Some(Policy::Wanted),
                PublicInternetOnly,
                true,
                false,
                "PublicInternetOnly",
                false,
                "want the internet",
            ),
            (
                Some(Policy::Forbidden),
                PublicInternetOnly,
                true,
                false,
                "VpcOnly",
                false,
                "forbidden",
            ),
            (
                Some(Policy::Forbidden),
                PublicInternetOnly,
                true,
                true,
                "VpcOnly",
                false,
                "forbidden",
            ),
            (None, VpcOnly, false, false, "VpcOnly", false, "has closed it"),
            (None, VpcOnly, true, true, "VpcOnly", true, "orders (rds)"),
            (
                None,
                VpcOnly,
                true,
                false,
                "PublicInternetOnly",
                false,
                "with a way out",
            ),
            (
                Some(Policy::Wanted),
                VpcOnly,
                false,
                false,
                "PublicInternetOnly",
                false,
                "want the internet",
            ),
        ];
        for (said, access, leads_out, database, mode, nat, first) in table {
            let found = choice(said, access, leads_out, database);
            let case = format!("{said:?} {access:?} {leads_out} {database}: {found:?}");
            assert_eq!((found.mode.as_str(), found.nat_gateway), (mode, nat), "{case}");
            assert!(found.reasons[0].contains(first), "{case}");
            assert!(found.note.contains("reach and policy"));
            assert_eq!(found.switch.is_some(), mode != access.as_str(), "{case}");
            assert_eq!(
                found.to_do,
                [if mode == "VpcOnly" { "vpc" } else { "public" }],
                "{case}"
            );
        }
    }
}

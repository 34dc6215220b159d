//! `kakoi compare`: gathers what the store knows of a domain, and asks the model about both modes.

use super::{Running, control, quickstart, selftest};
use anyhow::bail;
use kakoi_compare::{Comparison, Options, Question, Region, Seat};
use kakoi_database::Database;
use kakoi_net::Network;
use kakoi_studio::{App, AppOwner, AppStatus, Domain, Space, UserProfile};
use kakoi_types::WorkloadId;
use serde_json::Value;

/// Notebooks of a domain that are asked about; of more the first by label. Two modes with nine questions each.
const MOST_NOTEBOOKS: usize = 50;

/// Compares the modes of a domain; without one those of the example domains, or of all.
pub fn run(running: &Running, domain: Option<&str>, options: &Options) -> anyhow::Result<Value> {
    let store = running.engine.store();
    let all: Vec<Domain> = store.scan("")?;
    let wanted = match domain {
        Some(name) => vec![control::find_domain(running, name)?],
        None => examples_or_all(&all),
    };
    if wanted.is_empty() {
        bail!("there's no domain; `kakoi quickstart` makes two, `aws sagemaker create-domain` makes one");
    }
    let gathered = Gathered {
        region: selftest::region(running)?,
        network: running.engine.network(),
        databases: store.scan("")?,
    };
    let mut comparisons: Vec<Comparison> = Vec::new();
    for domain in wanted {
        let name = selftest::domain_label(&all, &domain);
        let prefix = format!("{}/", domain.id);
        let records = Records {
            apps: store.scan(&prefix)?,
            spaces: store.scan(&prefix)?,
            profiles: store.scan(&prefix)?,
        };
        comparisons.push(gathered.compare(&domain, &name, &records, options));
    }
    let left_out = all.len().saturating_sub(comparisons.len());
    if domain.is_none()
        && left_out > 0
        && let Some(last) = comparisons.last_mut()
    {
        let note = format!("These are the example domains; {left_out} more: --domain NAME, by `kakoi domain list`.");
        last.notes.push(note);
    }
    Ok(serde_json::to_value(comparisons)?)
}

/// The quickstart's domains, as far as they're there; else all.
fn examples_or_all(all: &[Domain]) -> Vec<Domain> {
    let example = |d: &&Domain| quickstart::DOMAINS.iter().any(|(name, _)| d.name == *name);
    let examples: Vec<Domain> = all.iter().filter(example).cloned().collect();
    let mut wanted = if examples.is_empty() { all.to_vec() } else { examples };
    wanted.sort_by(|a, b| (a.access.as_str(), &a.name).cmp(&(b.access.as_str(), &b.name)));
    wanted
}

struct Gathered {
    region: Region,
    network: std::sync::Arc<Network>,
    databases: Vec<Database>,
}

/// A domain's records.
struct Records {
    apps: Vec<App>,
    spaces: Vec<Space>,
    profiles: Vec<UserProfile>,
}

impl Gathered {
    fn compare(&self, domain: &Domain, name: &str, records: &Records, options: &Options) -> Comparison {
        let mut places = records.running();
        let running = !places.is_empty();
        if !running {
            places = records.imagined();
        }
        let users = places.len().max(records.spaces.len());
        places.sort_unstable();
        places.truncate(MOST_NOTEBOOKS);
        let mut seats: Vec<Seat> = places
            .into_iter()
            .map(|(space, workload)| records.seat(name, space, workload))
            .collect();
        if seats.is_empty() {
            seats.push(first_seat(domain, name));
        }
        kakoi_compare::compare(&Question {
            region: &self.region,
            network: &self.network,
            domain,
            name,
            seats: &seats,
            running,
            users,
            databases: &self.databases,
            options,
        })
    }
}

/// The seat that a domain without spaces would give first: that of a user with the domain's default settings.
fn first_seat(domain: &Domain, name: &str) -> Seat {
    Seat {
        label: format!("{name}/(first space)"),
        workload: WorkloadId::from_entropy(1),
        profile: Some(UserProfile {
            domain: domain.id.clone(),
            name: "first".to_owned(),
            settings: None,
            uid: 0,
            sso_identifier: None,
            sso_value: None,
            life: domain.life.clone(),
            tags: kakoi_types::Tags::new(),
        }),
    }
}

impl Records {
    /// Spaces whose app runs.
    fn running(&self) -> Vec<(&str, WorkloadId)> {
        let apps = self.apps.iter().filter(|a| a.status == AppStatus::InService);
        apps.filter_map(|app| match &app.owner {
            AppOwner::Space(space) => Some((space.as_str(), app.workload?)),
            AppOwner::Profile(_) => None,
        })
        .collect()
    }

    /// The spaces as they would start, with namespaces that nobody has: counted from a number far from random ones' size.
    fn imagined(&self) -> Vec<(&str, WorkloadId)> {
        let numbered = self.spaces.iter().zip(1u128..);
        numbered
            .map(|(space, number)| (space.name.as_str(), WorkloadId::from_entropy(number)))
            .collect()
    }

    fn seat(&self, name: &str, space: &str, workload: WorkloadId) -> Seat {
        let record = self.spaces.iter().find(|s| s.name == space);
        let owner = record.and_then(Space::private_owner);
        let profile = owner.and_then(|o| self.profiles.iter().find(|p| p.name.eq_ignore_ascii_case(o)));
        Seat {
            label: format!("{name}/{space}"),
            workload,
            profile: profile.cloned(),
        }
    }
}

//! One domain, both modes, side by side.

use crate::answer::{answer, databases_of, mount_targets};
use crate::as_if::{Seat, as_if};
use crate::bills::Bills;
use crate::needs::{Looking, Need};
use crate::prices::{Bill, PriceTable, Prices};
use crate::recommend::{Facts, InternetPolicy, Policy, Recommendation, recommend};
use crate::risks::{Risk, public_reach, risks};
use crate::target::{Notebook, OTHER_APP_PORT, Region, Target, View, Way};
use kakoi_database::Database;
use kakoi_net::Network;
use kakoi_netir::{AppLeg, NetworkIr, resolve};
use kakoi_netsim::{Model, api_gate, home_gate};
use kakoi_studio::{AppNetworkAccessType, Domain};
use kakoi_types::{NetworkInterfaceId, WorkloadId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a caller may choose.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Options {
    /// Whether internet traffic is forbidden or wanted; `None` derives it.
    pub internet: Option<Policy>,
    /// GB a month through NAT gateways or interface endpoints.
    pub gb_processed: f64,
    /// GB on the domain's file system.
    pub efs_gb: f64,
    /// List prices.
    pub prices: PriceTable,
}

/// What's compared.
pub struct Question<'a> {
    /// The region.
    pub region: &'a Region,
    /// The network as users wrote it.
    pub network: &'a Network,
    /// The domain.
    pub domain: &'a Domain,
    /// Its name in output.
    pub name: &'a str,
    /// Its running apps; if none runs, its spaces as they would start. By label.
    pub seats: &'a [Seat],
    /// Whether those apps run.
    pub running: bool,
    /// Notebooks that there are or could be, `seats` being the first of them. None with a seat: the domain has no space, and the
    /// seat is that of a first one.
    pub users: usize,
    /// All databases of the region.
    pub databases: &'a [Database],
    /// What the caller chose.
    pub options: &'a Options,
}

/// The domain as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainFacts {
    /// Its id.
    pub id: String,
    /// Its name in output.
    pub name: String,
    /// Its network access type now.
    pub access: String,
    /// Its VPC.
    pub vpc: String,
}

/// One notebook and one target in one mode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// `DOMAIN/SPACE`.
    pub from: String,
    /// The target.
    pub to: Target,
    /// `reached` or `blocked`, as in the selftest.
    pub expected: String,
    /// The whole sentence.
    pub reason: String,
    /// A few words.
    pub short: String,
    /// The code of what blocks it.
    pub code: Option<String>,
    /// Where.
    pub at: Option<String>,
    /// The interface that packets take, if there is one already.
    pub interface: Option<String>,
    /// Its address.
    pub source: Option<String>,
    /// Which of the notebook's interfaces that is.
    pub leg: Option<AppLeg>,
    /// How they go on.
    pub way: Option<Way>,
}

impl Cell {
    /// Whether it's reached.
    pub fn is_reached(&self) -> bool {
        self.expected == "reached"
    }
}

/// Whether a notebook starts in a mode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// `DOMAIN/SPACE`.
    pub from: String,
    /// Why it would fail to start.
    pub fails: Option<String>,
}

/// One mode.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModeReport {
    /// The network access type.
    pub mode: String,
    /// Whether it's the domain's now.
    pub current: bool,
    /// Whether each notebook starts.
    pub starts: Vec<Start>,
    /// What each reaches.
    pub cells: Vec<Cell>,
    /// What has to be set up and kept up.
    pub needs: Vec<Need>,
    /// What malicious code could do.
    pub risks: Vec<Risk>,
    /// What it costs; several ways of setting it up.
    pub bills: Vec<Bill>,
}

/// Both modes of a domain, and which one to take.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The region's name.
    pub region: String,
    /// The domain.
    pub domain: DomainFacts,
    /// Whether its notebooks run, or are imagined as they would start.
    pub running: bool,
    /// PublicInternetOnly, then VpcOnly.
    pub modes: [ModeReport; 2],
    /// What's known of the owner's policy.
    pub internet: InternetPolicy,
    /// The answer.
    pub recommendation: Recommendation,
    /// Prices of the region, if the table has some.
    pub prices: Option<Prices>,
    /// The table's date.
    pub prices_as_of: String,
    /// What else has to be said.
    pub notes: Vec<String>,
}

/// Compares the two modes of a domain.
pub fn compare(question: &Question<'_>) -> Comparison {
    use AppNetworkAccessType::{PublicInternetOnly, VpcOnly};
    let notebooks: Vec<Notebook> = question
        .seats
        .iter()
        .map(|s| Notebook {
            label: s.label.clone(),
            workload: s.workload,
        })
        .collect();
    let imagined = [PublicInternetOnly, VpcOnly].map(|mode| Imagined::of(question, mode));
    let models = [&imagined[0], &imagined[1]].map(|i| Model::of(&i.ir));
    let views = [0, 1].map(|n| View {
        region: question.region,
        ir: &imagined[n].ir,
        model: &models[n],
        domain: question.domain,
        notebooks: &notebooks,
        databases: question.databases,
        other_port: OTHER_APP_PORT,
    });
    let current = usize::from(question.domain.access == VpcOnly);
    let leads_out = |view: &View<'_>| notebooks.iter().any(|n| !public_reach(view.ir, n.workload).is_empty());
    let internet = InternetPolicy::find(
        question.options.internet,
        question.domain.access,
        leads_out(&views[current]),
    );
    let prices = question
        .options
        .prices
        .regions
        .get(question.region.context.region.as_str());
    let bills = Bills::of(question, prices, leads_out(&views[1]));
    let report = |i: usize, bills: Vec<Bill>| {
        let (view, imagined) = (&views[i], &imagined[i]);
        let looking = Looking {
            view: *view,
            network: &imagined.network,
            seats: question.seats,
            users: question.users.max(notebooks.len()),
            policy: internet.policy,
        };
        let mut needs = looking.needs(imagined.mode);
        for note in needs.iter_mut().filter_map(|n| n.note.as_mut()) {
            *note = imagined.without_made_up(note);
        }
        ModeReport {
            mode: imagined.mode.as_str().to_owned(),
            current: i == current,
            starts: notebooks.iter().map(|n| imagined.start(view, n)).collect(),
            cells: cells(view, imagined),
            needs,
            risks: risks(view, &imagined.network),
            bills,
        }
    };
    let modes = [
        report(0, bills.public.iter().cloned().collect()),
        report(
            1,
            [&bills.now, &bills.closed, &bills.nat]
                .into_iter()
                .flatten()
                .cloned()
                .collect(),
        ),
    ];
    let work = |report: &ModeReport| {
        let wanted = report.needs.iter().filter(|n| n.state.wants_work());
        wanted.map(Need::to_do).collect()
    };
    // One that's publicly accessible asks for no mode.
    let private = |d: &Database| {
        views[1]
            .ir
            .databases
            .get(&d.workload)
            .is_none_or(|d| d.public_ip.is_none())
    };
    let databases = databases_of(&views[1])
        .filter(|(d, _)| private(d))
        .map(|(d, _)| format!("{} ({})", d.identifier, d.service.as_str()));
    let recommendation = recommend(&Facts {
        domain: &question.domain.id,
        access: question.domain.access,
        policy: &internet,
        databases: databases.collect(),
        closed: bills.closed.as_ref(),
        now: bills.now.as_ref(),
        with_nat: bills.nat.as_ref(),
        public: bills.public.as_ref(),
        to_do: work(&modes[1]),
        to_do_public: work(&modes[0]),
    });
    Comparison {
        region: question.region.context.region.to_string(),
        domain: DomainFacts {
            id: question.domain.id.to_string(),
            name: question.name.to_owned(),
            access: question.domain.access.as_str().to_owned(),
            vpc: question.domain.vpc.to_string(),
        },
        running: question.running,
        modes,
        internet,
        recommendation,
        prices: prices.cloned(),
        prices_as_of: question.options.prices.as_of.clone(),
        notes: notes(question, prices.is_some(), &notebooks),
    }
}

/// A mode's network: the real one where it's the domain's own and apps run.
struct Imagined {
    mode: AppNetworkAccessType,
    network: Network,
    ir: NetworkIr,
    made_up: BTreeSet<NetworkInterfaceId>,
    refused: BTreeMap<WorkloadId, String>,
}

impl Imagined {
    fn of(question: &Question<'_>, mode: AppNetworkAccessType) -> Self {
        let Question {
            region,
            network,
            domain,
            ..
        } = question;
        let (network, made_up, refused) = if mode == domain.access && question.running {
            ((*network).clone(), BTreeSet::new(), BTreeMap::new())
        } else {
            let outside = (&region.context, region.host_addresses.as_slice());
            let made = as_if(network, outside, domain, question.seats, mode);
            (made.network, made.made_up, made.refused)
        };
        let ir = resolve(&network, &region.addresses);
        Self {
            mode,
            network,
            ir,
            made_up,
            refused,
        }
    }

    /// A sentence without identifiers that nobody could look up.
    fn without_made_up(&self, sentence: &str) -> String {
        let made_up = self.made_up.iter();
        made_up.fold(sentence.to_owned(), |text, id| {
            text.replace(&id.to_string(), "an interface that an app would get")
        })
    }

    /// Asks the gates that stand before an app's start.
    fn start(&self, view: &View<'_>, notebook: &Notebook) -> Start {
        let gates = || {
            if let Some(why) = self.refused.get(&notebook.workload) {
                return Err(why.clone());
            }
            home_gate(view.ir, notebook.workload, &mount_targets(view.ir, view.domain))?;
            if self.mode == AppNetworkAccessType::VpcOnly {
                let service = view.region.service("sagemaker.api");
                api_gate(view.ir, notebook.workload, &service, view.region.sagemaker)?;
            }
            Ok(())
        };
        Start {
            from: notebook.label.clone(),
            fails: gates().err().map(|why| self.without_made_up(&why)),
        }
    }
}

/// All cells of a view, notebook by notebook.
fn cells(view: &View<'_>, imagined: &Imagined) -> Vec<Cell> {
    let mut cells = Vec::new();
    for notebook in view.notebooks {
        for to in Target::ALL {
            let Some(answer) = answer(view, notebook, to) else {
                continue;
            };
            cells.push(Cell {
                from: notebook.label.clone(),
                to,
                expected: if answer.reached { "reached" } else { "blocked" }.to_owned(),
                reason: imagined.without_made_up(&answer.sentence),
                short: answer.short,
                code: answer.code.map(|c| c.to_string()),
                at: answer.at.map(|at| imagined.without_made_up(&at)),
                interface: answer
                    .leg
                    .map(|(_, interface, _)| interface)
                    .filter(|i| !imagined.made_up.contains(i))
                    .map(|i| i.to_string()),
                source: answer.leg.map(|(.., source)| source.to_string()),
                leg: answer.leg.map(|(leg, ..)| leg),
                way: answer.way,
            });
        }
    }
    cells
}

fn notes(question: &Question<'_>, priced: bool, notebooks: &[Notebook]) -> Vec<String> {
    let mut notes = Vec::new();
    let (region, options) = (question.region, question.options);
    if notebooks.is_empty() {
        notes.push("The domain has no space, so there's no notebook to ask about; what's set up, cost and the answer don't need one.".to_owned());
    } else if question.users == 0 {
        notes.push("The domain has no space yet: the answers are for a first one, of a user with the domain's default settings.".to_owned());
    } else if !question.running {
        notes.push("No notebook of the domain runs: the answers are for its spaces as they would start.".to_owned());
    }
    if question.users > notebooks.len() {
        notes.push(format!(
            "{} of {} notebooks are shown.",
            notebooks.len(),
            question.users
        ));
    }
    if region.outside.is_none() {
        notes.push(
            "This region has no internet (--uplink none): what would reach it on AWS is blocked here, in both modes."
                .to_owned(),
        );
    }
    if priced {
        notes.push(format!(
            "List prices of {}, from the table of {} (a report by --write has each one's source and day), for 730 hours, {} GB through NAT gateways or interface endpoints (--gb-processed) and {} GB on the file system (--efs-gb). Gateway endpoints are free. Only what the mode changes is counted, and the file system: data to the internet and between zones, instances and their disks come on top in both.",
            region.context.region, options.prices.as_of, options.gb_processed, options.efs_gb
        ));
    } else {
        notes.push(format!(
            "The price table of {} has no prices of {}, so none are shown; --prices FILE gives some.",
            options.prices.as_of, region.context.region
        ));
    }
    notes
}

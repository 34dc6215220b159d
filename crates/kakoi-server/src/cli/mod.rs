//! The command line. Verbs that only ask are thin clients: of the public API where it has the answer, else of the server's
//! control socket.

mod app;
mod client;
mod compare;
mod control;
mod doctor;
mod down;
mod exec;
mod flows;
mod open;
mod print;
mod resources;
mod selftest;
mod status;

pub use control::ControlClient;
pub use print::{Output, chain, progress};

use crate::server::paths::DataDir;
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// A self-hosted data-science studio with SageMaker's domains and a network boundary that's enforced for real.
#[derive(Parser)]
#[command(name = "kakoi", version, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub verb: Verb,
}

#[derive(Args, Clone)]
pub struct Common {
    /// Where everything is kept [default: $XDG_STATE_HOME/kakoi or ~/.local/state/kakoi]
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// For people or for programs
    #[arg(long, global = true, value_enum, default_value_t = Output::Table)]
    pub output: Output,
}

#[derive(Subcommand)]
pub enum Verb {
    /// Start the region and stay in the foreground
    Up(UpArguments),
    /// Make the two example domains; running it twice changes nothing
    Quickstart,
    /// Show what runs
    Status,
    /// Try out for real what this machine allows, and name the cure for what's missing
    Doctor,
    /// Stop everything, also when the server is dead
    Down {
        /// Remove the database, homes, keys and logs too
        #[arg(long)]
        delete_data: bool,
    },
    /// Domains
    #[command(subcommand)]
    Domain(resources::DomainVerb),
    /// User profiles
    #[command(subcommand)]
    Profile(resources::ProfileVerb),
    /// Spaces
    #[command(subcommand)]
    Space(resources::SpaceVerb),
    /// Apps
    #[command(subcommand)]
    App(app::AppVerb),
    /// Measure what every running notebook reaches, and compare with the model
    Selftest,
    /// The last flows: who talked with whom, what was refused, and by which rule
    Flows(flows::FlowsArguments),
    /// PublicInternetOnly or VpcOnly? Both modes of a domain side by side: reach, set-up, risk, price, and which one to take
    Compare(compare::CompareArguments),
    /// Supervise a database; the payload of its sandbox, for nobody to call
    #[command(hide = true)]
    RunDatabase {
        /// What to run
        launch: PathBuf,
    },
}

#[derive(Args, Clone)]
pub struct UpArguments {
    /// Address of the API; port 0 takes a free one, the same at each start where possible [default: 127.0.0.1:4560]
    #[arg(long, value_name = "ADDR:PORT")]
    pub listen: Option<std::net::SocketAddr>,
    /// The region's name [default: us-east-1]
    #[arg(long, value_name = "NAME")]
    pub region: Option<String>,
    /// The account's number [default: 000000000000]
    #[arg(long, value_name = "ID")]
    pub account: Option<String>,
    /// How the region's internet side leaves the machine
    #[arg(long, value_enum, default_value_t = Uplink::Simulated)]
    pub uplink: Uplink,
    /// Whether services also answer under AWS's own names inside the region
    #[arg(long, value_name = "BOOL", default_value_t = true, action = clap::ArgAction::Set)]
    pub aws_names: bool,
    /// Most sandboxes parked for apps that will soon be started again, some 58 MiB each; 0 parks none
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(0..=64))]
    pub pool: usize,
    /// Refuse what AWS refuses, also where that breaks well-known clients
    #[arg(long)]
    pub strict_aws: bool,
    /// Write this file once ready (JSON)
    #[arg(long, value_name = "FILE")]
    pub ready_file: Option<PathBuf>,
    /// Make the two example domains before being ready
    #[arg(long)]
    pub quickstart: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Uplink {
    /// Hosts of ours that answer as github.com, pypi.org and others, inside a namespace
    Simulated,
    /// No internet, only the region's own services
    None,
    /// The machine's own network (not built yet)
    Host,
}

pub fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    let data_dir = DataDir::locate(arguments.common.data_dir.as_deref())?;
    let output = arguments.common.output;
    match arguments.verb {
        Verb::Up(up) => crate::server::up(data_dir, up),
        Verb::Quickstart => control::quickstart(&data_dir, output),
        Verb::Status => status::run(&data_dir, output),
        Verb::Doctor => doctor::run(&data_dir, output),
        Verb::Down { delete_data } => down::run(&data_dir, delete_data, output),
        Verb::Domain(verb) => resources::domain(&data_dir, output, verb),
        Verb::Profile(verb) => resources::profile(&data_dir, output, verb),
        Verb::Space(verb) => resources::space(&data_dir, output, verb),
        Verb::App(verb) => app::run(&data_dir, output, verb),
        Verb::Selftest => selftest::run(&data_dir, output),
        Verb::Flows(arguments) => flows::run(&data_dir, output, &arguments),
        Verb::Compare(arguments) => compare::run(&data_dir, output, &arguments),
        Verb::RunDatabase { launch } => Ok(kakoi_postgres::run(&launch)),
    }
}

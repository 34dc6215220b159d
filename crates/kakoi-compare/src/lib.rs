//! PublicInternetOnly or VpcOnly, which mode? Both, side by side, from the model alone.
//!
//! [`answer`] is what the model says of one notebook and one target; the selftest measures against the same answers.
//! [`as_if`] is the network that a domain would have in the other mode, and [`compare`] puts together what each mode reaches,
//! needs, risks and costs, and which one to take. [`markdown`] and [`html`] print that.
//!
//! Pure: no I/O, no clock, no randomness. What only the region knows (where its services answer, whether there's an internet)
//! comes in by [`Region`].

mod answer;
mod as_if;
mod bills;
mod comparison;
mod needs;
mod prices;
mod recommend;
mod render;
mod risks;
mod target;

pub use answer::{Answer, answer, database, default_address, mount_targets, other_app};
pub use as_if::{AsIf, Seat, as_if};
pub use comparison::{Cell, Comparison, DomainFacts, ModeReport, Options, Question, Start, compare};
pub use kakoi_netsim::Model;
pub use needs::{Need, State};
pub use prices::{Bill, Line, Price, PriceTable, Prices, PricesError};
pub use recommend::{InternetPolicy, Policy, Recommendation, TO_SWITCH};
pub use render::{Alike, Row, groups_of_notebooks, html, markdown, usd};
pub use risks::Risk;
pub use target::{Notebook, OTHER_APP_PORT, Outside, Region, Target, View, Way};

//! The studio's intent: domains, user profiles, spaces, apps and roles, with the rules of their lives.
//!
//! Pure: what may follow what, which settings win, how big an instance type is. Nothing here stores or starts anything.

mod browser;
mod instance;
mod legs;
mod model;
mod policy;
mod rules;
mod settings;
mod storage;

pub use browser::*;
pub use instance::{InstanceSize, instance_size};
pub use legs::*;
pub use model::*;
pub use policy::*;
pub use rules::*;
pub use settings::{merge_settings, unavailable_setting};
pub use storage::*;

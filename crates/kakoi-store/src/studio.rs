//! Keys of the studio's records.

use crate::Record;
use kakoi_studio::{App, Domain, Role, Slot, Space, UserProfile};

impl Record for Domain {
    const KIND: &'static str = "domain";
    fn key(&self) -> String {
        self.id.to_string()
    }
}

impl Record for UserProfile {
    const KIND: &'static str = "user-profile";
    fn key(&self) -> String {
        Self::key_of(&self.domain, &self.name)
    }
}

impl Record for Space {
    const KIND: &'static str = "space";
    fn key(&self) -> String {
        Self::key_of(&self.domain, &self.name)
    }
}

impl Record for App {
    const KIND: &'static str = "app";
    fn key(&self) -> String {
        Self::key_of(&self.domain, &self.owner, &self.app_type, &self.name)
    }
}

impl Record for Slot {
    const KIND: &'static str = "slot";
    fn key(&self) -> String {
        self.owner.clone()
    }
}

impl Record for Role {
    const KIND: &'static str = "role";
    fn key(&self) -> String {
        self.name.to_ascii_lowercase()
    }
}

//! Keys of the studio's records, and of the databases'.

use crate::Record;
use kakoi_database::{Database, SubnetGroup};
use kakoi_studio::{App, BrowserSession, Domain, ManagedPolicy, Role, Slot, Space, Ticket, UserProfile};

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

impl Record for ManagedPolicy {
    const KIND: &'static str = "managed-policy";
    fn key(&self) -> String {
        self.name.to_ascii_lowercase()
    }
}

impl Record for Ticket {
    const KIND: &'static str = "ticket";
    fn key(&self) -> String {
        Self::key_of(&self.site, &self.hash)
    }
}

impl Record for BrowserSession {
    const KIND: &'static str = "browser-session";
    fn key(&self) -> String {
        Self::key_of(&self.site, &self.hash)
    }
}

impl Record for Database {
    const KIND: &'static str = "database";
    fn key(&self) -> String {
        Self::key(self)
    }
}

impl Record for SubnetGroup {
    const KIND: &'static str = "database-subnet-group";
    fn key(&self) -> String {
        Self::key(self)
    }
}

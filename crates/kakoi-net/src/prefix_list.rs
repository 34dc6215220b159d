//! Prefix lists that users manage. A rule or route that names one means its entries of now, and counts against quotas with the
//! number of entries that the list may have. Source: "Managed prefix lists" of AWS's VPC guide.

use crate::cidr::parse_cidr;
use crate::group::MAX_RULES;
use crate::route::MAX_ROUTES;
use crate::tags::check_tags;
use crate::*;
use kakoi_types::*;
use std::collections::BTreeMap;

/// AWS's default quota of lists of a region.
const MAX_LISTS: usize = 100;
/// AWS's quota of entries.
const MAX_ENTRIES: i64 = 1000;
/// How many entries one change may add, and how many it may remove.
const MAX_CHANGES: usize = 100;
/// How many earlier versions are kept, so that changes can't fill the store.
const MAX_VERSIONS: usize = 50;
const MAX_NAME: usize = 255;
const MAX_DESCRIPTION: usize = 255;

/// Entries: range and description.
pub type ListEntries = BTreeMap<Ipv4Net, Option<String>>;

/// An entry as a client wrote it: range and description.
pub type EntrySpec = (String, Option<String>);

/// What `ModifyManagedPrefixList` changes.
#[derive(Clone, Debug, Default)]
pub struct ModifyPrefixList {
    /// Another name.
    pub name: Option<String>,
    /// Another size; not together with entries.
    pub max_entries: Option<i64>,
    /// The version that the caller knows; needed with entries.
    pub current_version: Option<u64>,
    /// Entries to add.
    pub add: Vec<EntrySpec>,
    /// Ranges to remove.
    pub remove: Vec<String>,
}

impl CustomerPrefixList {
    /// The entries of a version.
    ///
    /// # Errors
    /// `InvalidParameterValue`: there was no such version, or it's no longer kept.
    pub fn entries_of(&self, version: u64) -> Result<&ListEntries, NetError> {
        if version == self.version {
            return Ok(&self.entries);
        }
        self.history.get(&version).ok_or_else(|| {
            NetError::value(format!(
                "{} has no version {version}; its current one is {}",
                self.id, self.version
            ))
        })
    }

    /// Puts new entries in place of the old ones, which stay as an earlier version.
    fn replace(&mut self, entries: ListEntries) {
        let old = std::mem::replace(&mut self.entries, entries);
        self.history.insert(self.version, old);
        self.version += 1;
        while self.history.len() > MAX_VERSIONS {
            self.history.pop_first();
        }
    }

    fn check_version(&self, given: u64) -> Result<(), NetError> {
        if given == self.version {
            return Ok(());
        }
        Err(NetError::new(
            "PrefixListVersionMismatch",
            format!(
                "The prefix list has the incorrect version number: {} is at {}.",
                self.id, self.version
            ),
        ))
    }
}

impl Network {
    /// A user's prefix list by id. Errors: `InvalidPrefixListID.NotFound`.
    pub fn find_prefix_list(&self, id: PrefixListId) -> Result<&CustomerPrefixList, NetError> {
        self.prefix_lists.get(&id).ok_or_else(|| id.not_found())
    }

    /// Creates a list of version 1.
    ///
    /// # Errors
    /// `InvalidParameterValue` (name, size, entries), `PrefixListMaxEntriesExceeded`, `PrefixListLimitExceeded`,
    /// `UnsupportedOperation` (IPv6), tag errors.
    pub fn create_prefix_list(
        &mut self,
        ctx: &mut Ctx<'_>,
        name: &str,
        max_entries: i64,
        entries: &[EntrySpec],
        tags: Tags,
    ) -> Result<PrefixListId, NetError> {
        check_name(name)?;
        let max_entries = read_size(max_entries)?;
        let entries = read_entries(entries)?;
        check_size(&entries, max_entries)?;
        check_tags(&tags)?;
        if self.prefix_lists.len() >= MAX_LISTS {
            return Err(NetError::new(
                "PrefixListLimitExceeded",
                format!("A region can have {MAX_LISTS} prefix lists; delete one first"),
            ));
        }
        let id = PrefixListId::from_entropy(ctx.fresh());
        let list = CustomerPrefixList {
            id,
            name: name.to_owned(),
            max_entries,
            version: 1,
            entries,
            history: BTreeMap::new(),
            last_change: PrefixListChange::Created,
            tags,
        };
        self.prefix_lists.insert(id, list);
        Ok(id)
    }

    /// Changes a list; changed entries make a new version.
    ///
    /// # Errors
    /// `InvalidPrefixListID.NotFound`, `AuthFailure` (a list of AWS), `PrefixListVersionMismatch`,
    /// `PrefixListMaxEntriesExceeded`, `InvalidParameterCombination` (size and entries in one call), `InvalidRequest` (an entry
    /// that's there is added), `InvalidPrefixListModification` (one that isn't there is removed), `MissingParameter`,
    /// `InvalidParameterValue`, `UnsupportedOperation` (IPv6), and the quota errors of what names the list.
    pub fn modify_prefix_list(
        &mut self,
        ctx: &Ctx<'_>,
        id: PrefixListId,
        change: &ModifyPrefixList,
    ) -> Result<(), NetError> {
        let mut list = self.own_prefix_list(ctx, id)?.clone();
        let changes_entries = !change.add.is_empty() || !change.remove.is_empty();
        if changes_entries && change.max_entries.is_some() {
            return Err(NetError::new(
                "InvalidParameterCombination",
                "You cannot modify the entries of a prefix list and its size at the same time: use two calls",
            ));
        }
        match change.current_version {
            Some(version) => list.check_version(version)?,
            None if changes_entries => return Err(NetError::missing("CurrentVersion")),
            None => {}
        }
        if let Some(name) = &change.name {
            check_name(name)?;
            list.name.clone_from(name);
        }
        if let Some(size) = change.max_entries {
            list.max_entries = read_size(size)?;
            check_size(&list.entries, list.max_entries)?;
            self.check_quotas_with(id, list.max_entries)?;
        }
        if changes_entries {
            let entries = changed(&list.entries, change)?;
            check_size(&entries, list.max_entries)?;
            list.replace(entries);
        }
        list.last_change = PrefixListChange::Modified;
        self.prefix_lists.insert(id, list);
        Ok(())
    }

    /// Makes the entries of an earlier version the current ones, as a new version.
    ///
    /// # Errors
    /// `InvalidPrefixListID.NotFound`, `AuthFailure` (a list of AWS), `PrefixListVersionMismatch`, `InvalidParameterValue`
    /// (there's no such version), `PrefixListMaxEntriesExceeded` (the list is smaller now).
    pub fn restore_prefix_list(
        &mut self,
        ctx: &Ctx<'_>,
        id: PrefixListId,
        current: u64,
        previous: u64,
    ) -> Result<(), NetError> {
        let mut list = self.own_prefix_list(ctx, id)?.clone();
        list.check_version(current)?;
        let entries = list.entries_of(previous)?.clone();
        check_size(&entries, list.max_entries)?;
        list.replace(entries);
        list.last_change = PrefixListChange::Restored;
        self.prefix_lists.insert(id, list);
        Ok(())
    }

    /// Deletes a list; returns what it was.
    ///
    /// # Errors
    /// `InvalidPrefixListID.NotFound`, `AuthFailure` (a list of AWS), `DependencyViolation` while a rule or a route names it.
    pub fn delete_prefix_list(&mut self, ctx: &Ctx<'_>, id: PrefixListId) -> Result<CustomerPrefixList, NetError> {
        let list = self.own_prefix_list(ctx, id)?.clone();
        if let Some(user) = self.prefix_list_users(id).first() {
            return Err(NetError::dependency(id, user));
        }
        self.prefix_lists.remove(&id);
        Ok(list)
    }

    /// The users' groups and route tables that name a list, by id.
    pub fn prefix_list_users(&self, id: PrefixListId) -> Vec<String> {
        let groups = self
            .visible_groups()
            .filter(|g| g.rules.values().any(|r| r.peer == Peer::PrefixList(id)));
        let tables = self
            .visible_route_tables()
            .filter(|t| t.routes.contains_key(&RouteDestination::PrefixList(id)));
        let mut all: Vec<String> = groups.map(|g| g.id.to_string()).collect();
        all.extend(tables.map(|t| t.id.to_string()));
        all.sort_unstable();
        all
    }

    /// A list that rules and routes may name: the region's own, or a user's.
    pub(crate) fn known_prefix_list(&self, ctx: &Ctx<'_>, id: PrefixListId) -> Result<PrefixListId, NetError> {
        if id != s3_prefix_list_id(&ctx.region.region) {
            self.find_prefix_list(id)?;
        }
        Ok(id)
    }

    /// How many rules the rules of one direction count as.
    pub(crate) fn weight_of_rules<'a>(&self, peers: impl Iterator<Item = &'a Peer>) -> usize {
        let weight = |peer: &Peer| match peer {
            Peer::PrefixList(list) => self.weight(*list),
            Peer::Cidr(_) | Peer::Group(_) => 1,
        };
        peers.map(weight).sum()
    }

    /// How many routes the routes of a table count as.
    pub(crate) fn weight_of_routes<'a>(&self, routes: impl Iterator<Item = &'a RouteDestination>) -> usize {
        let weight = |destination: &RouteDestination| match destination {
            RouteDestination::PrefixList(list) => self.weight(*list),
            RouteDestination::Cidr(_) => 1,
        };
        routes.map(weight).sum()
    }

    /// A user's list weighs what it may have, S3's weighs 1.
    fn weight(&self, list: PrefixListId) -> usize {
        self.prefix_lists.get(&list).map_or(1, |l| l.max_entries as usize)
    }

    /// A list that its users may change.
    fn own_prefix_list(&self, ctx: &Ctx<'_>, id: PrefixListId) -> Result<&CustomerPrefixList, NetError> {
        if id == s3_prefix_list_id(&ctx.region.region) {
            return Err(NetError::new(
                "AuthFailure",
                format!("You do not have permission to access the specified resource: {id} is managed by AWS."),
            ));
        }
        self.find_prefix_list(id)
    }

    /// Whether everything that names a list stays within its quota when the list has another size.
    fn check_quotas_with(&self, id: PrefixListId, size: u32) -> Result<(), NetError> {
        let mut next = self.clone();
        if let Some(list) = next.prefix_lists.get_mut(&id) {
            list.max_entries = size;
        }
        for group in self.groups.values() {
            if group.rules.values().any(|r| r.peer == Peer::PrefixList(id)) {
                for direction in [Direction::Ingress, Direction::Egress] {
                    next.check_rule_quota(group.id, group.rules_in(direction).map(|r| &r.peer))?;
                }
            }
        }
        for table in self.route_tables.values() {
            if table.routes.contains_key(&RouteDestination::PrefixList(id)) {
                next.check_route_quota(table.id, table.routes.keys())?;
            }
        }
        Ok(())
    }

    /// Refuses more rules of one direction than a group may have.
    pub(crate) fn check_rule_quota<'a>(
        &self,
        group: SecurityGroupId,
        peers: impl Iterator<Item = &'a Peer>,
    ) -> Result<(), NetError> {
        if self.weight_of_rules(peers) <= MAX_RULES {
            return Ok(());
        }
        Err(NetError::new(
            "RulesPerSecurityGroupLimitExceeded",
            format!(
                "{group} can have {MAX_RULES} rules for each direction, and a prefix list counts with its maximum size; revoke some or use another group"
            ),
        ))
    }

    /// Refuses more routes than a table may have.
    pub(crate) fn check_route_quota<'a>(
        &self,
        table: RouteTableId,
        routes: impl Iterator<Item = &'a RouteDestination>,
    ) -> Result<(), NetError> {
        if self.weight_of_routes(routes) <= MAX_ROUTES {
            return Ok(());
        }
        Err(NetError::new(
            "RouteLimitExceeded",
            format!(
                "{table} can have {MAX_ROUTES} routes, and a prefix list counts with its maximum size; delete some first"
            ),
        ))
    }
}

fn check_name(name: &str) -> Result<(), NetError> {
    if name.is_empty() || name.len() > MAX_NAME || name.starts_with("com.amazonaws") {
        return Err(NetError::value(format!(
            "Value ({name}) for parameter prefixListName is invalid: up to {MAX_NAME} characters, not starting with com.amazonaws."
        )));
    }
    Ok(())
}

fn read_size(size: i64) -> Result<u32, NetError> {
    let fits = u32::try_from(size).ok().filter(|_| (1..=MAX_ENTRIES).contains(&size));
    fits.ok_or_else(|| {
        NetError::value(format!(
            "Value ({size}) for parameter maxEntries is invalid: it is 1 to {MAX_ENTRIES}."
        ))
    })
}

fn check_size(entries: &ListEntries, max: u32) -> Result<(), NetError> {
    if entries.len() <= max as usize {
        return Ok(());
    }
    Err(NetError::new(
        "PrefixListMaxEntriesExceeded",
        format!("You've reached the maximum number of entries for the prefix list: {max}."),
    ))
}

fn read_entries(specs: &[EntrySpec]) -> Result<ListEntries, NetError> {
    if specs.len() > MAX_CHANGES {
        return Err(NetError::value(format!(
            "At most {MAX_CHANGES} entries can be given in one call"
        )));
    }
    let mut entries = ListEntries::new();
    for (cidr, description) in specs {
        let range = parse_cidr(cidr, "cidr")?;
        if description
            .as_ref()
            .is_some_and(|d| d.chars().count() > MAX_DESCRIPTION)
        {
            return Err(NetError::value(format!(
                "The description of {cidr} is longer than {MAX_DESCRIPTION} characters"
            )));
        }
        // Clients write "no description" as an empty one.
        let description = description.clone().filter(|d| !d.is_empty());
        if entries.insert(range, description).is_some() {
            return Err(NetError::value(format!("Request cannot contain Cidr {range} twice")));
        }
    }
    Ok(entries)
}

/// The entries after a change.
fn changed(entries: &ListEntries, change: &ModifyPrefixList) -> Result<ListEntries, NetError> {
    let add = read_entries(&change.add)?;
    let remove: Vec<EntrySpec> = change.remove.iter().map(|cidr| (cidr.clone(), None)).collect();
    let remove = read_entries(&remove)?;
    if let Some(both) = add.keys().find(|range| remove.contains_key(range)) {
        return Err(NetError::value(format!(
            "Request cannot contain Cidr {both} in both AddPrefixListEntries and RemovePrefixListEntries"
        )));
    }
    if let Some(missing) = remove.keys().find(|range| !entries.contains_key(range)) {
        return Err(NetError::new(
            "InvalidPrefixListModification",
            // By its last words Terraform's provider knows that an entry it deletes is gone already.
            format!("The prefix list entry {missing} does not exist."),
        ));
    }
    if let Some(there) = add.keys().find(|range| entries.contains_key(range)) {
        return Err(NetError::new(
            "InvalidRequest",
            format!("The request received was invalid: the prefix list has the entry {there} already."),
        ));
    }
    let mut entries = entries.clone();
    entries.retain(|range, _| !remove.contains_key(range));
    entries.extend(add);
    Ok(entries)
}

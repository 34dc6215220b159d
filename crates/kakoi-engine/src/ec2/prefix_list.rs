//! Prefix lists: the one of S3, which the region manages, and those of users.

use super::support::*;
use super::token::Call;
use crate::{Caller, Engine, net_error};
use kakoi_api::generated::ec2::*;
use kakoi_net::{CustomerPrefixList, EntrySpec, ListEntries, ModifyPrefixList, PrefixListChange, s3_prefix_list};
use kakoi_types::Tags;
use kakoi_wire::ApiError;

const FILTERS: &[&str] = &["prefix-list-id", "prefix-list-name"];
const MANAGED_FILTERS: &[&str] = &["owner-id", "prefix-list-id", "prefix-list-name"];

fn s3(engine: &Engine) -> kakoi_net::PrefixList {
    s3_prefix_list(&engine.region().region, engine.settings().s3_ranges.clone())
}

/// A list of either kind.
#[derive(Clone, Copy)]
enum List<'a> {
    Aws(&'a kakoi_net::PrefixList),
    Own(&'a CustomerPrefixList),
}

impl List<'_> {
    fn id(self) -> kakoi_types::PrefixListId {
        match self {
            Self::Aws(list) => list.id,
            Self::Own(list) => list.id,
        }
    }

    fn tags(self) -> Tags {
        match self {
            Self::Aws(_) => Tags::new(),
            Self::Own(list) => list.tags.clone(),
        }
    }
}

impl View<'_> {
    /// A list as EC2 prints it.
    fn prefix_list(&self, list: List<'_>) -> ManagedPrefixList {
        match list {
            List::Aws(list) => ManagedPrefixList {
                prefix_list_id: text(list.id),
                prefix_list_name: text(&list.name),
                prefix_list_arn: Some(format!(
                    "arn:aws:ec2:{}:aws:prefix-list/{}",
                    self.region.region, list.id
                )),
                owner_id: text("AWS"),
                address_family: text("IPv4"),
                state: text("create-complete"),
                ..ManagedPrefixList::default()
            },
            List::Own(list) => ManagedPrefixList {
                prefix_list_id: text(list.id),
                prefix_list_name: text(&list.name),
                prefix_list_arn: self.arn("prefix-list", list.id),
                owner_id: self.owner(),
                address_family: text("IPv4"),
                state: text(match list.last_change {
                    PrefixListChange::Created => "create-complete",
                    PrefixListChange::Modified => "modify-complete",
                    PrefixListChange::Restored => "restore-complete",
                }),
                max_entries: i32::try_from(list.max_entries).ok(),
                version: i64::try_from(list.version).ok(),
                tags: tag_list(&list.tags),
                ..ManagedPrefixList::default()
            },
        }
    }
}

pub(super) async fn describe_prefix_lists(
    engine: &Engine,
    _: &Caller,
    request: DescribePrefixListsRequest,
) -> Result<DescribePrefixListsResult, ApiError> {
    let page = (request.max_results, request.next_token);
    let query = Query::<kakoi_types::PrefixListId>::new(
        request.dry_run,
        &request.prefix_list_ids,
        request.filters,
        FILTERS,
        page,
    )?;
    let list = s3(engine);
    let print = |list: &kakoi_net::PrefixList| PrefixList {
        prefix_list_id: text(list.id),
        prefix_list_name: text(&list.name),
        cidrs: list.entries.iter().map(ToString::to_string).collect(),
    };
    let field = |list: &PrefixList, name: &str| match name {
        "prefix-list-id" => opt(&list.prefix_list_id),
        "prefix-list-name" => opt(&list.prefix_list_name),
        _ => Vec::new(),
    };
    let (prefix_lists, next_token) = query.answer(std::iter::once(&list), |l| l.id, |_| Tags::new(), print, field)?;
    Ok(DescribePrefixListsResult {
        prefix_lists,
        next_token,
    })
}

pub(super) async fn describe_managed_prefix_lists(
    engine: &Engine,
    _: &Caller,
    request: DescribeManagedPrefixListsRequest,
) -> Result<DescribeManagedPrefixListsResult, ApiError> {
    let page = (request.max_results, request.next_token);
    let query = Query::<kakoi_types::PrefixListId>::new(
        request.dry_run,
        &request.prefix_list_ids,
        request.filters,
        MANAGED_FILTERS,
        page,
    )?;
    let (network, list) = (engine.network(), s3(engine));
    let view = View::new(&network, engine.region());
    let field = |list: &ManagedPrefixList, name: &str| match name {
        "owner-id" => opt(&list.owner_id),
        "prefix-list-id" => opt(&list.prefix_list_id),
        "prefix-list-name" => opt(&list.prefix_list_name),
        _ => Vec::new(),
    };
    let all = std::iter::once(List::Aws(&list)).chain(network.prefix_lists.values().map(List::Own));
    let (prefix_lists, next_token) = query.answer(all, List::id, List::tags, |l| view.prefix_list(l), field)?;
    Ok(DescribeManagedPrefixListsResult {
        prefix_lists,
        next_token,
    })
}

pub(super) async fn get_managed_prefix_list_entries(
    engine: &Engine,
    _: &Caller,
    request: GetManagedPrefixListEntriesRequest,
) -> Result<GetManagedPrefixListEntriesResult, ApiError> {
    let wanted: kakoi_types::PrefixListId = id(&request.prefix_list_id)?;
    let page = Page::new(request.max_results, request.next_token)?;
    end_dry_run(request.dry_run)?;
    let (network, aws) = (engine.network(), s3(engine));
    let entries: ListEntries = if wanted == aws.id {
        if let Some(version) = request.target_version {
            return Err(bad_value(format!(
                "Value ({version}) for parameter targetVersion is invalid: lists of AWS have no versions."
            )));
        }
        aws.entries.iter().map(|cidr| (*cidr, None)).collect()
    } else {
        let list = network.find_prefix_list(wanted).map_err(net_error)?;
        let version = request.target_version.map_or(Ok(list.version), version)?;
        list.entries_of(version).map_err(net_error)?.clone()
    };
    // By the order of addresses, so that pages follow it; text sorts otherwise.
    let key = |cidr: &kakoi_types::Ipv4Net| format!("{:08x}/{:02}", u32::from(cidr.network()), cidr.prefix_len());
    let mut keyed: Vec<_> = entries.iter().map(|entry| (key(entry.0), entry)).collect();
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    let (entries, next_token) = page.cut(keyed.into_iter(), |(cidr, description)| {
        Some(PrefixListEntry {
            cidr: text(cidr),
            description: description.clone(),
        })
    });
    Ok(GetManagedPrefixListEntriesResult { entries, next_token })
}

pub(super) async fn get_managed_prefix_list_associations(
    engine: &Engine,
    _: &Caller,
    request: GetManagedPrefixListAssociationsRequest,
) -> Result<GetManagedPrefixListAssociationsResult, ApiError> {
    let list: kakoi_types::PrefixListId = id(&request.prefix_list_id)?;
    let page = Page::new(request.max_results, request.next_token)?;
    end_dry_run(request.dry_run)?;
    let network = engine.network();
    if list != s3(engine).id {
        network.find_prefix_list(list).map_err(net_error)?;
    }
    let owner = engine.region().account.to_string();
    let users = network.prefix_list_users(list).into_iter();
    let (prefix_list_associations, next_token) = page.cut(users.map(|user| (user.clone(), user)), |user| {
        Some(PrefixListAssociation {
            resource_id: Some(user),
            resource_owner: text(&owner),
        })
    });
    Ok(GetManagedPrefixListAssociationsResult {
        next_token,
        prefix_list_associations,
    })
}

/// A version as a request has it.
fn version(number: i64) -> Result<u64, ApiError> {
    u64::try_from(number).map_err(|_| bad_value(format!("Value ({number}) is no version of a prefix list")))
}

fn read_entries(entries: Vec<AddPrefixListEntry>) -> Vec<EntrySpec> {
    entries.into_iter().map(|e| (e.cidr, e.description)).collect()
}

pub(super) async fn create_managed_prefix_list(
    engine: &Engine,
    _: &Caller,
    request: CreateManagedPrefixListRequest,
) -> Result<CreateManagedPrefixListResult, ApiError> {
    let call = Call::new("CreateManagedPrefixList", request.client_token.as_ref(), &request);
    match request.address_family.as_str() {
        "IPv4" => {}
        "IPv6" => unsupported(&[(true, "AddressFamily IPv6")])?,
        other => {
            return Err(bad_value(format!(
                "Value ({other}) for parameter addressFamily is invalid. Use IPv4."
            )));
        }
    }
    let (name, size) = (request.prefix_list_name, i64::from(request.max_entries));
    let entries = read_entries(request.entries);
    let tags = new_tags(request.tag_specifications, "prefix-list")?;
    end_dry_run(request.dry_run)?;
    let list = engine.commit(move |tx, ctx| {
        let earlier = call.earlier(tx, ctx)?.and_then(|text| text.parse().ok());
        let id = match earlier.filter(|id| tx.network.find_prefix_list(*id).is_ok()) {
            Some(id) => id,
            None => {
                let made = tx.network.create_prefix_list(ctx, &name, size, &entries, tags);
                let id = made.map_err(net_error)?;
                call.remember(tx, ctx, id.to_string());
                id
            }
        };
        let list = tx.network.find_prefix_list(id).map_err(net_error)?;
        Ok(View::new(&tx.network, ctx.region).prefix_list(List::Own(list)))
    });
    Ok(CreateManagedPrefixListResult {
        prefix_list: Some(list.await?),
    })
}

pub(super) async fn modify_managed_prefix_list(
    engine: &Engine,
    _: &Caller,
    request: ModifyManagedPrefixListRequest,
) -> Result<ModifyManagedPrefixListResult, ApiError> {
    let id = id(&request.prefix_list_id)?;
    unsupported(&[(
        request.ipam_prefix_list_resolver_sync_enabled == Some(true),
        "IpamPrefixListResolverSyncEnabled",
    )])?;
    let modify = ModifyPrefixList {
        name: request.prefix_list_name,
        max_entries: request.max_entries.map(i64::from),
        current_version: request.current_version.map(version).transpose()?,
        add: read_entries(request.add_entries),
        remove: request.remove_entries.into_iter().map(|e| e.cidr).collect(),
    };
    let list = change(engine, request.dry_run, move |net, ctx| {
        net.modify_prefix_list(ctx, id, &modify)?;
        Ok(View::new(net, ctx.region).prefix_list(List::Own(net.find_prefix_list(id)?)))
    });
    Ok(ModifyManagedPrefixListResult {
        prefix_list: Some(list.await?),
    })
}

pub(super) async fn restore_managed_prefix_list_version(
    engine: &Engine,
    _: &Caller,
    request: RestoreManagedPrefixListVersionRequest,
) -> Result<RestoreManagedPrefixListVersionResult, ApiError> {
    let id = id(&request.prefix_list_id)?;
    let (current, previous) = (version(request.current_version)?, version(request.previous_version)?);
    let list = change(engine, request.dry_run, move |net, ctx| {
        net.restore_prefix_list(ctx, id, current, previous)?;
        Ok(View::new(net, ctx.region).prefix_list(List::Own(net.find_prefix_list(id)?)))
    });
    Ok(RestoreManagedPrefixListVersionResult {
        prefix_list: Some(list.await?),
    })
}

pub(super) async fn delete_managed_prefix_list(
    engine: &Engine,
    _: &Caller,
    request: DeleteManagedPrefixListRequest,
) -> Result<DeleteManagedPrefixListResult, ApiError> {
    let id = id(&request.prefix_list_id)?;
    let list = change(engine, request.dry_run, move |net, ctx| {
        let gone = net.delete_prefix_list(ctx, id)?;
        Ok(ManagedPrefixList {
            state: text("delete-complete"),
            ..View::new(net, ctx.region).prefix_list(List::Own(&gone))
        })
    });
    Ok(DeleteManagedPrefixListResult {
        prefix_list: Some(list.await?),
    })
}

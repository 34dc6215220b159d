//! Prefix lists: the one of S3, which the region manages.

use super::support::*;
use crate::{Caller, Engine};
use kakoi_api::generated::ec2::*;
use kakoi_net::s3_prefix_list;
use kakoi_types::Tags;
use kakoi_wire::ApiError;

const FILTERS: &[&str] = &["prefix-list-id", "prefix-list-name"];
const MANAGED_FILTERS: &[&str] = &["owner-id", "prefix-list-id", "prefix-list-name"];

fn s3(engine: &Engine) -> kakoi_net::PrefixList {
    s3_prefix_list(&engine.region().region, engine.settings().s3_ranges.clone())
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
    let region = engine.region();
    let list = s3(engine);
    let print = |list: &kakoi_net::PrefixList| ManagedPrefixList {
        prefix_list_id: text(list.id),
        prefix_list_name: text(&list.name),
        prefix_list_arn: Some(format!("arn:aws:ec2:{}:aws:prefix-list/{}", region.region, list.id)),
        owner_id: text("AWS"),
        address_family: text("IPv4"),
        state: text("create-complete"),
        ..ManagedPrefixList::default()
    };
    let field = |list: &ManagedPrefixList, name: &str| match name {
        "owner-id" => opt(&list.owner_id),
        "prefix-list-id" => opt(&list.prefix_list_id),
        "prefix-list-name" => opt(&list.prefix_list_name),
        _ => Vec::new(),
    };
    let (prefix_lists, next_token) = query.answer(std::iter::once(&list), |l| l.id, |_| Tags::new(), print, field)?;
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
    let wanted = [request.prefix_list_id];
    let query = Query::<kakoi_types::PrefixListId>::new(request.dry_run, &wanted, Vec::new(), &[], (None, None))?;
    let page = Page::new(request.max_results, request.next_token)?;
    let list = s3(engine);
    query.answer(
        std::iter::once(&list),
        |l| l.id,
        |_| Tags::new(),
        |_| (),
        |(), _| Vec::new(),
    )?;
    let entries = list.entries.iter().map(|cidr| (cidr.to_string(), cidr));
    let (entries, next_token) = page.cut(entries, |cidr| {
        Some(PrefixListEntry {
            cidr: text(cidr),
            description: None,
        })
    });
    Ok(GetManagedPrefixListEntriesResult { entries, next_token })
}

//! What every EC2 handler shares: identifiers, dry runs, tags, and the describe operations' ids, filters and pages.

use crate::{Engine, net_error, now_ms};
use kakoi_api::generated::ec2 as api;
use kakoi_net::{Ctx, EpochMs, Filter, NetError, Network, ResourceId, check_filter_names, matches_filters, parse_id};
use kakoi_types::{RegionContext, Tags};
use kakoi_wire::ApiError;
use std::collections::BTreeSet;
use std::fmt::Display;

/// What a printer needs: the network for what a resource refers to, the region for ARNs and the owner, the time for what
/// expires.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) net: &'a Network,
    pub(super) region: &'a RegionContext,
    pub(super) now: EpochMs,
}

impl<'a> View<'a> {
    pub(super) fn new(net: &'a Network, region: &'a RegionContext) -> Self {
        Self {
            net,
            region,
            now: now_ms(),
        }
    }

    /// The account that owns everything.
    pub(super) fn owner(&self) -> Option<String> {
        Some(self.region.account.to_string())
    }

    /// Such as `arn:aws:ec2:us-east-1:000000000000:subnet/subnet-…`.
    pub(super) fn arn(&self, kind: &str, id: impl Display) -> Option<String> {
        Some(self.region.arn("ec2", format_args!("{kind}/{id}")))
    }

    /// The id of a zone of the region.
    pub(super) fn zone_id(&self, zone: &str) -> Option<String> {
        self.region
            .region
            .zones()
            .into_iter()
            .find(|z| z.name == zone)
            .map(|z| z.id)
    }
}

/// Text of anything that prints, as a member of an answer.
pub(super) fn text(value: impl Display) -> Option<String> {
    Some(value.to_string())
}

/// Seconds since the epoch, as answers carry times.
pub(super) fn seconds(ms: EpochMs) -> Option<f64> {
    Some(ms as f64 / 1000.0)
}

/// An identifier that the caller sent.
pub(super) fn id<I: ResourceId>(text: &str) -> Result<I, ApiError> {
    parse_id(text).map_err(net_error)
}

/// Identifiers that the caller sent.
pub(super) fn ids<I: ResourceId, C: FromIterator<I>>(texts: &[String]) -> Result<C, ApiError> {
    texts.iter().map(|t| id(t)).collect()
}

/// An identifier that the caller may have sent.
pub(super) fn optional_id<I: ResourceId>(text: &Option<String>) -> Result<Option<I>, ApiError> {
    text.as_deref().map(id).transpose()
}

/// A parameter that the model calls optional and the operation needs.
pub(super) fn required<T>(value: Option<T>, name: &str) -> Result<T, ApiError> {
    value.ok_or_else(|| {
        ApiError::client(
            "MissingParameter",
            format!("The request must contain the parameter {name}"),
        )
    })
}

/// `InvalidParameterValue`.
pub(super) fn bad_value(message: String) -> ApiError {
    ApiError::client("InvalidParameterValue", message)
}

/// `InvalidParameterCombination`.
pub(super) fn bad_combination(message: &str) -> ApiError {
    ApiError::client("InvalidParameterCombination", message)
}

/// Refuses parameters of AWS that this region doesn't serve; a silent "yes" would be a lie.
pub(super) fn unsupported(parameters: &[(bool, &str)]) -> Result<(), ApiError> {
    match parameters.iter().find(|(given, _)| *given) {
        Some((_, name)) => Err(ApiError::client(
            "UnsupportedOperation",
            format!("{name} is not supported in this region"),
        )),
        None => Ok(()),
    }
}

/// Ends a dry run: everything that can be judged without a change has been.
pub(super) fn end_dry_run(dry_run: Option<bool>) -> Result<(), ApiError> {
    if dry_run == Some(true) {
        let message = "Request would have succeeded, but DryRun flag is set.";
        return Err(ApiError::client("DryRunOperation", message).with_status(412));
    }
    Ok(())
}

/// Runs one operation of the network in a commit, unless it's a dry run.
pub(super) async fn change<T: Send + 'static>(
    engine: &Engine,
    dry_run: Option<bool>,
    operation: impl FnOnce(&mut Network, &mut Ctx<'_>) -> Result<T, NetError> + Send + 'static,
) -> Result<T, ApiError> {
    end_dry_run(dry_run)?;
    engine
        .commit(move |tx, ctx| operation(&mut tx.network, ctx).map_err(net_error))
        .await
}

/// Tags as the caller wrote them: a key once, a missing value is an empty one.
pub(super) fn read_tags(tags: Vec<api::Tag>) -> Result<Tags, ApiError> {
    let mut all = Tags::new();
    for tag in tags {
        let key = required(tag.key, "Tag.Key")?;
        if all.contains_key(&key) {
            return Err(bad_value(format!("Duplicate tag key '{key}' specified.")));
        }
        all.insert(key, tag.value.unwrap_or_default());
    }
    Ok(all)
}

/// The tags of a resource to be made; `kind` is its type in AWS's words.
pub(super) fn new_tags(specifications: Vec<api::TagSpecification>, kind: &str) -> Result<Tags, ApiError> {
    let mut tags = Vec::new();
    for specification in specifications {
        match specification.resource_type.as_deref() {
            Some(given) if given == kind => tags.extend(specification.tags),
            Some(given) => {
                return Err(bad_value(format!(
                    "'{given}' is not a valid taggable resource type for this operation; use {kind}."
                )));
            }
            None => {
                return Err(bad_value(
                    "Tag specification resource type must have a value".to_owned(),
                ));
            }
        }
    }
    read_tags(tags)
}

/// Tags as answers list them.
pub(super) fn tag_list(tags: &Tags) -> Vec<api::Tag> {
    tags.iter()
        .map(|(key, value)| api::Tag {
            key: text(key),
            value: text(value),
        })
        .collect()
}

/// Filters with names that the operation knows.
pub(super) fn read_filters(filters: Vec<api::Filter>, names: &[&str]) -> Result<Vec<Filter>, ApiError> {
    let filters: Vec<Filter> = filters
        .into_iter()
        .map(|f| Filter {
            name: f.name.unwrap_or_default(),
            values: f.values,
        })
        .collect();
    check_filter_names(&filters, names).map_err(net_error)?;
    Ok(filters)
}

/// Which part of a list the caller wants. The token names the last key that was shown, so that what is made or
/// deleted between two pages moves nothing.
#[derive(Debug, Default)]
pub(super) struct Page {
    after: Option<String>,
    max: Option<usize>,
}

impl Page {
    pub(super) fn new(max_results: Option<i32>, next_token: Option<String>) -> Result<Self, ApiError> {
        let bad_size = |n: i32| bad_value(format!("Value ( {n} ) for parameter maxResults is invalid."));
        let max = max_results
            .map(|n| usize::try_from(n).ok().filter(|n| *n > 0).ok_or_else(|| bad_size(n)))
            .transpose()?;
        let bad_token = || {
            ApiError::client(
                "InvalidPaginationToken",
                "The pagination token is not one of this region's.",
            )
        };
        let after = next_token.map(|t| read_token(&t).ok_or_else(bad_token)).transpose()?;
        Ok(Self { after, max })
    }

    /// Cuts the page out of items in the order of their keys. `show` says what becomes of an item; `None` leaves it out.
    pub(super) fn cut<T, R>(
        &self,
        items: impl Iterator<Item = (String, T)>,
        show: impl Fn(T) -> Option<R>,
    ) -> (Vec<R>, Option<String>) {
        let mut shown = Vec::new();
        let mut last = String::new();
        for (key, item) in items {
            if self.after.as_ref().is_some_and(|after| key <= *after) {
                continue;
            }
            let Some(answer) = show(item) else { continue };
            if self.max == Some(shown.len()) {
                return (shown, Some(write_token(&last)));
            }
            shown.push(answer);
            last = key;
        }
        (shown, None)
    }
}

/// Hexadecimal, so that clients see no structure in it that they could come to rely on.
fn write_token(key: &str) -> String {
    key.bytes().map(|b| format!("{b:02x}")).collect()
}

fn read_token(token: &str) -> Option<String> {
    if token.is_empty() || !token.len().is_multiple_of(2) || !token.is_ascii() {
        return None;
    }
    let bytes: Option<Vec<u8>> = (0..token.len())
        .step_by(2)
        .map(|i| u8::from_str_radix(&token[i..i + 2], 16).ok())
        .collect();
    String::from_utf8(bytes?).ok()
}

/// A describe operation's question: some ids or all, filters, a page.
pub(super) struct Query<I> {
    ids: BTreeSet<I>,
    filters: Vec<Filter>,
    page: Page,
}

impl<I: ResourceId> Query<I> {
    /// Reads the question; `names` are the filters that the operation knows besides tags.
    pub(super) fn new(
        dry_run: Option<bool>,
        texts: &[String],
        filters: Vec<api::Filter>,
        names: &[&str],
        page: (Option<i32>, Option<String>),
    ) -> Result<Self, ApiError> {
        let ids: BTreeSet<I> = ids(texts)?;
        if !ids.is_empty() && page.0.is_some() {
            return Err(bad_combination(
                "The parameter maxResults cannot be used together with a list of ids",
            ));
        }
        let filters = read_filters(filters, names)?;
        let page = Page::new(page.0, page.1)?;
        end_dry_run(dry_run)?;
        Ok(Self { ids, filters, page })
    }

    /// Restricts the question to more ids.
    pub(super) fn also(&mut self, more: impl IntoIterator<Item = I>) {
        self.ids.extend(more);
    }

    /// Answers it. Filters look at the printed resource, so what is filtered is what is shown.
    ///
    /// An id that was asked for and isn't among `all` is the kind's NotFound error.
    pub(super) fn answer<T: Copy, R>(
        &self,
        all: impl Iterator<Item = T>,
        key: impl Fn(T) -> I,
        tags: impl Fn(T) -> Tags,
        print: impl Fn(T) -> R,
        field: impl Fn(&R, &str) -> Vec<String>,
    ) -> Result<(Vec<R>, Option<String>), ApiError> {
        let wanted = |item: &(I, T)| self.ids.is_empty() || self.ids.contains(&item.0);
        let mut items: Vec<(I, T)> = all.map(|item| (key(item), item)).filter(wanted).collect();
        items.sort_by_key(|(id, _)| *id);
        if let Some(missing) = self
            .ids
            .iter()
            .find(|id| items.binary_search_by_key(id, |(found, _)| found).is_err())
        {
            return Err(net_error(missing.not_found()));
        }
        let show = |item: T| {
            let printed = print(item);
            let fits =
                self.filters.is_empty() || matches_filters(&self.filters, &tags(item), |name| field(&printed, name));
            fits.then_some(printed)
        };
        Ok(self
            .page
            .cut(items.into_iter().map(|(id, item)| (id.to_string(), item)), show))
    }
}

/// Values of a filter's field: of an optional member.
pub(super) fn opt(value: &Option<String>) -> Vec<String> {
    value.iter().cloned().collect()
}

/// Values of a filter's field: of anything that prints, once.
pub(super) fn one(value: impl Display) -> Vec<String> {
    vec![value.to_string()]
}

/// Values of a filter's field: of an optional flag or number.
pub(super) fn print_opt(value: Option<impl Display>) -> Vec<String> {
    value.iter().map(ToString::to_string).collect()
}

/// Values of a filter's field: one member of each element.
pub(super) fn each<T>(items: &[T], member: impl Fn(&T) -> &Option<String>) -> Vec<String> {
    items.iter().filter_map(|item| member(item).clone()).collect()
}

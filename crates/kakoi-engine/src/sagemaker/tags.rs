//! AddTags, ListTags, DeleteTags over domains, user profiles, spaces and apps.

use super::list::{Page, sagemaker_page};
use super::{invalid, not_found};
use crate::{Caller, Engine, now_ms, store_error};
use kakoi_api::generated::sagemaker as api;
use kakoi_store::{Record, Store, Tx};
use kakoi_studio::*;
use kakoi_types::*;
use kakoi_wire::ApiError;

/// Tags on one resource, at most (fact sheet 1.5).
pub(super) const MAX_TAGS: usize = 50;

/// Reads the tags of a request.
pub(super) fn of_request(given: Option<&[api::Tag]>) -> Result<Tags, ApiError> {
    let mut tags = Tags::new();
    for tag in given.unwrap_or_default() {
        if tag.key.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("aws:")) {
            return Err(invalid(format!(
                "The tag key {} can't be used: keys that begin with aws: are reserved.",
                tag.key
            )));
        }
        if tags.insert(tag.key.clone(), tag.value.clone()).is_some() {
            return Err(invalid(format!("The tag key {} is given more than once.", tag.key)));
        }
    }
    Ok(tags)
}

fn answered(tags: Tags) -> Vec<api::Tag> {
    tags.into_iter().map(|(key, value)| api::Tag { key, value }).collect()
}

/// A resource that has tags.
enum Tagged {
    Domain(Domain),
    Profile(UserProfile),
    Space(Space),
    App(App),
}

impl Tagged {
    fn tags(&mut self) -> &mut Tags {
        match self {
            Self::Domain(domain) => &mut domain.tags,
            Self::Profile(profile) => &mut profile.tags,
            Self::Space(space) => &mut space.tags,
            Self::App(app) => &mut app.tags,
        }
    }

    fn put(&self, tx: &mut Tx<'_>) {
        match self {
            Self::Domain(domain) => tx.put(domain),
            Self::Profile(profile) => tx.put(profile),
            Self::Space(space) => tx.put(space),
            Self::App(app) => tx.put(app),
        }
    }
}

/// Reads, inside a transaction or outside: a list mustn't cost a commit.
trait Reader {
    fn get<R: Record>(&mut self, key: &str) -> Result<Option<R>, ApiError>;
    fn scan<R: Record>(&mut self, prefix: &str) -> Result<Vec<R>, ApiError>;
}

impl Reader for Tx<'_> {
    fn get<R: Record>(&mut self, key: &str) -> Result<Option<R>, ApiError> {
        Ok(Tx::get(self, key))
    }
    fn scan<R: Record>(&mut self, prefix: &str) -> Result<Vec<R>, ApiError> {
        Ok(Tx::scan(self, prefix))
    }
}

impl Reader for &Store {
    fn get<R: Record>(&mut self, key: &str) -> Result<Option<R>, ApiError> {
        Store::get(self, key).map_err(store_error)
    }
    fn scan<R: Record>(&mut self, prefix: &str) -> Result<Vec<R>, ApiError> {
        Store::scan(self, prefix).map_err(store_error)
    }
}

/// Finds what an ARN names.
fn find(reader: &mut impl Reader, region: &RegionContext, arn: &str, now: i64) -> Result<Tagged, ApiError> {
    let resource = arn.strip_prefix(&region.arn("sagemaker", "")).unwrap_or_default();
    let parts: Vec<&str> = resource.split('/').collect();
    let found = match parts[..] {
        ["domain", id] => reader.get::<Domain>(id)?.map(Tagged::Domain),
        ["user-profile", id, name] => reader
            .get(&UserProfile::key_of(&DomainId::from_client(id), name))?
            .map(Tagged::Profile),
        ["space", id, name] => reader
            .get(&Space::key_of(&DomainId::from_client(id), name))?
            .map(Tagged::Space),
        ["app", id, owner, app_type, name] => {
            let domain = DomainId::from_client(id);
            // The ARN doesn't say whether the owner is a space or a profile, and has the type in lower case.
            let mut apps: Vec<App> = reader.scan(&App::prefix_of(&domain, &AppOwner::Space(owner.to_owned())))?;
            apps.extend(reader.scan::<App>(&App::prefix_of(&domain, &AppOwner::Profile(owner.to_owned())))?);
            let meant =
                |app: &App| app.app_type.eq_ignore_ascii_case(app_type) && app.name == name && app.is_described(now);
            apps.into_iter().find(meant).map(Tagged::App)
        }
        _ => None,
    };
    found.ok_or_else(|| not_found(format!("The resource [{arn}] does not exist.")))
}

pub(super) async fn add(
    engine: &Engine,
    _: &Caller,
    request: api::AddTagsInput,
) -> Result<api::AddTagsOutput, ApiError> {
    let given = of_request(Some(&request.tags))?;
    engine
        .commit(move |tx, ctx| {
            let mut resource = find(tx, ctx.region, &request.resource_arn, ctx.now)?;
            let tags = resource.tags();
            tags.extend(given);
            if tags.len() > MAX_TAGS {
                return Err(invalid(format!(
                    "A resource can have at most {MAX_TAGS} tags; [{}] would have {}.",
                    request.resource_arn,
                    tags.len()
                )));
            }
            let all = tags.clone();
            resource.put(tx);
            Ok(api::AddTagsOutput { tags: answered(all) })
        })
        .await
}

pub(super) async fn list(
    engine: &Engine,
    _: &Caller,
    request: api::ListTagsInput,
) -> Result<api::ListTagsOutput, ApiError> {
    let mut resource = find(&mut engine.store(), engine.region(), &request.resource_arn, now_ms())?;
    let tags = std::mem::take(resource.tags());
    let list = format!("tags/{}", request.resource_arn);
    // A page is never smaller than the most tags there can be (fact sheet 3.1), but a token is checked all the same.
    let limit = request.max_results.or(Some(MAX_TAGS as i32));
    let Page { items, next } = sagemaker_page(
        answered(tags),
        |tag| (0, tag.key.clone()),
        list,
        request.next_token.as_deref(),
        limit,
        None,
    )?;
    Ok(api::ListTagsOutput {
        tags: items,
        next_token: next,
    })
}

pub(super) async fn delete(
    engine: &Engine,
    _: &Caller,
    request: api::DeleteTagsInput,
) -> Result<api::DeleteTagsOutput, ApiError> {
    engine
        .commit(move |tx, ctx| {
            let mut resource = find(tx, ctx.region, &request.resource_arn, ctx.now)?;
            resource.tags().retain(|key, _| !request.tag_keys.contains(key));
            resource.put(tx);
            Ok(api::DeleteTagsOutput {})
        })
        .await
}

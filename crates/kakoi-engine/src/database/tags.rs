//! Tags of databases and of subnet groups, by ARN.

use super::*;
use kakoi_types::{RegionContext, Tags};

/// Tags on one resource, at most: AWS's limit for both services.
const MAX_TAGS: usize = 50;

/// Judges tags that are to be set.
///
/// # Errors
/// The service's code for a tag, or for too many.
pub(crate) fn check_tags(service: DatabaseService, tags: &Tags) -> Result<(), ApiError> {
    for (key, value) in tags {
        let starts = |with: &str| key.get(..with.len()).is_some_and(|s| s.eq_ignore_ascii_case(with));
        if key.is_empty() || key.chars().count() > 128 || value.chars().count() > 256 {
            let message = "A tag's key must have 1 to 128 characters, and its value at most 256.";
            return Err(bad_tag(service, message));
        }
        if starts("aws:") || (service == DatabaseService::Rds && starts("rds:")) {
            let message = format!("The tag key {key} is reserved: keys can't begin with aws: or rds:.");
            return Err(bad_tag(service, message));
        }
    }
    if tags.len() > MAX_TAGS {
        return Err(too_many_tags(service, MAX_TAGS));
    }
    Ok(())
}

/// A resource that has tags.
pub(crate) enum Tagged {
    Database(Box<Database>),
    Group(SubnetGroup),
}

impl Tagged {
    pub(crate) fn tags(&mut self) -> &mut Tags {
        match self {
            Self::Database(database) => &mut database.tags,
            Self::Group(group) => &mut group.tags,
        }
    }

    pub(crate) fn put(&self, tx: &mut Tx<'_>) {
        match self {
            Self::Database(database) => tx.put(&**database),
            Self::Group(group) => tx.put(group),
        }
    }
}

/// What an ARN names: `db:NAME` and `subgrp:NAME` of RDS, `cluster:NAME` and `subnetgroup:NAME` of Redshift. `Ok(None)` if it
/// isn't there.
///
/// # Errors
/// `InvalidParameterValue` for another ARN.
pub(crate) fn tagged(
    reader: &mut impl Reader,
    region: &RegionContext,
    service: DatabaseService,
    arn: &str,
) -> Result<(Option<Tagged>, String), ApiError> {
    let (a_database, a_group) = match service {
        DatabaseService::Rds => ("db", "subgrp"),
        DatabaseService::Redshift => ("cluster", "subnetgroup"),
    };
    let resource = arn.strip_prefix(&region.arn(service.as_str(), "")).unwrap_or_default();
    match resource.split_once(':') {
        Some((kind, name)) if kind == a_database => {
            let found = reader.one(&Database::key_of(service, name))?;
            Ok((found.map(|d| Tagged::Database(Box::new(d))), name.to_owned()))
        }
        Some((kind, name)) if kind == a_group => {
            let found = reader.one(&SubnetGroup::key_of(service, name))?;
            Ok((found.map(Tagged::Group), name.to_owned()))
        }
        _ => Err(invalid(format!("Invalid resource name: {arn}"))),
    }
}

//! Pages and filters, as both services have them.

use super::invalid;
use crate::sagemaker::list::{BadToken, Page, PageRequest, page};
use kakoi_database::DEFAULT_MAX_RECORDS;
use kakoi_wire::ApiError;

/// A page of a list in the order of its keys.
///
/// # Errors
/// `InvalidParameterValue` for a `MaxRecords` outside of 20 to 100, or a `Marker` of another list.
pub(crate) fn listed<T>(
    items: Vec<T>,
    key: impl Fn(&T) -> String,
    list: String,
    marker: Option<&str>,
    most: Option<i32>,
) -> Result<(Vec<T>, Option<String>), ApiError> {
    let most = most.unwrap_or(DEFAULT_MAX_RECORDS);
    let limit = usize::try_from(most).ok().filter(|n| (20..=100).contains(n));
    let Some(limit) = limit else {
        return Err(invalid(format!(
            "Invalid value {most} for MaxRecords. Must be between 20 and 100"
        )));
    };
    let request = PageRequest {
        list,
        token: marker.filter(|m| !m.is_empty()),
        limit,
        descending: false,
    };
    let Page { items, next } = page(items, |item| (0, key(item)), &request)
        .map_err(|BadToken| invalid("Invalid Marker: it isn't one that this list gave out."))?;
    Ok((items, next))
}

/// Checks the names of filters: (name, values).
///
/// # Errors
/// `InvalidParameterValue`.
pub(crate) fn filters<'a>(
    given: impl Iterator<Item = (&'a str, &'a [String])>,
    known: &[&str],
) -> Result<(), ApiError> {
    for (name, values) in given {
        if !known.contains(&name) {
            return Err(invalid(format!("Unrecognized filter name: {name}")));
        }
        if values.is_empty() {
            return Err(invalid(format!("The filter {name} needs at least one value")));
        }
    }
    Ok(())
}

//! What the region itself is: its zones, its account's attributes.

use super::support::*;
use crate::{Caller, Engine};
use kakoi_api::generated::ec2::*;
use kakoi_net::matches_filters;
use kakoi_types::Tags;
use kakoi_wire::ApiError;

const ZONE_FILTERS: &[&str] = &[
    "group-long-name",
    "group-name",
    "message",
    "opt-in-status",
    "parent-zone-id",
    "parent-zone-name",
    "region-name",
    "state",
    "zone-id",
    "zone-name",
    "zone-type",
];

const REGION_FILTERS: &[&str] = &["endpoint", "opt-in-status", "region-name"];

fn zone_field(zone: &AvailabilityZone, name: &str) -> Vec<String> {
    match name {
        "group-name" => opt(&zone.group_name),
        "group-long-name" => opt(&zone.group_long_name),
        "opt-in-status" => opt(&zone.opt_in_status),
        "region-name" => opt(&zone.region_name),
        "state" => opt(&zone.state),
        "zone-id" => opt(&zone.zone_id),
        "zone-name" => opt(&zone.zone_name),
        "zone-type" => opt(&zone.zone_type),
        _ => Vec::new(),
    }
}

pub(super) async fn describe_availability_zones(
    engine: &Engine,
    _: &Caller,
    request: DescribeAvailabilityZonesRequest,
) -> Result<DescribeAvailabilityZonesResult, ApiError> {
    let filters = read_filters(request.filters, ZONE_FILTERS)?;
    let region = &engine.region().region;
    let zones = region.zones();
    let unknown_name = request
        .zone_names
        .iter()
        .find(|name| !zones.iter().any(|z| z.name == **name));
    let unknown_id = request.zone_ids.iter().find(|id| !zones.iter().any(|z| z.id == **id));
    if let Some(unknown) = unknown_name.or(unknown_id) {
        return Err(bad_value(format!("Invalid availability zone: [{unknown}]")));
    }
    end_dry_run(request.dry_run)?;
    let wanted = |zone: &kakoi_types::Zone| {
        let named = request.zone_names.is_empty() || request.zone_names.contains(&zone.name);
        named && (request.zone_ids.is_empty() || request.zone_ids.contains(&zone.id))
    };
    let print = |zone: kakoi_types::Zone| AvailabilityZone {
        zone_name: Some(zone.name),
        zone_id: Some(zone.id),
        region_name: text(region),
        state: text("available"),
        zone_type: text("availability-zone"),
        opt_in_status: text("opt-in-not-required"),
        group_name: Some(format!("{region}-zg-1")),
        network_border_group: text(region),
        ..AvailabilityZone::default()
    };
    let fits = |zone: &AvailabilityZone| matches_filters(&filters, &Tags::new(), |name| zone_field(zone, name));
    let availability_zones = zones.into_iter().filter(wanted).map(print).filter(fits).collect();
    Ok(DescribeAvailabilityZonesResult { availability_zones })
}

pub(super) async fn describe_regions(
    engine: &Engine,
    _: &Caller,
    request: DescribeRegionsRequest,
) -> Result<DescribeRegionsResult, ApiError> {
    let filters = read_filters(request.filters, REGION_FILTERS)?;
    let name = engine.region().region.as_str();
    if let Some(unknown) = request.region_names.iter().find(|n| *n != name) {
        return Err(bad_value(format!(
            "Invalid region provided: {unknown}; there is only {name}"
        )));
    }
    end_dry_run(request.dry_run)?;
    let here = Region {
        region_name: text(name),
        endpoint: Some(format!("ec2.{name}.amazonaws.com")),
        opt_in_status: text("opt-in-not-required"),
        ..Region::default()
    };
    let fits = matches_filters(&filters, &Tags::new(), |name| match name {
        "endpoint" => opt(&here.endpoint),
        "opt-in-status" => opt(&here.opt_in_status),
        "region-name" => opt(&here.region_name),
        _ => Vec::new(),
    });
    Ok(DescribeRegionsResult {
        regions: if fits { vec![here] } else { Vec::new() },
    })
}

pub(super) async fn describe_account_attributes(
    engine: &Engine,
    _: &Caller,
    request: DescribeAccountAttributesRequest,
) -> Result<DescribeAccountAttributesResult, ApiError> {
    end_dry_run(request.dry_run)?;
    let default_vpc = engine
        .network()
        .default_vpc()
        .map_or_else(|| "none".to_owned(), |v| v.id.to_string());
    // The last three are the region's own limits; there are no instances, so theirs is nothing.
    let all = [
        ("supported-platforms", "VPC".to_owned()),
        ("default-vpc", default_vpc),
        ("max-instances", "0".to_owned()),
        ("max-elastic-ips", "254".to_owned()),
        ("vpc-max-elastic-ips", "254".to_owned()),
        ("vpc-max-security-groups-per-interface", "5".to_owned()),
    ];
    let wanted = |name: &str| request.attribute_names.is_empty() || request.attribute_names.iter().any(|n| n == name);
    let print = |(name, value)| AccountAttribute {
        attribute_name: text(name),
        attribute_values: vec![AccountAttributeValue {
            attribute_value: Some(value),
        }],
    };
    let account_attributes = all.into_iter().filter(|(name, _)| wanted(name)).map(print).collect();
    Ok(DescribeAccountAttributesResult { account_attributes })
}

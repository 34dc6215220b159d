//! The services that endpoints are offered for are those whose names and listeners the edge knows.

use kakoi_edge::names::{EndpointKind, Service};
use kakoi_net::{EndpointService, EndpointType, endpoint_services};
use kakoi_types::{Region, VpcEndpointId};
use std::collections::BTreeSet;

#[test]
fn endpoints_are_offered_under_the_names_that_are_served() {
    let region: Region = "eu-west-1".parse().expect("a region");
    let id = VpcEndpointId::from_entropy(7);
    let kind = |kind: &EndpointKind| match kind {
        EndpointKind::Interface => EndpointType::Interface,
        EndpointKind::Gateway => EndpointType::Gateway,
    };
    let mut offered = endpoint_services(&region);
    for service in Service::all() {
        let Some((kinds, name)) = service.vpc_endpoint_service(region.as_str()) else {
            continue;
        };
        let (own, others): (Vec<EndpointService>, _) = offered.into_iter().partition(|s| s.service_name == name);
        offered = others;
        let types: Vec<_> = own.iter().map(|s| s.endpoint_type).collect();
        assert_eq!(types, kinds.iter().map(kind).collect::<Vec<_>>(), "{name}");
        for one in own.iter().filter(|s| s.endpoint_type == EndpointType::Interface) {
            let named = service.vpc_endpoint_name(region.as_str(), &id.to_string());
            assert_eq!(one.endpoint_name(id), named, "{name}");
            let moved: BTreeSet<String> = service.private_dns_names(region.as_str(), true).into_iter().collect();
            let missing: Vec<_> = one.private_dns_names.iter().filter(|n| !moved.contains(*n)).collect();
            assert!(
                !one.private_dns_names.is_empty() && missing.is_empty(),
                "{name}: {missing:?}"
            );
        }
    }
    assert_eq!(offered, [], "offered, but nothing would answer");
}

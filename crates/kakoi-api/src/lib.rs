//! The operations this region serves, as data: generated schemas, Rust types, and the tables to find them by.
//!
//! Everything in [`generated`] is made by `codegen/` from trimmed AWS models. No rule of any service stands here.

pub mod generated;

use std::sync::OnceLock;

pub use generated::{ec2, efs, iam, logs, sagemaker, sts};
use kakoi_wire::route::Router;
use kakoi_wire::schema::{Operation, Service};

/// Every service, sorted by name.
pub fn services() -> &'static [&'static Service] {
    generated::SERVICES
}

/// The service of that name (`ec2`, `efs`, `iam`, `logs`, `rds`, `redshift`, `sagemaker`, `sts`).
pub fn service(name: &str) -> Option<&'static Service> {
    services()
        .binary_search_by(|s| s.name.cmp(name))
        .ok()
        .map(|i| services()[i])
}

/// The operation of that service and name.
pub fn operation(service_name: &str, name: &str) -> Option<&'static Operation> {
    service(service_name)?.operation(name)
}

/// Finds the operation a request asks for, among all services.
pub fn router() -> &'static Router {
    static ROUTER: OnceLock<Router> = OnceLock::new();
    ROUTER.get_or_init(|| Router::new(services()))
}

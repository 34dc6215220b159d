//! Generated from codegen/models by kakoi-codegen: do not edit.
//! To regenerate: `cargo run -p kakoi-codegen -- generate`.

#[rustfmt::skip]
pub mod ec2;
#[rustfmt::skip]
pub mod efs;
#[rustfmt::skip]
pub mod iam;
#[rustfmt::skip]
pub mod logs;
#[rustfmt::skip]
pub mod rds;
#[rustfmt::skip]
pub mod redshift;
#[rustfmt::skip]
pub mod sagemaker;
#[rustfmt::skip]
pub mod sts;

/// Every service, sorted by name.
pub static SERVICES: &[&kakoi_wire::schema::Service] = &[
    &ec2::SERVICE,
    &efs::SERVICE,
    &iam::SERVICE,
    &logs::SERVICE,
    &rds::SERVICE,
    &redshift::SERVICE,
    &sagemaker::SERVICE,
    &sts::SERVICE,
];

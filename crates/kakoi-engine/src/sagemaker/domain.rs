//! CreateDomain, DescribeDomain, ListDomains, DeleteDomain.

use super::list::{Page, sagemaker_page};
use super::{answered, answered_opt, in_use, invalid, refer, seconds, stored, tags};
use crate::{Caller, Engine, store_error};
use kakoi_api::generated::sagemaker as api;
use kakoi_studio::*;
use kakoi_types::*;
use kakoi_wire::ApiError;
use serde_json::Value;

/// AWS's own words (fact sheet 2.6); this version has no RStudio, so no domain is enabled for it.
pub(super) const ONLY_RSTUDIO: &str = "AppSecurityGroupManagement can only be set for Rstudio enabled domains.";

/// Every domain has a home file system here.
pub(super) fn refuse_without_home(creation: Option<&str>) -> Result<(), ApiError> {
    if creation == Some("Disabled") {
        return Err(invalid(
            "HomeEfsFileSystemCreation Disabled isn't available: every domain has a home file system. Leave it out.",
        ));
    }
    Ok(())
}

pub(super) async fn create(
    engine: &Engine,
    _: &Caller,
    request: api::CreateDomainRequest,
) -> Result<api::CreateDomainResponse, ApiError> {
    if request.auth_mode != "IAM" {
        return Err(invalid(
            "AuthMode SSO isn't available: no IAM Identity Center instance is enabled for this account. Use IAM.",
        ));
    }
    refuse_without_home(request.home_efs_file_system_creation.as_deref())?;
    let rstudio = request
        .domain_settings
        .as_ref()
        .is_some_and(|s| s.r_studio_server_pro_domain_settings.is_some());
    if request.app_security_group_management.is_some() && !rstudio {
        return Err(invalid(ONLY_RSTUDIO));
    }
    let (Some(vpc), Some(subnets)) = (request.vpc_id.clone(), request.subnet_ids.clone()) else {
        return Err(invalid("VpcId and SubnetIds are required to create a domain."));
    };
    let access =
        access_type(request.app_network_access_type.as_deref())?.unwrap_or(AppNetworkAccessType::PublicInternetOnly);
    let tags = tags::of_request(request.tags.as_deref())?;
    let default_user_settings = stored(&request.default_user_settings)?;
    let default_space_settings = request.default_space_settings.as_ref().map(stored).transpose()?;
    let domain_settings = request.domain_settings.as_ref().map(stored).transpose()?;
    engine
        .commit(move |tx, ctx| {
            let vpc = refer::vpc(&tx.network, &vpc)?;
            let subnets = refer::subnets(&tx.network, vpc, &subnets)?;
            refer::user_defaults(tx, ctx.region, vpc, &default_user_settings)?;
            if let Some(settings) = &default_space_settings {
                refer::settings(tx, ctx.region, vpc, settings, "DefaultSpaceSettings")?;
            }
            if let Some(settings) = &domain_settings {
                refer::domain_settings(&tx.network, vpc, settings)?;
            }
            let domain = Domain {
                id: DomainId::from_entropy((ctx.entropy)()),
                name: request.domain_name,
                auth_mode: request.auth_mode,
                access,
                vpc,
                subnets,
                default_user_settings,
                default_space_settings,
                domain_settings,
                kms_key_id: request.kms_key_id.or(request.home_efs_file_system_kms_key_id),
                tag_propagation: request.tag_propagation.unwrap_or_else(|| "DISABLED".into()),
                file_system: None,
                inbound_nfs: None,
                outbound_nfs: None,
                delete_file_system: false,
                next_uid: FIRST_UID,
                life: Life::begin(Status::Pending, ctx.now),
                tags,
            };
            tx.put(&domain);
            Ok(api::CreateDomainResponse {
                domain_arn: Some(domain.arn(ctx.region)),
                domain_id: Some(domain.id.to_string()),
                url: Some(domain.url(ctx.region)),
            })
        })
        .await
}

/// Reads an access type; the schema has let only AWS's spellings pass.
pub(super) fn access_type(text: Option<&str>) -> Result<Option<AppNetworkAccessType>, ApiError> {
    let read = |text| {
        AppNetworkAccessType::parse(text).ok_or_else(|| invalid(format!("AppNetworkAccessType {text} is unknown.")))
    };
    text.map(read).transpose()
}

/// One read by key: this is what clients poll.
pub(super) async fn describe(
    engine: &Engine,
    _: &Caller,
    request: api::DescribeDomainRequest,
) -> Result<api::DescribeDomainResponse, ApiError> {
    let id = DomainId::from_client(&request.domain_id);
    let domain = engine
        .store()
        .get::<Domain>(id.as_str())
        .map_err(store_error)?
        .ok_or_else(|| refer::no_domain(&id))?;
    let region = engine.region();
    Ok(api::DescribeDomainResponse {
        home_efs_file_system_creation: None,
        app_network_access_type: Some(domain.access.as_str().into()),
        app_security_group_management: None,
        creation_time: Some(seconds(domain.life.created)),
        default_space_settings: answered_opt(domain.default_space_settings.as_ref())?,
        default_user_settings: Some(answered(&domain.default_user_settings)?),
        domain_arn: Some(domain.arn(region)),
        domain_settings: answered_opt(domain.domain_settings.as_ref())?,
        home_efs_file_system_id: domain.file_system.map(|id| id.to_string()),
        home_efs_file_system_kms_key_id: domain.kms_key_id.clone(),
        last_modified_time: Some(seconds(domain.life.modified)),
        security_group_id_for_domain_boundary: None,
        single_sign_on_application_arn: None,
        single_sign_on_managed_application_instance_id: None,
        status: Some(domain.life.status.as_str().into()),
        subnet_ids: domain.subnets.iter().map(SubnetId::to_string).collect(),
        url: Some(domain.url(region)),
        vpc_id: Some(domain.vpc.to_string()),
        auth_mode: Some(domain.auth_mode),
        domain_id: Some(domain.id.to_string()),
        domain_name: Some(domain.name),
        failure_reason: domain.life.failure_reason,
        kms_key_id: domain.kms_key_id,
        tag_propagation: Some(domain.tag_propagation),
    })
}

pub(super) async fn list(
    engine: &Engine,
    _: &Caller,
    request: api::ListDomainsRequest,
) -> Result<api::ListDomainsResponse, ApiError> {
    let domains = engine.store().scan::<Domain>("").map_err(store_error)?;
    let position = |d: &Domain| (d.life.created, d.id.to_string());
    let Page { items, next } = sagemaker_page(
        domains,
        position,
        "domains".into(),
        request.next_token.as_deref(),
        request.max_results,
        None,
    )?;
    let region = engine.region();
    let details = |domain: Domain| api::DomainDetails {
        creation_time: Some(seconds(domain.life.created)),
        domain_arn: Some(domain.arn(region)),
        domain_id: Some(domain.id.to_string()),
        last_modified_time: Some(seconds(domain.life.modified)),
        status: Some(domain.life.status.as_str().into()),
        url: Some(domain.url(region)),
        domain_name: Some(domain.name),
    };
    Ok(api::ListDomainsResponse {
        domains: items.into_iter().map(details).collect(),
        next_token: next,
    })
}

pub(super) async fn delete(engine: &Engine, _: &Caller, request: api::DeleteDomainRequest) -> Result<(), ApiError> {
    let id = DomainId::from_client(&request.domain_id);
    // Retain is AWS's default (fact sheet 1.4).
    let delete_files = request.retention_policy.and_then(|p| p.home_efs_file_system).as_deref() == Some("Delete");
    engine
        .commit(move |tx, ctx| {
            let mut domain = refer::domain(tx, &id)?;
            match domain.life.status {
                Status::Deleting => return Ok(()),
                Status::Pending | Status::Updating => {
                    let status = domain.life.status.as_str();
                    return Err(in_use(format!(
                        "Unable to delete Domain [{}] because its status is {status}.",
                        domain.arn(ctx.region)
                    )));
                }
                Status::InService | Status::Failed | Status::UpdateFailed | Status::DeleteFailed => {}
            }
            let held = |what: &str| {
                Err(in_use(format!(
                    "Unable to delete Domain [{}] because {what}(s) are associated with it.",
                    domain.arn(ctx.region)
                )))
            };
            if !tx.scan::<UserProfile>(&refer::prefix(&id)).is_empty() {
                return held("UserProfile");
            }
            if !tx.scan::<Space>(&refer::prefix(&id)).is_empty() {
                return held("Space");
            }
            domain.delete_file_system = delete_files;
            domain.life.turn(Status::Deleting, ctx.now);
            tx.put(&domain);
            Ok(())
        })
        .await
}

/// The domain-wide setting that puts the profile's name into role sessions.
pub(super) fn identity_config(domain_settings: Option<&Value>) -> &str {
    domain_settings
        .and_then(|s| s.get("ExecutionRoleIdentityConfig"))
        .and_then(Value::as_str)
        .unwrap_or("DISABLED")
}

//! Settings of buckets that nobody can change here: answered as AWS answers for a bucket that never had any.

use super::Handler;
use super::errors::named;
use crate::gate::Gate;
use http::StatusCode;
use s3s::dto::*;
use s3s::{S3Request, S3Response, S3Result};

/// `name(Input) -> Output = code, message`: a setting that isn't there.
macro_rules! absent {
    ($($name:ident($input:ident) -> $output:ident = $code:literal, $message:literal;)*) => {
        $(pub(super) async fn $name<G: Gate>(handler: &Handler<G>, request: S3Request<$input>) -> S3Result<S3Response<$output>> {
            handler.require_bucket(request.input.bucket).await?;
            Err(named($code, StatusCode::NOT_FOUND, $message))
        })*
    };
}

/// `name(Input) -> Output`: a setting that is answered empty.
macro_rules! empty {
    ($($name:ident($input:ident) -> $output:ident;)*) => {
        $(pub(super) async fn $name<G: Gate>(handler: &Handler<G>, request: S3Request<$input>) -> S3Result<S3Response<$output>> {
            handler.require_bucket(request.input.bucket).await?;
            Ok(S3Response::new($output::default()))
        })*
    };
}

absent! {
    get_bucket_policy(GetBucketPolicyInput) -> GetBucketPolicyOutput = "NoSuchBucketPolicy", "The bucket policy does not exist";
    get_bucket_encryption(GetBucketEncryptionInput) -> GetBucketEncryptionOutput = "ServerSideEncryptionConfigurationNotFoundError", "The server side encryption configuration was not found";
    get_bucket_cors(GetBucketCorsInput) -> GetBucketCorsOutput = "NoSuchCORSConfiguration", "The CORS configuration does not exist";
    get_bucket_website(GetBucketWebsiteInput) -> GetBucketWebsiteOutput = "NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration";
    get_bucket_lifecycle_configuration(GetBucketLifecycleConfigurationInput) -> GetBucketLifecycleConfigurationOutput = "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist";
    get_bucket_replication(GetBucketReplicationInput) -> GetBucketReplicationOutput = "ReplicationConfigurationNotFoundError", "The replication configuration was not found";
    get_object_lock_configuration(GetObjectLockConfigurationInput) -> GetObjectLockConfigurationOutput = "ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket";
}

empty! {
    get_bucket_versioning(GetBucketVersioningInput) -> GetBucketVersioningOutput;
    get_bucket_logging(GetBucketLoggingInput) -> GetBucketLoggingOutput;
    get_bucket_accelerate_configuration(GetBucketAccelerateConfigurationInput) -> GetBucketAccelerateConfigurationOutput;
    get_bucket_notification_configuration(GetBucketNotificationConfigurationInput) -> GetBucketNotificationConfigurationOutput;
}

pub(super) async fn get_bucket_request_payment<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<GetBucketRequestPaymentInput>,
) -> S3Result<S3Response<GetBucketRequestPaymentOutput>> {
    handler.require_bucket(request.input.bucket).await?;
    let payer = Some(Payer::from_static(Payer::BUCKET_OWNER));
    Ok(S3Response::new(GetBucketRequestPaymentOutput { payer }))
}

/// Nothing is public here, and nothing can be made so: all four blocks, as AWS sets them for new buckets.
pub(super) async fn get_public_access_block<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<GetPublicAccessBlockInput>,
) -> S3Result<S3Response<GetPublicAccessBlockOutput>> {
    handler.require_bucket(request.input.bucket).await?;
    let all = PublicAccessBlockConfiguration {
        block_public_acls: Some(true),
        block_public_policy: Some(true),
        ignore_public_acls: Some(true),
        restrict_public_buckets: Some(true),
    };
    Ok(S3Response::new(GetPublicAccessBlockOutput {
        public_access_block_configuration: Some(all),
    }))
}

pub(super) async fn get_bucket_ownership_controls<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<GetBucketOwnershipControlsInput>,
) -> S3Result<S3Response<GetBucketOwnershipControlsOutput>> {
    handler.require_bucket(request.input.bucket).await?;
    let object_ownership = ObjectOwnership::from_static(ObjectOwnership::BUCKET_OWNER_ENFORCED);
    let rules = vec![OwnershipControlsRule { object_ownership }];
    let ownership_controls = Some(OwnershipControls { rules });
    Ok(S3Response::new(GetBucketOwnershipControlsOutput { ownership_controls }))
}

/// The owner's full control, the only grant there is.
pub(super) async fn get_bucket_acl<G: Gate>(
    handler: &Handler<G>,
    request: S3Request<GetBucketAclInput>,
) -> S3Result<S3Response<GetBucketAclOutput>> {
    handler.require_bucket(request.input.bucket).await?;
    let id = Some(handler.owner());
    let grantee = Grantee {
        display_name: None,
        email_address: None,
        id: id.clone(),
        type_: Type::from_static(Type::CANONICAL_USER),
        uri: None,
    };
    let grant = Grant {
        grantee: Some(grantee),
        permission: Some(Permission::from_static(Permission::FULL_CONTROL)),
    };
    Ok(S3Response::new(GetBucketAclOutput {
        grants: Some(vec![grant]),
        owner: Some(Owner { display_name: None, id }),
    }))
}

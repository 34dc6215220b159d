//! The operations: what `s3s` decoded goes to the store, and the store's answer goes back.

mod buckets;
mod copies;
mod deletes;
mod errors;
mod lists;
mod objects;
mod receive;
mod settings;
mod uploads;

use crate::gate::{Gate, Need};
use crate::service::{Call, Config};
use crate::storage::Storage;
use s3s::crypto::Checksum as _;
use s3s::dto::{self, Timestamp};
use s3s::{S3Request, S3Response, S3Result};
use std::sync::Arc;
use time::OffsetDateTime;

/// What answers the operations.
pub(crate) struct Handler<G> {
    pub(crate) storage: Storage,
    pub(crate) gate: Arc<G>,
    pub(crate) config: Arc<Config>,
}

impl<G: Gate> Handler<G> {
    /// Asks the gate for more than the operation's own needs.
    async fn admit(&self, extensions: &http::Extensions, need: Need) -> S3Result<()> {
        let call = extensions
            .get::<Arc<Call<G::Door>>>()
            .ok_or(s3s::S3ErrorCode::AccessDenied)?;
        call.admit(&*self.gate, &[need]).await
    }

    /// The canonical id of the account: 64 hexadecimal digits, as AWS's are.
    fn owner(&self) -> String {
        let digest = s3s::crypto::Sha256::checksum(self.config.account.as_bytes());
        digest.iter().map(|b| format!("{b:02x}")).collect()
    }
}

/// Milliseconds since 1970 as a time.
fn timestamp(milliseconds: i64) -> Timestamp {
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(milliseconds) * 1_000_000)
        .unwrap_or(OffsetDateTime::UNIX_EPOCH)
        .into()
}

fn milliseconds(timestamp: Timestamp) -> i64 {
    let time: OffsetDateTime = timestamp.into();
    i64::try_from(time.unix_timestamp_nanos() / 1_000_000).unwrap_or(i64::MAX)
}

fn signed(size: u64) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}

macro_rules! serve {
    ($($name:ident($input:ident) -> $output:ident = $module:ident;)*) => {
        #[async_trait::async_trait]
        impl<G: Gate> s3s::S3 for Handler<G> {
            $(async fn $name(&self, request: S3Request<dto::$input>) -> S3Result<S3Response<dto::$output>> {
                $module::$name(self, request).await
            })*
        }
    };
}

serve! {
    create_bucket(CreateBucketInput) -> CreateBucketOutput = buckets;
    head_bucket(HeadBucketInput) -> HeadBucketOutput = buckets;
    delete_bucket(DeleteBucketInput) -> DeleteBucketOutput = buckets;
    list_buckets(ListBucketsInput) -> ListBucketsOutput = buckets;
    get_bucket_location(GetBucketLocationInput) -> GetBucketLocationOutput = buckets;
    get_bucket_tagging(GetBucketTaggingInput) -> GetBucketTaggingOutput = buckets;
    put_bucket_tagging(PutBucketTaggingInput) -> PutBucketTaggingOutput = buckets;
    delete_bucket_tagging(DeleteBucketTaggingInput) -> DeleteBucketTaggingOutput = buckets;
    get_bucket_versioning(GetBucketVersioningInput) -> GetBucketVersioningOutput = settings;
    get_bucket_acl(GetBucketAclInput) -> GetBucketAclOutput = settings;
    get_bucket_policy(GetBucketPolicyInput) -> GetBucketPolicyOutput = settings;
    get_public_access_block(GetPublicAccessBlockInput) -> GetPublicAccessBlockOutput = settings;
    get_bucket_ownership_controls(GetBucketOwnershipControlsInput) -> GetBucketOwnershipControlsOutput = settings;
    get_bucket_encryption(GetBucketEncryptionInput) -> GetBucketEncryptionOutput = settings;
    get_bucket_cors(GetBucketCorsInput) -> GetBucketCorsOutput = settings;
    get_bucket_website(GetBucketWebsiteInput) -> GetBucketWebsiteOutput = settings;
    get_bucket_logging(GetBucketLoggingInput) -> GetBucketLoggingOutput = settings;
    get_bucket_lifecycle_configuration(GetBucketLifecycleConfigurationInput) -> GetBucketLifecycleConfigurationOutput = settings;
    get_bucket_replication(GetBucketReplicationInput) -> GetBucketReplicationOutput = settings;
    get_object_lock_configuration(GetObjectLockConfigurationInput) -> GetObjectLockConfigurationOutput = settings;
    get_bucket_request_payment(GetBucketRequestPaymentInput) -> GetBucketRequestPaymentOutput = settings;
    get_bucket_accelerate_configuration(GetBucketAccelerateConfigurationInput) -> GetBucketAccelerateConfigurationOutput = settings;
    get_bucket_notification_configuration(GetBucketNotificationConfigurationInput) -> GetBucketNotificationConfigurationOutput = settings;
    list_objects(ListObjectsInput) -> ListObjectsOutput = lists;
    list_objects_v2(ListObjectsV2Input) -> ListObjectsV2Output = lists;
    list_object_versions(ListObjectVersionsInput) -> ListObjectVersionsOutput = lists;
    list_multipart_uploads(ListMultipartUploadsInput) -> ListMultipartUploadsOutput = lists;
    put_object(PutObjectInput) -> PutObjectOutput = objects;
    get_object(GetObjectInput) -> GetObjectOutput = objects;
    head_object(HeadObjectInput) -> HeadObjectOutput = objects;
    copy_object(CopyObjectInput) -> CopyObjectOutput = copies;
    delete_object(DeleteObjectInput) -> DeleteObjectOutput = deletes;
    delete_objects(DeleteObjectsInput) -> DeleteObjectsOutput = deletes;
    get_object_tagging(GetObjectTaggingInput) -> GetObjectTaggingOutput = deletes;
    put_object_tagging(PutObjectTaggingInput) -> PutObjectTaggingOutput = deletes;
    delete_object_tagging(DeleteObjectTaggingInput) -> DeleteObjectTaggingOutput = deletes;
    create_multipart_upload(CreateMultipartUploadInput) -> CreateMultipartUploadOutput = uploads;
    upload_part(UploadPartInput) -> UploadPartOutput = uploads;
    upload_part_copy(UploadPartCopyInput) -> UploadPartCopyOutput = uploads;
    complete_multipart_upload(CompleteMultipartUploadInput) -> CompleteMultipartUploadOutput = uploads;
    abort_multipart_upload(AbortMultipartUploadInput) -> AbortMultipartUploadOutput = uploads;
    list_parts(ListPartsInput) -> ListPartsOutput = uploads;
}

"""S3 as scripts use it: objects, pages, ranges, copies, multipart uploads, presigned URLs, tags, both ways of naming a bucket.

With S3_ENDPOINT the clients use that URL, and with S3_HOSTED, a second one, below which buckets have names of their own."""

import hashlib
import io
import os
import socket
import tempfile
import urllib.error
import urllib.request

import boto3
import botocore.exceptions
from botocore.config import Config

ENDPOINT = os.environ.get("S3_ENDPOINT")
HOSTED = os.environ.get("S3_HOSTED")

if HOSTED and HOSTED.rsplit(":", 1)[0].endswith(".localhost"):
    # RFC 6761 makes these names loopback, but not every resolver does.
    resolve = socket.getaddrinfo
    socket.getaddrinfo = lambda host, *rest, **named: resolve("127.0.0.1" if str(host).endswith(".localhost") else host, *rest, **named)


def client(style, endpoint=ENDPOINT, **options):
    return boto3.client("s3", endpoint_url=endpoint, config=Config(s3={"addressing_style": style}, signature_version="s3v4", **options))


def refused(code, call, **arguments):
    try:
        answer = call(**arguments)
    except botocore.exceptions.ClientError as error:
        got = error.response["Error"]["Code"]
        assert got == code, f"{arguments}: {got} instead of {code}: {error}"
        return error.response
    raise AssertionError(f"{arguments} was accepted: {answer}")


def everything(s3, bucket):
    s3.create_bucket(Bucket=bucket)
    assert bucket in [b["Name"] for b in s3.list_buckets()["Buckets"]]
    s3.head_bucket(Bucket=bucket)
    assert s3.get_bucket_location(Bucket=bucket)["LocationConstraint"] is None
    refused("NoSuchBucket", s3.list_objects_v2, Bucket="nobody-has-this")
    refused("404", s3.head_bucket, Bucket="nobody-has-this")
    refused("NoSuchKey", s3.get_object, Bucket=bucket, Key="absent")
    refused("404", s3.head_object, Bucket=bucket, Key="absent")

    # Objects with what belongs to them.
    body = os.urandom(100_000)
    put = s3.put_object(Bucket=bucket, Key="a/b c+ü&<>.bin", Body=body, ContentType="text/x-test", CacheControl="no-store", Metadata={"who": "me"}, Tagging="k=v&l=w+x")
    assert put["ETag"] == f'"{hashlib.md5(body).hexdigest()}"', put
    got = s3.get_object(Bucket=bucket, Key="a/b c+ü&<>.bin")
    assert got["Body"].read() == body and got["ContentType"] == "text/x-test" and got["Metadata"] == {"who": "me"}, got
    assert got["CacheControl"] == "no-store" and got["TagCount"] == 2 and got["ContentLength"] == len(body), got
    s3.put_object(Bucket=bucket, Key="a", Body=b"file and folder")
    s3.put_object(Bucket=bucket, Key="../etc/passwd", Body=b"")
    assert s3.get_object(Bucket=bucket, Key="../etc/passwd")["Body"].read() == b""
    assert s3.get_object(Bucket=bucket, Key="a")["Body"].read() == b"file and folder"
    for algorithm in ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"]:
        try:
            s3.put_object(Bucket=bucket, Key="sum", Body=io.BytesIO(body), ChecksumAlgorithm=algorithm)
        except botocore.exceptions.MissingDependencyException:
            continue
        head = s3.head_object(Bucket=bucket, Key="sum", ChecksumMode="ENABLED")
        assert head[f"Checksum{algorithm}"], head
    refused("BadDigest", s3.put_object, Bucket=bucket, Key="bad", Body=b"x", ContentMD5="1B2M2Y8AsgTpgAmY7PhCfg==")
    refused("BadDigest", s3.put_object, Bucket=bucket, Key="bad", Body=b"x", ChecksumCRC32="AAAAAA==")
    refused("404", s3.head_object, Bucket=bucket, Key="bad")

    # Ranges and conditions.
    ranged = s3.get_object(Bucket=bucket, Key="a/b c+ü&<>.bin", Range="bytes=10-19")
    assert ranged["Body"].read() == body[10:20] and ranged["ContentRange"] == "bytes 10-19/100000", ranged
    assert s3.get_object(Bucket=bucket, Key="a/b c+ü&<>.bin", Range="bytes=-5")["Body"].read() == body[-5:]
    refused("InvalidRange", s3.get_object, Bucket=bucket, Key="a", Range="bytes=100-")
    etag = s3.head_object(Bucket=bucket, Key="a")["ETag"]
    refused("304", s3.get_object, Bucket=bucket, Key="a", IfNoneMatch=etag)
    refused("PreconditionFailed", s3.get_object, Bucket=bucket, Key="a", IfMatch='"other"')
    refused("PreconditionFailed", s3.put_object, Bucket=bucket, Key="a", Body=b"", IfNoneMatch="*")
    refused("PreconditionFailed", s3.put_object, Bucket=bucket, Key="a", Body=b"", IfMatch='"other"')
    s3.put_object(Bucket=bucket, Key="a", Body=b"second", IfMatch=etag)
    named = s3.get_object(Bucket=bucket, Key="a", ResponseContentType="text/named", ResponseContentDisposition="attachment")
    assert named["ContentType"] == "text/named" and named["ContentDisposition"] == "attachment", named

    # Listing.
    for n in range(25):
        s3.put_object(Bucket=bucket, Key=f"list/{n % 5}/{n:02}", Body=b"x")
    keys = [o["Key"] for p in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix="list/", PaginationConfig={"PageSize": 4}) for o in p["Contents"]]
    assert keys == sorted(keys) and len(keys) == 25, keys
    folded = [c["Prefix"] for p in s3.get_paginator("list_objects").paginate(Bucket=bucket, Prefix="list/", Delimiter="/", PaginationConfig={"PageSize": 2}) for c in p["CommonPrefixes"]]
    assert folded == [f"list/{n}/" for n in range(5)], folded
    top = s3.list_objects_v2(Bucket=bucket, Delimiter="/")
    assert [c["Prefix"] for c in top["CommonPrefixes"]] == ["../", "a/", "list/"], top
    assert [o["Key"] for o in top["Contents"]] == ["a", "sum"], top
    assert s3.list_objects_v2(Bucket=bucket, Prefix="a/")["Contents"][0]["Key"] == "a/b c+ü&<>.bin"
    assert s3.list_objects_v2(Bucket=bucket, StartAfter="list/4/19")["Contents"][0]["Key"] == "list/4/24"

    # Copies.
    s3.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": "a/b c+ü&<>.bin"})
    copied = s3.get_object(Bucket=bucket, Key="copy")
    assert copied["Body"].read() == body and copied["Metadata"] == {"who": "me"} and copied["TagCount"] == 2
    s3.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": "copy"}, MetadataDirective="REPLACE", Metadata={"n": "1"})
    assert s3.head_object(Bucket=bucket, Key="copy")["Metadata"] == {"n": "1"}
    refused("InvalidRequest", s3.copy_object, Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": "copy"})

    # Multipart: 30 MiB in parts of 8 MiB, up and down and copied.
    large = os.urandom(30 << 20)
    with tempfile.NamedTemporaryFile() as file:
        file.write(large)
        file.flush()
        s3.upload_file(file.name, bucket, "large")
    head = s3.head_object(Bucket=bucket, Key="large", ChecksumMode="ENABLED")
    assert head["ETag"].endswith('-4"') and head["ContentLength"] == len(large), head
    with tempfile.TemporaryDirectory() as directory:
        s3.download_file(bucket, "large", f"{directory}/large")
        with open(f"{directory}/large", "rb") as file:
            assert file.read() == large
    assert s3.get_object(Bucket=bucket, Key="large", Range="bytes=8388600-8388620")["Body"].read() == large[8388600:8388621]
    assert s3.get_object(Bucket=bucket, Key="large", PartNumber=4)["Body"].read() == large[24 << 20:]
    s3.copy({"Bucket": bucket, "Key": "large"}, bucket, "large-copy")
    assert hashlib.md5(s3.get_object(Bucket=bucket, Key="large-copy")["Body"].read()).digest() == hashlib.md5(large).digest()
    upload = s3.create_multipart_upload(Bucket=bucket, Key="parts")["UploadId"]
    tags = [s3.upload_part(Bucket=bucket, Key="parts", UploadId=upload, PartNumber=n, Body=b"small")["ETag"] for n in (1, 2)]
    assert [p["Size"] for p in s3.list_parts(Bucket=bucket, Key="parts", UploadId=upload)["Parts"]] == [5, 5]
    assert [u["Key"] for u in s3.list_multipart_uploads(Bucket=bucket)["Uploads"]] == ["parts"]

    def parts(*numbers):
        return {"Parts": [{"PartNumber": n, "ETag": tags[n - 1]} for n in numbers]}

    refused("EntityTooSmall", s3.complete_multipart_upload, Bucket=bucket, Key="parts", UploadId=upload, MultipartUpload=parts(1, 2))
    refused("InvalidPartOrder", s3.complete_multipart_upload, Bucket=bucket, Key="parts", UploadId=upload, MultipartUpload=parts(2, 1))
    s3.complete_multipart_upload(Bucket=bucket, Key="parts", UploadId=upload, MultipartUpload=parts(2))
    assert s3.get_object(Bucket=bucket, Key="parts")["Body"].read() == b"small"
    refused("NoSuchUpload", s3.list_parts, Bucket=bucket, Key="parts", UploadId=upload)
    upload = s3.create_multipart_upload(Bucket=bucket, Key="gone")["UploadId"]
    s3.upload_part(Bucket=bucket, Key="gone", UploadId=upload, PartNumber=1, Body=b"x")
    s3.abort_multipart_upload(Bucket=bucket, Key="gone", UploadId=upload)
    refused("NoSuchUpload", s3.upload_part, Bucket=bucket, Key="gone", UploadId=upload, PartNumber=1, Body=b"x")

    # Presigned URLs.
    url = s3.generate_presigned_url("put_object", Params={"Bucket": bucket, "Key": "signed"}, ExpiresIn=60)
    with urllib.request.urlopen(urllib.request.Request(url, data=b"by url", method="PUT", headers={"Content-Type": ""})) as answer:
        assert answer.status == 200
    url = s3.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "signed"}, ExpiresIn=60)
    with urllib.request.urlopen(url) as answer:
        assert answer.read() == b"by url"
    long = s3.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "signed"}, ExpiresIn=604_801)
    for wrong in [url.replace("signed", "a"), url.replace("X-Amz-Expires=60", "X-Amz-Expires=61"), url.split("?")[0], long]:
        try:
            urllib.request.urlopen(wrong)
        except urllib.error.HTTPError as error:
            assert error.code in (400, 403), error
        else:
            raise AssertionError(f"{wrong} was answered")

    # Tags, and settings that nobody made.
    s3.put_object_tagging(Bucket=bucket, Key="a", Tagging={"TagSet": [{"Key": "x", "Value": "y"}]})
    assert s3.get_object_tagging(Bucket=bucket, Key="a")["TagSet"] == [{"Key": "x", "Value": "y"}]
    s3.delete_object_tagging(Bucket=bucket, Key="a")
    assert s3.get_object_tagging(Bucket=bucket, Key="a")["TagSet"] == []
    refused("NoSuchTagSet", s3.get_bucket_tagging, Bucket=bucket)
    s3.put_bucket_tagging(Bucket=bucket, Tagging={"TagSet": [{"Key": "x", "Value": "y"}]})
    assert s3.get_bucket_tagging(Bucket=bucket)["TagSet"] == [{"Key": "x", "Value": "y"}]
    s3.delete_bucket_tagging(Bucket=bucket)
    assert "Status" not in s3.get_bucket_versioning(Bucket=bucket)
    assert s3.get_bucket_acl(Bucket=bucket)["Grants"][0]["Permission"] == "FULL_CONTROL"
    assert s3.get_bucket_request_payment(Bucket=bucket)["Payer"] == "BucketOwner"
    assert "LoggingEnabled" not in s3.get_bucket_logging(Bucket=bucket)
    assert "Status" not in s3.get_bucket_accelerate_configuration(Bucket=bucket)
    assert s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]["BlockPublicAcls"]
    assert s3.get_bucket_ownership_controls(Bucket=bucket)["OwnershipControls"]["Rules"] == [{"ObjectOwnership": "BucketOwnerEnforced"}]
    for code, call in [
        ("NoSuchBucketPolicy", s3.get_bucket_policy),
        ("ServerSideEncryptionConfigurationNotFoundError", s3.get_bucket_encryption),
        ("NoSuchCORSConfiguration", s3.get_bucket_cors),
        ("NoSuchWebsiteConfiguration", s3.get_bucket_website),
        ("NoSuchLifecycleConfiguration", s3.get_bucket_lifecycle_configuration),
        ("ReplicationConfigurationNotFoundError", s3.get_bucket_replication),
        ("ObjectLockConfigurationNotFoundError", s3.get_object_lock_configuration),
        ("NotImplemented", s3.get_bucket_policy_status),
    ]:
        refused(code, call, Bucket=bucket)
    refused("NotImplemented", s3.put_bucket_policy, Bucket=bucket, Policy="{}")
    refused("NotImplemented", s3.put_object, Bucket=bucket, Key="k", Body=b"", ServerSideEncryption="aws:kms")
    refused("NotImplemented", s3.put_bucket_versioning, Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})

    # The end of it all.
    refused("BucketNotEmpty", s3.delete_bucket, Bucket=bucket)
    versions = s3.list_object_versions(Bucket=bucket, Prefix="list/")["Versions"]
    assert {v["VersionId"] for v in versions} == {"null"} and len(versions) == 25
    s3.delete_object(Bucket=bucket, Key="a")
    s3.delete_object(Bucket=bucket, Key="never was")
    rest = [{"Key": o["Key"]} for o in s3.list_objects_v2(Bucket=bucket)["Contents"]]
    gone = s3.delete_objects(Bucket=bucket, Delete={"Objects": rest})
    assert len(gone["Deleted"]) == len(rest) and "Errors" not in gone, gone
    s3.delete_bucket(Bucket=bucket)
    assert bucket not in [b["Name"] for b in s3.list_buckets()["Buckets"]]


everything(client("path"), "checks-by-path")
everything(client("virtual", HOSTED or ENDPOINT), "checks-by-host")

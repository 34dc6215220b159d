"""Roles with their policies and tags; who one is; file systems and their access points."""

import json

from common import efs, iam, refused, sts

identity = sts.get_caller_identity()
assert identity["Account"] == "123456789012" and identity["Arn"] == "arn:aws:iam::123456789012:root", identity

trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
role = iam.create_role(RoleName="reader", AssumeRolePolicyDocument=json.dumps(trust), Tags=[{"Key": "team", "Value": "a"}])["Role"]
assert role["Arn"] == "arn:aws:iam::123456789012:role/reader", role
refused("EntityAlreadyExists", iam.create_role, RoleName="reader", AssumeRolePolicyDocument=json.dumps(trust))
refused("MalformedPolicyDocument", iam.create_role, RoleName="broken", AssumeRolePolicyDocument="{")
assert iam.get_role(RoleName="reader")["Role"]["AssumeRolePolicyDocument"] == trust
policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
iam.put_role_policy(RoleName="reader", PolicyName="inline", PolicyDocument=json.dumps(policy))
assert iam.get_role_policy(RoleName="reader", PolicyName="inline")["PolicyDocument"] == policy
assert iam.list_role_policies(RoleName="reader")["PolicyNames"] == ["inline"]
managed = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"
iam.attach_role_policy(RoleName="reader", PolicyArn=managed)
assert iam.list_attached_role_policies(RoleName="reader")["AttachedPolicies"][0]["PolicyArn"] == managed
refused("DeleteConflict", iam.delete_role, RoleName="reader")
iam.tag_role(RoleName="reader", Tags=[{"Key": "more", "Value": "b"}])
assert {t["Key"] for t in iam.list_role_tags(RoleName="reader")["Tags"]} == {"team", "more"}
iam.untag_role(RoleName="reader", TagKeys=["more"])
for n in range(5):
    iam.create_role(RoleName=f"page-{n}", AssumeRolePolicyDocument=json.dumps(trust))
pages = list(iam.get_paginator("list_roles").paginate(PaginationConfig={"PageSize": 2}))
names = [r["RoleName"] for p in pages for r in p["Roles"]]
assert len(pages) == 3 and sorted(names) == ["page-0", "page-1", "page-2", "page-3", "page-4", "reader"], names
iam.detach_role_policy(RoleName="reader", PolicyArn=managed)
iam.delete_role_policy(RoleName="reader", PolicyName="inline")
for name in names:
    iam.delete_role(RoleName=name)
refused("NoSuchEntity", iam.get_role, RoleName="reader")
assert efs.describe_file_systems()["FileSystems"] == []

system = efs.create_file_system(CreationToken="shared")["FileSystemId"]
user = {"Uid": 2000, "Gid": 2000, "SecondaryGids": [50]}
root = {"Path": "/team/data", "CreationInfo": {"OwnerUid": 2000, "OwnerGid": 50, "Permissions": "0770"}}
made = efs.create_access_point(
    ClientToken="one", FileSystemId=system, PosixUser=user, RootDirectory=root, Tags=[{"Key": "Name", "Value": "team"}]
)
point = made["AccessPointId"]
assert made["PosixUser"] == user and made["RootDirectory"] == root and made["Name"] == "team" and made["LifeCycleState"] == "available", made
assert made["AccessPointArn"].endswith(f":access-point/{point}"), made
refused("AccessPointAlreadyExists", efs.create_access_point, ClientToken="one", FileSystemId=system)
refused("FileSystemNotFound", efs.create_access_point, FileSystemId="fs-00000000000000000")
for path in ["/..", "/a/../b", "/a//b", "a", "/a/b/c/d/e"]:
    refused("ValidationException", efs.create_access_point, FileSystemId=system, RootDirectory={"Path": path})
# Without a token the client makes one.
other = efs.create_access_point(FileSystemId=system)
assert other["RootDirectory"] == {"Path": "/"} and "PosixUser" not in other, other
pages = list(efs.get_paginator("describe_access_points").paginate(FileSystemId=system, PaginationConfig={"PageSize": 1}))
assert len(pages) == 2 and {p["AccessPoints"][0]["AccessPointId"] for p in pages} == {point, other["AccessPointId"]}, pages
assert efs.describe_access_points(AccessPointId=point)["AccessPoints"][0]["RootDirectory"]["Path"] == "/team/data"
efs.tag_resource(ResourceId=point, Tags=[{"Key": "more", "Value": "b"}])
assert {t["Key"] for t in efs.list_tags_for_resource(ResourceId=point)["Tags"]} == {"Name", "more"}
refused("FileSystemInUse", efs.delete_file_system, FileSystemId=system)
for one in [point, other["AccessPointId"]]:
    efs.delete_access_point(AccessPointId=one)
refused("AccessPointNotFound", efs.describe_access_points, AccessPointId=point)
efs.delete_file_system(FileSystemId=system)

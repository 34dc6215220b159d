"""A domain on the default VPC works at once; profiles, spaces and a running app; everything deleted in AWS's order."""

import json

from common import ec2, efs, iam, refused, sagemaker, wait

trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
role = iam.create_role(RoleName="studio", AssumeRolePolicyDocument=json.dumps(trust))["Role"]["Arn"]
vpc = ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]["VpcId"]
subnets = [s["SubnetId"] for s in ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["Subnets"]]
basics = {"AuthMode": "IAM", "DefaultUserSettings": {"ExecutionRole": role}}

# References are checked, and nothing is made when one is wrong.
refused("ValidationException", sagemaker.create_domain, DomainName="x", VpcId="vpc-" + "0" * 17, SubnetIds=subnets, **basics)
refused("ValidationException", sagemaker.create_domain, DomainName="x", VpcId=vpc, SubnetIds=["subnet-" + "0" * 17], **basics)
other = ec2.create_vpc(CidrBlock="10.40.0.0/16")["Vpc"]["VpcId"]
foreign = ec2.create_subnet(VpcId=other, CidrBlock="10.40.0.0/24")["Subnet"]["SubnetId"]
refused("ValidationException", sagemaker.create_domain, DomainName="x", VpcId=vpc, SubnetIds=[foreign], **basics)
ec2.delete_subnet(SubnetId=foreign)
ec2.delete_vpc(VpcId=other)
assert sagemaker.list_domains()["Domains"] == [] and efs.describe_file_systems()["FileSystems"] == []

domain_arn = sagemaker.create_domain(DomainName="studio", VpcId=vpc, SubnetIds=subnets[:2], Tags=[{"Key": "team", "Value": "a"}], **basics)["DomainArn"]
domain = domain_arn.rsplit("/", 1)[1]
wait("the domain", lambda: sagemaker.describe_domain(DomainId=domain)["Status"] == "InService")
described = sagemaker.describe_domain(DomainId=domain)
assert described["AppNetworkAccessType"] == "PublicInternetOnly" and described["VpcId"] == vpc, described
file_system = described["HomeEfsFileSystemId"]
targets = efs.describe_mount_targets(FileSystemId=file_system)["MountTargets"]
assert {t["SubnetId"] for t in targets} == set(subnets[:2]), targets
names = {g["GroupName"] for g in ec2.describe_security_groups(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["SecurityGroups"]}
assert {f"security-group-for-inbound-nfs-{domain}", f"security-group-for-outbound-nfs-{domain}"} <= names, names

# Tags.
assert sagemaker.list_tags(ResourceArn=domain_arn)["Tags"] == [{"Key": "team", "Value": "a"}]
sagemaker.add_tags(ResourceArn=domain_arn, Tags=[{"Key": "more", "Value": "b"}])
sagemaker.delete_tags(ResourceArn=domain_arn, TagKeys=["team"])
assert sagemaker.list_tags(ResourceArn=domain_arn)["Tags"] == [{"Key": "more", "Value": "b"}]

# Profiles, with pages.
for n in range(5):
    sagemaker.create_user_profile(DomainId=domain, UserProfileName=f"user-{n}")
wait("the profiles", lambda: all(p["Status"] == "InService" for p in sagemaker.list_user_profiles(DomainIdEquals=domain)["UserProfiles"]))
refused("ResourceInUse", sagemaker.create_user_profile, DomainId=domain, UserProfileName="user-0")
pages = list(sagemaker.get_paginator("list_user_profiles").paginate(DomainIdEquals=domain, PaginationConfig={"PageSize": 2}))
listed = [p["UserProfileName"] for page in pages for p in page["UserProfiles"]]
assert len(pages) == 3 and sorted(listed) == [f"user-{n}" for n in range(5)], listed
contains = sagemaker.list_user_profiles(DomainIdEquals=domain, UserProfileNameContains="er-3")["UserProfiles"]
assert [p["UserProfileName"] for p in contains] == ["user-3"], contains
refused("ValidationException", sagemaker.list_user_profiles, NextToken="nonsense")
sagemaker.update_user_profile(DomainId=domain, UserProfileName="user-0", UserSettings={"ExecutionRole": role})
wait("the update", lambda: sagemaker.describe_user_profile(DomainId=domain, UserProfileName="user-0")["Status"] == "InService")

# A private space with an app.
owner = {"OwnershipSettings": {"OwnerUserProfileName": "user-0"}, "SpaceSharingSettings": {"SharingType": "Private"}}
refused(("ValidationException", "ResourceNotFound"), sagemaker.create_space, DomainId=domain, SpaceName="s", OwnershipSettings={"OwnerUserProfileName": "nobody"}, SpaceSharingSettings={"SharingType": "Private"})
sagemaker.create_space(DomainId=domain, SpaceName="space", SpaceSettings={"AppType": "JupyterLab"}, **owner)
wait("the space", lambda: sagemaker.describe_space(DomainId=domain, SpaceName="space")["Status"] == "InService")
sagemaker.update_space(DomainId=domain, SpaceName="space", SpaceDisplayName="shown")
wait("the update", lambda: sagemaker.describe_space(DomainId=domain, SpaceName="space")["Status"] == "InService")
assert sagemaker.describe_space(DomainId=domain, SpaceName="space")["SpaceDisplayName"] == "shown"
key = {"DomainId": domain, "SpaceName": "space", "AppType": "JupyterLab", "AppName": "default"}
arn = sagemaker.create_app(ResourceSpec={"InstanceType": "ml.t3.medium"}, **key)["AppArn"]
assert arn.lower() == f"arn:aws:sagemaker:us-east-1:123456789012:app/{domain}/space/jupyterlab/default", arn
refused("ResourceInUse", sagemaker.create_app, **key)
wait("the app", lambda: sagemaker.describe_app(**key)["Status"] == "InService")
assert [a["Status"] for a in sagemaker.list_apps(DomainIdEquals=domain, SpaceNameEquals="space")["Apps"]] == ["InService"]

# A type that this machine can't give.
sagemaker.create_space(DomainId=domain, SpaceName="big", SpaceSettings={"AppType": "JupyterLab"}, **owner)
wait("the space", lambda: sagemaker.describe_space(DomainId=domain, SpaceName="big")["Status"] == "InService")
refused("ResourceLimitExceeded", sagemaker.create_app, ResourceSpec={"InstanceType": "ml.p4d.24xlarge"}, **{**key, "SpaceName": "big"})

# Nothing that's in use goes.
refused("ResourceInUse", sagemaker.delete_domain, DomainId=domain)
refused("ResourceInUse", sagemaker.delete_user_profile, DomainId=domain, UserProfileName="user-0")
refused("ResourceInUse", sagemaker.delete_space, DomainId=domain, SpaceName="space")
refused("FileSystemInUse", efs.delete_file_system, FileSystemId=file_system)
assert sagemaker.describe_app(**key)["Status"] == "InService"


def is_gone(call, **arguments):
    try:
        status = call(**arguments)["Status"]
    except call.__self__.exceptions.ResourceNotFound:
        return True
    assert status in ("Deleting", "Deleted"), status
    return status == "Deleted"


sagemaker.delete_app(**key)
wait("the app is gone", lambda: is_gone(sagemaker.describe_app, **key))
for space in ("space", "big"):
    sagemaker.delete_space(DomainId=domain, SpaceName=space)
    wait("the space is gone", lambda: is_gone(sagemaker.describe_space, DomainId=domain, SpaceName=space))
for n in range(5):
    sagemaker.delete_user_profile(DomainId=domain, UserProfileName=f"user-{n}")
wait("the profiles are gone", lambda: sagemaker.list_user_profiles(DomainIdEquals=domain)["UserProfiles"] == [])
sagemaker.delete_domain(DomainId=domain, RetentionPolicy={"HomeEfsFileSystem": "Retain"})
wait("the domain is gone", lambda: is_gone(sagemaker.describe_domain, DomainId=domain))

# The file system is kept, and deleted by hand: mount targets first.
for target in efs.describe_mount_targets(FileSystemId=file_system)["MountTargets"]:
    efs.delete_mount_target(MountTargetId=target["MountTargetId"])
wait("the mount targets are gone", lambda: efs.describe_mount_targets(FileSystemId=file_system)["MountTargets"] == [])
efs.delete_file_system(FileSystemId=file_system)
refused("FileSystemNotFound", efs.describe_file_systems, FileSystemId=file_system)
inbound, outbound = (next(g["GroupId"] for g in ec2.describe_security_groups(Filters=[{"Name": "group-name", "Values": [f"security-group-for-{way}-nfs-{domain}"]}])["SecurityGroups"]) for way in ("inbound", "outbound"))
for group, permissions in ((inbound, "IpPermissions"), (outbound, "IpPermissionsEgress")):
    revoke = ec2.revoke_security_group_ingress if permissions == "IpPermissions" else ec2.revoke_security_group_egress
    revoke(GroupId=group, IpPermissions=ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0][permissions])
for group in (inbound, outbound):
    ec2.delete_security_group(GroupId=group)
iam.delete_role(RoleName="studio")
assert ec2.describe_network_interfaces()["NetworkInterfaces"] == []
assert len(ec2.describe_vpcs()["Vpcs"]) == 1

#!/usr/bin/env python3
"""A SageMaker domain with VpcOnly, from the VPC up, by boto3.

    vpc_only_domain.py create    everything up to a running JupyterLab; what is there already is kept
    vpc_only_domain.py open      a NAT gateway, and the route that opens the running notebook
    vpc_only_domain.py close     takes the route away; the NAT gateway stays
    vpc_only_domain.py database  a PostgreSQL and a Redshift cluster, which notebooks reach; DB_PASSWORD is their password
    vpc_only_domain.py show      what there is
    vpc_only_domain.py delete    everything, in AWS's order; what is gone already is skipped

Each step looks for its object by name first, so a run that broke off is repaired by running it again.
"""

import json
import os
import sys
import time

import boto3
from botocore.exceptions import ClientError

NAME = "lab-boto3"
USER = "mika"
CIDR = "10.40.0.0/16"
PRIVATE = ["10.40.1.0/24", "10.40.2.0/24"]
PUBLIC = "10.40.100.0/24"
POSTGRES, REDSHIFT = 5432, 5439

session = boto3.Session()
REGION = session.region_name
ec2, iam, sagemaker = session.client("ec2"), session.client("iam"), session.client("sagemaker")
rds, redshift = session.client("rds"), session.client("redshift")

TRUST = {"Effect": "Allow", "Principal": {"Service": "sagemaker.amazonaws.com"}, "Action": "sts:AssumeRole"}
MAY_LOOK = {"Effect": "Allow", "Action": ["sagemaker:Describe*", "sagemaker:List*"], "Resource": "*"}


# --- helpers ---------------------------------------------------------------------------------------------------------


def wait_until(what, ask, wanted, seconds=300):
    """Asks until the answer is `wanted`. boto3 has no waiters for domains, spaces, apps and endpoints."""
    deadline = time.monotonic() + seconds
    while (now := ask()) != wanted:
        if now == "Failed":
            sys.exit(f"{what} failed")
        if time.monotonic() > deadline:
            sys.exit(f"{what} is {now}, not {wanted}, after {seconds} s")
        time.sleep(0.5)


# A waiter asks every 15, 30 or 60 s by itself.
OFTEN = {"Delay": 2, "MaxAttempts": 450}


def nat_waiter(state, nat):
    ec2.get_waiter(f"nat_gateway_{state}").wait(NatGatewayIds=[nat], WaiterConfig=OFTEN)


def or_none(call, *absent, **arguments):
    """The answer of a call, or None if it's refused with one of these codes."""
    try:
        return call(**arguments)
    except ClientError as error:
        if error.response["Error"]["Code"] in absent:
            return None
        raise


def tagged(kind, name):
    return [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": name}]}]


def first(call, key, **filters):
    """The first of what a Describe call of EC2 finds, or None. `tag_Name="x"` is the filter `tag:Name`."""
    wanted = [{"Name": k.replace("tag_", "tag:").replace("_", "-"), "Values": [v]} for k, v in filters.items()]
    return next(iter(call(Filters=wanted)[key]), None)


def vpc_id():
    found = first(ec2.describe_vpcs, "Vpcs", tag_Name=NAME)
    return found and found["VpcId"]


def subnet_id(vpc, cidr):
    found = first(ec2.describe_subnets, "Subnets", vpc_id=vpc, cidr_block=cidr)
    return found and found["SubnetId"]


def group_id(vpc, name):
    found = first(ec2.describe_security_groups, "SecurityGroups", vpc_id=vpc, group_name=name)
    return found and found["GroupId"]


def main_table(vpc):
    tables = ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [vpc]}, {"Name": "association.main", "Values": ["true"]}])
    return tables["RouteTables"][0]


def public_table(vpc):
    return first(ec2.describe_route_tables, "RouteTables", vpc_id=vpc, tag_Name=f"{NAME}-public")


def nat_id(vpc):
    found = ec2.describe_nat_gateways(Filters=[{"Name": "vpc-id", "Values": [vpc]}, {"Name": "state", "Values": ["pending", "available"]}])
    return next((n["NatGatewayId"] for n in found["NatGateways"]), None)


def domain_id():
    pages = sagemaker.get_paginator("list_domains").paginate()
    return next((d["DomainId"] for page in pages for d in page["Domains"] if d["DomainName"] == NAME), None)


def app_key(domain):
    return {"DomainId": domain, "SpaceName": USER, "AppType": "JupyterLab", "AppName": "default"}


def status(call, **key):
    """The status of something of SageMaker's, or None if there is no such thing."""
    found = or_none(call, "ResourceNotFound", **key)
    return found and found["Status"]


# --- create ----------------------------------------------------------------------------------------------------------


def make_network():
    vpc = vpc_id() or ec2.create_vpc(CidrBlock=CIDR, TagSpecifications=tagged("vpc", NAME))["Vpc"]["VpcId"]
    ec2.get_waiter("vpc_available").wait(VpcIds=[vpc])
    # Private DNS of an interface endpoint needs both.
    ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsSupport={"Value": True})
    ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsHostnames={"Value": True})

    zones = [z["ZoneName"] for z in ec2.describe_availability_zones()["AvailabilityZones"]]
    subnets = [
        subnet_id(vpc, cidr) or ec2.create_subnet(VpcId=vpc, CidrBlock=cidr, AvailabilityZone=zone)["Subnet"]["SubnetId"]
        for cidr, zone in zip(PRIVATE, zones)
    ]

    notebooks, endpoints = (
        group_id(vpc, name) or ec2.create_security_group(VpcId=vpc, GroupName=name, Description=name)["GroupId"]
        for name in (f"{NAME}-notebooks", f"{NAME}-endpoints")
    )
    from_notebooks = [{"GroupId": notebooks}]
    for group, ports in ((notebooks, (0, 65535)), (endpoints, (443, 443))):
        rule = {"IpProtocol": "tcp", "FromPort": ports[0], "ToPort": ports[1], "UserIdGroupPairs": from_notebooks}
        or_none(ec2.authorize_security_group_ingress, "InvalidPermission.Duplicate", GroupId=group, IpPermissions=[rule])

    make_endpoint(vpc, "s3", VpcEndpointType="Gateway", RouteTableIds=[main_table(vpc)["RouteTableId"]])
    make_endpoint(vpc, "sagemaker.api", VpcEndpointType="Interface", SubnetIds=subnets, SecurityGroupIds=[endpoints], PrivateDnsEnabled=True)
    return vpc, subnets, notebooks


def make_endpoint(vpc, service, **settings):
    service = f"com.amazonaws.{REGION}.{service}"
    if not first(ec2.describe_vpc_endpoints, "VpcEndpoints", vpc_id=vpc, service_name=service):
        ec2.create_vpc_endpoint(VpcId=vpc, ServiceName=service, **settings)

    def state():
        found = first(ec2.describe_vpc_endpoints, "VpcEndpoints", vpc_id=vpc, service_name=service)
        return found and found["State"].lower()

    wait_until(f"the endpoint for {service}", state, "available")


def make_role():
    trust = json.dumps({"Version": "2012-10-17", "Statement": [TRUST]})
    policy = json.dumps({"Version": "2012-10-17", "Statement": [MAY_LOOK]})
    role = or_none(iam.get_role, "NoSuchEntity", RoleName=NAME) or iam.create_role(RoleName=NAME, AssumeRolePolicyDocument=trust)
    iam.put_role_policy(RoleName=NAME, PolicyName="notebook", PolicyDocument=policy)
    return role["Role"]["Arn"]


def create():
    vpc, subnets, notebooks = make_network()
    role = make_role()

    domain = domain_id()
    if not domain:
        made = sagemaker.create_domain(
            DomainName=NAME,
            AuthMode="IAM",
            AppNetworkAccessType="VpcOnly",
            VpcId=vpc,
            SubnetIds=subnets,
            DefaultUserSettings={"ExecutionRole": role, "SecurityGroups": [notebooks]},
        )
        domain = made["DomainArn"].rsplit("/", 1)[1]
    wait_until("the domain", lambda: status(sagemaker.describe_domain, DomainId=domain), "InService")

    profile = {"DomainId": domain, "UserProfileName": USER}
    if not status(sagemaker.describe_user_profile, **profile):
        sagemaker.create_user_profile(**profile)
    wait_until("the profile", lambda: status(sagemaker.describe_user_profile, **profile), "InService")

    space = {"DomainId": domain, "SpaceName": USER}
    if not status(sagemaker.describe_space, **space):
        sagemaker.create_space(
            **space,
            OwnershipSettings={"OwnerUserProfileName": USER},
            SpaceSharingSettings={"SharingType": "Private"},
            SpaceSettings={"AppType": "JupyterLab"},
        )
    wait_until("the space", lambda: status(sagemaker.describe_space, **space), "InService")

    key = app_key(domain)
    if status(sagemaker.describe_app, **key) not in ("Pending", "InService"):
        sagemaker.create_app(**key)
    wait_until("JupyterLab", lambda: status(sagemaker.describe_app, **key), "InService")
    show()


# --- open and close --------------------------------------------------------------------------------------------------


def open_it():
    vpc = vpc_id() or sys.exit("there's no VPC: create first")
    zone = ec2.describe_availability_zones()["AvailabilityZones"][0]["ZoneName"]
    public = subnet_id(vpc, PUBLIC) or ec2.create_subnet(VpcId=vpc, CidrBlock=PUBLIC, AvailabilityZone=zone)["Subnet"]["SubnetId"]

    gateway = first(ec2.describe_internet_gateways, "InternetGateways", tag_Name=NAME)
    gateway = gateway or ec2.create_internet_gateway(TagSpecifications=tagged("internet-gateway", NAME))["InternetGateway"]
    if not gateway["Attachments"]:
        ec2.attach_internet_gateway(InternetGatewayId=gateway["InternetGatewayId"], VpcId=vpc)

    table = public_table(vpc) or ec2.create_route_table(VpcId=vpc, TagSpecifications=tagged("route-table", f"{NAME}-public"))["RouteTable"]
    make_default_route(table, GatewayId=gateway["InternetGatewayId"])
    if not table["Associations"]:
        ec2.associate_route_table(RouteTableId=table["RouteTableId"], SubnetId=public)

    address = first(ec2.describe_addresses, "Addresses", tag_Name=NAME)
    address = address or ec2.allocate_address(Domain="vpc", TagSpecifications=tagged("elastic-ip", NAME))
    nat = nat_id(vpc) or ec2.create_nat_gateway(SubnetId=public, AllocationId=address["AllocationId"])["NatGateway"]["NatGatewayId"]
    nat_waiter("available", nat)

    make_default_route(main_table(vpc), NatGatewayId=nat)
    show()


def make_default_route(table, **target):
    or_none(ec2.create_route, "RouteAlreadyExists", RouteTableId=table["RouteTableId"], DestinationCidrBlock="0.0.0.0/0", **target)


def delete_default_route(table):
    or_none(ec2.delete_route, "InvalidRoute.NotFound", RouteTableId=table["RouteTableId"], DestinationCidrBlock="0.0.0.0/0")


def close():
    vpc = vpc_id() or sys.exit("there's no VPC: create first")
    delete_default_route(main_table(vpc))
    show()


# --- database --------------------------------------------------------------------------------------------------------


def database():
    vpc = vpc_id() or sys.exit("there's no VPC: create first")
    password = os.environ.get("DB_PASSWORD") or sys.exit("DB_PASSWORD isn't set: 8 letters or more, large and small, with a digit")
    subnets = [subnet_id(vpc, cidr) for cidr in PRIVATE]
    group = group_id(vpc, f"{NAME}-databases")
    group = group or ec2.create_security_group(VpcId=vpc, GroupName=f"{NAME}-databases", Description="Databases")["GroupId"]
    from_notebooks = [{"GroupId": group_id(vpc, f"{NAME}-notebooks")}]
    for port in (POSTGRES, REDSHIFT):
        rule = {"IpProtocol": "tcp", "FromPort": port, "ToPort": port, "UserIdGroupPairs": from_notebooks}
        or_none(ec2.authorize_security_group_ingress, "InvalidPermission.Duplicate", GroupId=group, IpPermissions=[rule])

    or_none(rds.create_db_subnet_group, "DBSubnetGroupAlreadyExists", DBSubnetGroupName=NAME, DBSubnetGroupDescription=NAME, SubnetIds=subnets)
    or_none(redshift.create_cluster_subnet_group, "ClusterSubnetGroupAlreadyExists", ClusterSubnetGroupName=NAME, Description=NAME, SubnetIds=subnets)
    both = {"MasterUsername": USER, "MasterUserPassword": password, "VpcSecurityGroupIds": [group], "PubliclyAccessible": False}
    or_none(
        rds.create_db_instance,
        "DBInstanceAlreadyExists",
        DBInstanceIdentifier=NAME,
        Engine="postgres",
        DBInstanceClass="db.t3.micro",
        AllocatedStorage=20,
        DBName="lab",
        DBSubnetGroupName=NAME,
        **both,
    )
    or_none(
        redshift.create_cluster,
        "ClusterAlreadyExists",
        ClusterIdentifier=NAME,
        ClusterType="single-node",
        NodeType="dc2.large",
        DBName="lab",
        ClusterSubnetGroupName=NAME,
        **both,
    )
    rds.get_waiter("db_instance_available").wait(DBInstanceIdentifier=NAME, WaiterConfig=OFTEN)
    redshift.get_waiter("cluster_available").wait(ClusterIdentifier=NAME, WaiterConfig=OFTEN)
    show()


def instance():
    found = or_none(rds.describe_db_instances, "DBInstanceNotFound", DBInstanceIdentifier=NAME)
    return found and found["DBInstances"][0]


def cluster():
    found = or_none(redshift.describe_clusters, "ClusterNotFound", ClusterIdentifier=NAME)
    return found and found["Clusters"][0]


def delete_databases():
    # What goes already is refused, and only has to be waited for.
    or_none(
        rds.delete_db_instance, "DBInstanceNotFound", "InvalidDBInstanceState", DBInstanceIdentifier=NAME, SkipFinalSnapshot=True
    )
    or_none(
        redshift.delete_cluster, "ClusterNotFound", "InvalidClusterState", ClusterIdentifier=NAME, SkipFinalClusterSnapshot=True
    )
    rds.get_waiter("db_instance_deleted").wait(DBInstanceIdentifier=NAME, WaiterConfig=OFTEN)
    redshift.get_waiter("cluster_deleted").wait(ClusterIdentifier=NAME, WaiterConfig=OFTEN)
    or_none(rds.delete_db_subnet_group, "DBSubnetGroupNotFoundFault", DBSubnetGroupName=NAME)
    or_none(redshift.delete_cluster_subnet_group, "ClusterSubnetGroupNotFoundFault", ClusterSubnetGroupName=NAME)


# --- show ------------------------------------------------------------------------------------------------------------


def show():
    vpc, domain = vpc_id(), domain_id()
    print(f"VPC        {vpc or 'none'}")
    if vpc:
        for endpoint in ec2.describe_vpc_endpoints(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["VpcEndpoints"]:
            print(f"endpoint   {endpoint['ServiceName']} ({endpoint['VpcEndpointType']}, {endpoint['State']})")
        ways = [r for r in main_table(vpc)["Routes"] if r.get("DestinationCidrBlock") == "0.0.0.0/0"]
        print(f"internet   {'by ' + ways[0]['NatGatewayId'] if ways else 'no route'}")
    if found := instance():
        print(f"PostgreSQL {found['DBInstanceStatus']} {found.get('Endpoint', {}).get('Address', '')}".rstrip())
    if found := cluster():
        print(f"Redshift   {found['ClusterStatus']} {found.get('Endpoint', {}).get('Address', '')}".rstrip())
    if not domain:
        return print("domain     none")
    described = sagemaker.describe_domain(DomainId=domain)
    print(f"domain     {domain} ({described['AppNetworkAccessType']}, {described['Status']})")
    app = or_none(sagemaker.describe_app, "ResourceNotFound", **app_key(domain)) or {"Status": "none"}
    print(f"JupyterLab {app['Status']} {app.get('FailureReason', '')}".rstrip())
    if app["Status"] == "InService":
        url = sagemaker.create_presigned_domain_url(DomainId=domain, UserProfileName=USER, SpaceName=USER)
        print(f"open once  {url['AuthorizedUrl']}")


# --- delete ----------------------------------------------------------------------------------------------------------


def delete():
    if domain := domain_id():
        delete_domain(domain)
    delete_databases()
    if vpc := vpc_id():
        delete_network(vpc)
    # A NAT gateway holds the address, and a VPC the internet gateway, until they are gone.
    if address := first(ec2.describe_addresses, "Addresses", tag_Name=NAME):
        ec2.release_address(AllocationId=address["AllocationId"])
    if gateway := first(ec2.describe_internet_gateways, "InternetGateways", tag_Name=NAME):
        ec2.delete_internet_gateway(InternetGatewayId=gateway["InternetGatewayId"])
    or_none(iam.delete_role_policy, "NoSuchEntity", RoleName=NAME, PolicyName="notebook")
    or_none(iam.delete_role, "NoSuchEntity", RoleName=NAME)
    show()


def delete_domain(domain):
    key, space, profile = app_key(domain), {"DomainId": domain, "SpaceName": USER}, {"DomainId": domain, "UserProfileName": USER}
    if status(sagemaker.describe_app, **key) not in (None, "Deleted", "Deleting"):
        sagemaker.delete_app(**key)
    wait_until("JupyterLab", lambda: status(sagemaker.describe_app, **key) or "Deleted", "Deleted")
    or_none(sagemaker.delete_space, "ResourceNotFound", **space)
    wait_until("the space", lambda: status(sagemaker.describe_space, **space), None)
    or_none(sagemaker.delete_user_profile, "ResourceNotFound", **profile)
    wait_until("the profile", lambda: status(sagemaker.describe_user_profile, **profile), None)
    # Retained, the file system's mount targets and two groups would stand in the way of deleting the VPC.
    sagemaker.delete_domain(DomainId=domain, RetentionPolicy={"HomeEfsFileSystem": "Delete"})
    wait_until("the domain", lambda: status(sagemaker.describe_domain, DomainId=domain), None)


def delete_network(vpc):
    in_vpc = [{"Name": "vpc-id", "Values": [vpc]}]
    delete_default_route(main_table(vpc))
    if nat := nat_id(vpc):
        ec2.delete_nat_gateway(NatGatewayId=nat)
        nat_waiter("deleted", nat)
    endpoints = [e["VpcEndpointId"] for e in ec2.describe_vpc_endpoints(Filters=in_vpc)["VpcEndpoints"]]
    if endpoints:
        ec2.delete_vpc_endpoints(VpcEndpointIds=endpoints)
        wait_until("the endpoints", lambda: len(ec2.describe_vpc_endpoints(Filters=in_vpc)["VpcEndpoints"]), 0)
    # The notebooks' group last: the others' rules name it.
    for name in (f"{NAME}-endpoints", f"{NAME}-databases", f"{NAME}-notebooks"):
        if group := group_id(vpc, name):
            ec2.delete_security_group(GroupId=group)
    for subnet in ec2.describe_subnets(Filters=in_vpc)["Subnets"]:
        ec2.delete_subnet(SubnetId=subnet["SubnetId"])
    if table := public_table(vpc):
        ec2.delete_route_table(RouteTableId=table["RouteTableId"])
    for gateway in ec2.describe_internet_gateways(Filters=[{"Name": "attachment.vpc-id", "Values": [vpc]}])["InternetGateways"]:
        ec2.detach_internet_gateway(InternetGatewayId=gateway["InternetGatewayId"], VpcId=vpc)
    ec2.delete_vpc(VpcId=vpc)


VERBS = {"create": create, "open": open_it, "close": close, "database": database, "show": show, "delete": delete}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in VERBS:
        sys.exit(__doc__)
    VERBS[sys.argv[1]]()

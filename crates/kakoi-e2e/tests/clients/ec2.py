"""A VPC with everything, made, described, filtered, and deleted in AWS's order, until only the default VPC is left."""

from common import ec2, refused, wait

before = {v["VpcId"] for v in ec2.describe_vpcs()["Vpcs"]}
default = [v for v in ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"]]
assert len(default) == 1 and default[0]["CidrBlock"] == "172.31.0.0/16", default
default_id = default[0]["VpcId"]
here = [{"Name": "vpc-id", "Values": [default_id]}]
zones = ec2.describe_availability_zones()["AvailabilityZones"]
assert len(ec2.describe_subnets(Filters=here)["Subnets"]) == len(zones)
for attribute in ("enableDnsSupport", "enableDnsHostnames"):
    answer = ec2.describe_vpc_attribute(VpcId=default_id, Attribute=attribute)
    assert answer[attribute[0].upper() + attribute[1:]]["Value"] is True, answer
main = ec2.describe_route_tables(Filters=here + [{"Name": "association.main", "Values": ["true"]}])["RouteTables"]
assert any(r.get("GatewayId", "").startswith("igw-") for r in main[0]["Routes"]), main
assert ec2.describe_security_groups(Filters=here + [{"Name": "group-name", "Values": ["default"]}])["SecurityGroups"]
assert ec2.describe_network_acls(Filters=here)["NetworkAcls"][0]["IsDefault"] is True

# A VPC of our own.
vpc = ec2.create_vpc(CidrBlock="10.30.0.0/16", TagSpecifications=[{"ResourceType": "vpc", "Tags": [{"Key": "Name", "Value": "test"}]}])["Vpc"]["VpcId"]
ec2.get_waiter("vpc_available").wait(VpcIds=[vpc])
ec2.modify_vpc_attribute(VpcId=vpc, EnableDnsHostnames={"Value": True})
refused("InvalidSubnet.Range", ec2.create_subnet, VpcId=vpc, CidrBlock="10.31.0.0/24")
subnets = [ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.30.{n}.0/24", AvailabilityZone=zones[n % len(zones)]["ZoneName"])["Subnet"]["SubnetId"] for n in range(3)]
refused("InvalidSubnet.Conflict", ec2.create_subnet, VpcId=vpc, CidrBlock="10.30.1.128/25")
ec2.modify_subnet_attribute(SubnetId=subnets[0], MapPublicIpOnLaunch={"Value": True})
assert ec2.describe_subnets(SubnetIds=[subnets[0]])["Subnets"][0]["MapPublicIpOnLaunch"] is True

# Filters and pages.
mine = [{"Name": "vpc-id", "Values": [vpc]}]
assert [v["VpcId"] for v in ec2.describe_vpcs(Filters=[{"Name": "tag:Name", "Values": ["te*"]}])["Vpcs"]] == [vpc]
assert ec2.describe_vpcs(Filters=[{"Name": "tag:Name", "Values": ["nothing"]}])["Vpcs"] == []
assert len(ec2.describe_subnets(Filters=mine)["Subnets"]) == 3
assert len(ec2.describe_subnets(Filters=mine + [{"Name": "cidr-block", "Values": ["10.30.0.0/24", "10.30.1.0/24"]}])["Subnets"]) == 2
refused("InvalidParameterValue", ec2.describe_vpcs, Filters=[{"Name": "no-such-filter", "Values": ["x"]}])
groups = []
for n in range(7):
    groups.append(ec2.create_security_group(GroupName=f"group-{n}", Description="a group", VpcId=vpc)["GroupId"])
pages = list(ec2.get_paginator("describe_security_groups").paginate(Filters=mine, PaginationConfig={"PageSize": 5}))
assert len(pages) == 2 and sum(len(p["SecurityGroups"]) for p in pages) == 8, pages
refused("InvalidGroup.Duplicate", ec2.create_security_group, GroupName="group-0", Description="again", VpcId=vpc)

# Rules.
permission = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "10.0.0.0/8", "Description": "all"}]}
made = ec2.authorize_security_group_ingress(GroupId=groups[0], IpPermissions=[permission])
assert made["Return"] is True and made["SecurityGroupRules"][0]["SecurityGroupRuleId"].startswith("sgr-"), made
refused("InvalidPermission.Duplicate", ec2.authorize_security_group_ingress, GroupId=groups[0], IpPermissions=[permission])
ec2.authorize_security_group_ingress(GroupId=groups[0], IpPermissions=[{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": groups[1]}]}])
refused("DependencyViolation", ec2.delete_security_group, GroupId=groups[1])
refused("InvalidGroup.NotFound", ec2.authorize_security_group_ingress, GroupId=groups[0], IpPermissions=[{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": "sg-00000000000000000"}]}])
rules = ec2.describe_security_group_rules(Filters=[{"Name": "group-id", "Values": [groups[0]]}])["SecurityGroupRules"]
assert len([r for r in rules if not r["IsEgress"]]) == 2 and len([r for r in rules if r["IsEgress"]]) == 1, rules
ec2.revoke_security_group_egress(GroupId=groups[0], IpPermissions=[{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])
assert ec2.describe_security_groups(GroupIds=[groups[0]])["SecurityGroups"][0]["IpPermissionsEgress"] == []

# Ways out.
gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
refused("InvalidParameterValue", ec2.create_route, RouteTableId=ec2.describe_route_tables(Filters=mine)["RouteTables"][0]["RouteTableId"], DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
refused("Resource.AlreadyAssociated", ec2.attach_internet_gateway, InternetGatewayId=gateway, VpcId=vpc)
table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
refused("RouteAlreadyExists", ec2.create_route, RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
association = ec2.associate_route_table(RouteTableId=table, SubnetId=subnets[0])["AssociationId"]
refused("DependencyViolation", ec2.delete_route_table, RouteTableId=table)
address = ec2.allocate_address(Domain="vpc")
assert address["PublicIp"].startswith("198.51.100."), address
nat = ec2.create_nat_gateway(SubnetId=subnets[0], AllocationId=address["AllocationId"])["NatGateway"]["NatGatewayId"]
ec2.get_waiter("nat_gateway_available").wait(NatGatewayIds=[nat], WaiterConfig={"Delay": 1})
refused("InvalidIPAddress.InUse", ec2.release_address, AllocationId=address["AllocationId"])
ec2.create_route(RouteTableId=main[0]["RouteTableId"], DestinationCidrBlock="10.99.0.0/16", GatewayId=[r["GatewayId"] for r in main[0]["Routes"] if r.get("GatewayId", "").startswith("igw-")][0])
ec2.delete_route(RouteTableId=main[0]["RouteTableId"], DestinationCidrBlock="10.99.0.0/16")
refused("InvalidRoute.NotFound", ec2.delete_route, RouteTableId=table, DestinationCidrBlock="10.99.0.0/16")

# Endpoints.
interface = ec2.create_vpc_endpoint(VpcEndpointType="Interface", VpcId=vpc, ServiceName="com.amazonaws.us-east-1.sagemaker.api", SubnetIds=subnets[:2], SecurityGroupIds=[groups[2]], PrivateDnsEnabled=True)["VpcEndpoint"]["VpcEndpointId"]
bucket = ec2.create_vpc_endpoint(VpcEndpointType="Gateway", VpcId=vpc, ServiceName="com.amazonaws.us-east-1.s3", RouteTableIds=[table])["VpcEndpoint"]["VpcEndpointId"]
wait("the endpoint", lambda: ec2.describe_vpc_endpoints(VpcEndpointIds=[interface])["VpcEndpoints"][0]["State"] == "available")
assert any(r.get("DestinationPrefixListId") for r in ec2.describe_route_tables(RouteTableIds=[table])["RouteTables"][0]["Routes"])
refused("InvalidServiceName", ec2.create_vpc_endpoint, VpcId=vpc, ServiceName="com.amazonaws.us-east-1.coffee")
lists = ec2.describe_prefix_lists()["PrefixLists"]
assert any(p["PrefixListName"].endswith(".s3") for p in lists), lists
interfaces = ec2.describe_network_interfaces(Filters=mine)["NetworkInterfaces"]
kinds = sorted(i["InterfaceType"] for i in interfaces)
assert kinds == ["nat_gateway", "vpc_endpoint", "vpc_endpoint"], kinds

# Tags.
ec2.create_tags(Resources=[vpc, subnets[0]], Tags=[{"Key": "team", "Value": "a"}])
assert {t["ResourceId"] for t in ec2.describe_tags(Filters=[{"Name": "key", "Values": ["team"]}])["Tags"]} == {vpc, subnets[0]}
ec2.delete_tags(Resources=[subnets[0]], Tags=[{"Key": "team"}])
assert {t["ResourceId"] for t in ec2.describe_tags(Filters=[{"Name": "key", "Values": ["team"]}])["Tags"]} == {vpc}

# Nothing that's in use goes.
refused("DependencyViolation", ec2.delete_vpc, VpcId=vpc)
refused("DependencyViolation", ec2.delete_subnet, SubnetId=subnets[0])
refused("DependencyViolation", ec2.detach_internet_gateway, InternetGatewayId=gateway, VpcId=vpc)
refused("DependencyViolation", ec2.delete_internet_gateway, InternetGatewayId=gateway)
refused("DependencyViolation", ec2.delete_security_group, GroupId=groups[2])
assert len(ec2.describe_subnets(Filters=mine)["Subnets"]) == 3

# AWS's order.
answer = ec2.delete_vpc_endpoints(VpcEndpointIds=[interface, bucket])
assert answer["Unsuccessful"] == [], answer
wait("the endpoints are gone", lambda: not [e for e in ec2.describe_vpc_endpoints(Filters=mine)["VpcEndpoints"] if e["State"].lower() != "deleted"])
ec2.delete_nat_gateway(NatGatewayId=nat)
wait("the NAT gateway is gone", lambda: ec2.describe_nat_gateways(NatGatewayIds=[nat])["NatGateways"][0]["State"] == "deleted")
ec2.release_address(AllocationId=address["AllocationId"])
ec2.disassociate_route_table(AssociationId=association)
ec2.delete_route_table(RouteTableId=table)
ec2.detach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
ec2.delete_internet_gateway(InternetGatewayId=gateway)
for subnet in subnets:
    ec2.delete_subnet(SubnetId=subnet)
ec2.revoke_security_group_ingress(GroupId=groups[0], IpPermissions=[{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": groups[1]}]}])
for group in groups:
    ec2.delete_security_group(GroupId=group)
ec2.delete_vpc(VpcId=vpc)
assert {v["VpcId"] for v in ec2.describe_vpcs()["Vpcs"]} == before == {default_id}
assert ec2.describe_network_interfaces(Filters=mine)["NetworkInterfaces"] == []

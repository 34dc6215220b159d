"""AWS's codes for ids that are malformed, and for ids that nobody has."""

from common import ec2, efs, iam, refused, sagemaker

absent = "0" * 17
for kind, call, parameter, malformed, missing in [
    ("vpc", ec2.describe_vpcs, "VpcIds", "InvalidVpcID.Malformed", "InvalidVpcID.NotFound"),
    ("subnet", ec2.describe_subnets, "SubnetIds", "InvalidSubnetID.Malformed", "InvalidSubnetID.NotFound"),
    ("sg", ec2.describe_security_groups, "GroupIds", ("InvalidGroupId.Malformed", "InvalidGroupID.Malformed"), "InvalidGroup.NotFound"),
    ("rtb", ec2.describe_route_tables, "RouteTableIds", ("InvalidRouteTableId.Malformed", "InvalidRouteTableID.Malformed"), "InvalidRouteTableID.NotFound"),
    ("igw", ec2.describe_internet_gateways, "InternetGatewayIds", ("InvalidInternetGatewayId.Malformed", "InvalidInternetGatewayID.Malformed"), "InvalidInternetGatewayID.NotFound"),
    ("nat", ec2.describe_nat_gateways, "NatGatewayIds", "NatGatewayMalformed", "NatGatewayNotFound"),
    ("vpce", ec2.describe_vpc_endpoints, "VpcEndpointIds", "InvalidVpcEndpointId.Malformed", "InvalidVpcEndpointId.NotFound"),
    ("eni", ec2.describe_network_interfaces, "NetworkInterfaceIds", ("InvalidNetworkInterfaceId.Malformed", "InvalidNetworkInterfaceID.Malformed"), "InvalidNetworkInterfaceID.NotFound"),
]:
    refused(malformed, call, **{parameter: [f"{kind}-XYZ"]})
    refused(malformed, call, **{parameter: ["nonsense"]})
    refused(missing, call, **{parameter: [f"{kind}-{absent}"]})

refused("InvalidVpcID.NotFound", ec2.delete_vpc, VpcId=f"vpc-{absent}")
refused("InvalidVpcID.NotFound", ec2.create_subnet, VpcId=f"vpc-{absent}", CidrBlock="10.0.0.0/24")
refused("InvalidVpcID.NotFound", ec2.create_security_group, VpcId=f"vpc-{absent}", GroupName="g", Description="d")
refused("InvalidParameterValue", ec2.create_vpc, CidrBlock="10.0.0.0/33")
refused("InvalidVpc.Range", ec2.create_vpc, CidrBlock="10.0.0.0/8")
refused("InvalidParameterValue", ec2.create_vpc, CidrBlock="not a block")
refused("InvalidAllocationID.NotFound", ec2.release_address, AllocationId=f"eipalloc-{absent}")

refused("ResourceNotFound", sagemaker.describe_domain, DomainId="d-000000000000")
refused("ResourceNotFound", sagemaker.delete_domain, DomainId="d-000000000000")
refused("ResourceNotFound", sagemaker.create_user_profile, DomainId="d-000000000000", UserProfileName="u")
refused("ValidationException", sagemaker.describe_domain, DomainId="no domain!")
refused("ResourceNotFound", sagemaker.describe_app, DomainId="d-000000000000", SpaceName="s", AppType="JupyterLab", AppName="default")
refused("FileSystemNotFound", efs.describe_file_systems, FileSystemId="fs-" + absent)
refused("MountTargetNotFound", efs.describe_mount_targets, MountTargetId="fsmt-" + absent)
refused("NoSuchEntity", iam.get_role, RoleName="nobody")

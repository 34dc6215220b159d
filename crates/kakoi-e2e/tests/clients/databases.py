"""RDS and Redshift: what is asked for is described, and refusals have the codes that botocore knows."""

from common import ec2, rds, redshift, refused

subnets = [s["SubnetId"] for s in ec2.describe_subnets()["Subnets"]]
made = rds.create_db_subnet_group(
    DBSubnetGroupName="Private", DBSubnetGroupDescription="both zones", SubnetIds=subnets, Tags=[{"Key": "team", "Value": "blue"}]
)["DBSubnetGroup"]
assert made["DBSubnetGroupName"] == "private" and {s["SubnetIdentifier"] for s in made["Subnets"]} == set(subnets), made
assert rds.list_tags_for_resource(ResourceName=made["DBSubnetGroupArn"])["TagList"] == [{"Key": "team", "Value": "blue"}]
refused("DBSubnetGroupAlreadyExists", rds.create_db_subnet_group, DBSubnetGroupName="private", DBSubnetGroupDescription="d", SubnetIds=subnets)
refused("DBSubnetGroupDoesNotCoverEnoughAZs", rds.modify_db_subnet_group, DBSubnetGroupName="private", SubnetIds=subnets[:1])
refused("DBInstanceNotFound", rds.describe_db_instances, DBInstanceIdentifier="none")
refused("DBSubnetGroupNotFoundFault", rds.describe_db_subnet_groups, DBSubnetGroupName="none")
wanted = {
    "DBInstanceIdentifier": "mydb", "DBInstanceClass": "db.t3.micro", "Engine": "postgres", "AllocatedStorage": 20,
    "MasterUsername": "alice", "MasterUserPassword": "correct-horse", "DBSubnetGroupName": "private",
}
refused("InvalidParameterValue", rds.create_db_instance, **wanted | {"Engine": "mysql"})
refused("InvalidParameterCombination", rds.create_db_instance, **wanted, MultiAZ=True)
for version in rds.describe_db_engine_versions(Engine="postgres")["DBEngineVersions"]:
    instance = rds.create_db_instance(**wanted, BackupRetentionPeriod=7, StorageEncrypted=True)["DBInstance"]
    assert instance["BackupRetentionPeriod"] == 7 and instance["StorageEncrypted"] is True, instance
    assert instance["EngineVersion"] == version["EngineVersion"], instance
    by_id = {"Name": "dbi-resource-id", "Values": [instance["DbiResourceId"]]}
    assert [i["DBInstanceIdentifier"] for i in rds.describe_db_instances(Filters=[by_id])["DBInstances"]] == ["mydb"]
    refused("InvalidDBSubnetGroupStateFault", rds.delete_db_subnet_group, DBSubnetGroupName="private")
    refused("InvalidParameterCombination", rds.delete_db_instance, DBInstanceIdentifier="mydb")
    gone = rds.delete_db_instance(DBInstanceIdentifier="mydb", SkipFinalSnapshot=True)["DBInstance"]
    assert gone["DBInstanceStatus"] == "deleting", gone

made = redshift.create_cluster_subnet_group(ClusterSubnetGroupName="private", Description="d", SubnetIds=subnets[:1])
assert made["ClusterSubnetGroup"]["Subnets"][0]["SubnetIdentifier"] == subnets[0], made
refused("ClusterNotFound", redshift.describe_clusters, ClusterIdentifier="none")
cluster = {
    "ClusterIdentifier": "wh", "NodeType": "dc2.large", "ClusterType": "single-node", "MasterUsername": "awsuser",
    "MasterUserPassword": "Correct1horse", "ClusterSubnetGroupName": "private", "Tags": [{"Key": "a", "Value": "b"}],
}
refused("UnsupportedOperation", redshift.create_cluster, **cluster | {"ClusterType": "multi-node"}, NumberOfNodes=2)
if rds.describe_db_engine_versions(Engine="postgres")["DBEngineVersions"]:
    made = redshift.create_cluster(**cluster, IamRoles=["arn:aws:iam::123456789012:role/r"], EnhancedVpcRouting=True)["Cluster"]
    assert made["IamRoles"][0]["IamRoleArn"].endswith("role/r") and made["EnhancedVpcRouting"] is True, made
    assert redshift.describe_logging_status(ClusterIdentifier="wh")["LoggingEnabled"] is False
    assert redshift.describe_tags(TagKeys=["a"])["TaggedResources"][0]["Tag"] == {"Key": "a", "Value": "b"}
    gone = redshift.delete_cluster(ClusterIdentifier="wh", SkipFinalClusterSnapshot=True)["Cluster"]
    assert gone["ClusterStatus"] == "deleting", gone
else:
    refused("InsufficientClusterCapacity", redshift.create_cluster, **cluster)
    redshift.delete_cluster_subnet_group(ClusterSubnetGroupName="private")

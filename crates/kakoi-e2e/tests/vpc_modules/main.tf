# The resources that the common VPC and security group modules make of their inputs, written out: two zones with public,
# private, database and intra subnets, one NAT gateway for each zone, the VPC's default objects taken over, and a second VPC
# that is peered with the first.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {}

data "aws_availability_zones" "all" {
  state = "available"
}

data "aws_region" "current" {}

locals {
  zones = slice(data.aws_availability_zones.all.names, 0, 2)
  s3    = "com.amazonaws.${data.aws_region.current.name}.s3"
}

resource "aws_vpc" "this" {
  cidr_block           = "10.60.0.0/16"
  enable_dns_hostnames = true
  enable_dns_support   = true
  tags                 = { Name = "modules" }
}

resource "aws_vpc_ipv4_cidr_block_association" "this" {
  vpc_id     = aws_vpc.this.id
  cidr_block = "100.64.0.0/20"
}

resource "aws_vpc_dhcp_options" "this" {
  domain_name         = "corp.example"
  domain_name_servers = ["AmazonProvidedDNS"]
}

resource "aws_vpc_dhcp_options_association" "this" {
  vpc_id          = aws_vpc.this.id
  dhcp_options_id = aws_vpc_dhcp_options.this.id
}

resource "aws_default_security_group" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_default_route_table" "this" {
  default_route_table_id = aws_vpc.this.default_route_table_id
}

resource "aws_default_network_acl" "this" {
  default_network_acl_id = aws_vpc.this.default_network_acl_id

  ingress {
    rule_no    = 100
    protocol   = "-1"
    action     = "allow"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }

  egress {
    rule_no    = 100
    protocol   = "-1"
    action     = "allow"
    cidr_block = "0.0.0.0/0"
    from_port  = 0
    to_port    = 0
  }

  lifecycle {
    ignore_changes = [subnet_ids]
  }
}

resource "aws_subnet" "public" {
  count                   = 2
  vpc_id                  = aws_vpc.this.id
  cidr_block              = cidrsubnet("10.60.0.0/16", 8, count.index)
  availability_zone       = local.zones[count.index]
  map_public_ip_on_launch = true
}

resource "aws_subnet" "private" {
  count             = 2
  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet("10.60.0.0/16", 8, 10 + count.index)
  availability_zone = local.zones[count.index]
}

resource "aws_subnet" "database" {
  count             = 2
  vpc_id            = aws_vpc.this.id
  cidr_block        = cidrsubnet("10.60.0.0/16", 8, 20 + count.index)
  availability_zone = local.zones[count.index]
}

resource "aws_subnet" "intra" {
  vpc_id            = aws_vpc_ipv4_cidr_block_association.this.vpc_id
  cidr_block        = "100.64.1.0/24"
  availability_zone = local.zones[0]
}

resource "aws_db_subnet_group" "this" {
  name       = "modules"
  subnet_ids = aws_subnet.database[*].id
}

resource "aws_internet_gateway" "this" {
  vpc_id = aws_vpc.this.id
}

resource "aws_eip" "nat" {
  count      = 2
  domain     = "vpc"
  depends_on = [aws_internet_gateway.this]
}

resource "aws_nat_gateway" "this" {
  count         = 2
  allocation_id = aws_eip.nat[count.index].id
  subnet_id     = aws_subnet.public[count.index].id
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.this.id
}

resource "aws_route" "public" {
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}

resource "aws_route_table_association" "public" {
  count          = 2
  subnet_id      = aws_subnet.public[count.index].id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table" "private" {
  count  = 2
  vpc_id = aws_vpc.this.id
}

resource "aws_route" "private" {
  count                  = 2
  route_table_id         = aws_route_table.private[count.index].id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this[count.index].id
}

resource "aws_route_table_association" "private" {
  count          = 2
  subnet_id      = aws_subnet.private[count.index].id
  route_table_id = aws_route_table.private[count.index].id
}

resource "aws_network_acl" "private" {
  vpc_id     = aws_vpc.this.id
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_network_acl_rule" "in" {
  network_acl_id = aws_network_acl.private.id
  rule_number    = 100
  egress         = false
  protocol       = "tcp"
  rule_action    = "allow"
  cidr_block     = "0.0.0.0/0"
  from_port      = 1024
  to_port        = 65535
}

resource "aws_network_acl_rule" "out" {
  network_acl_id = aws_network_acl.private.id
  rule_number    = 100
  egress         = true
  protocol       = "-1"
  rule_action    = "allow"
  cidr_block     = "0.0.0.0/0"
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.this.id
  service_name    = local.s3
  route_table_ids = aws_route_table.private[*].id
}

resource "aws_ec2_managed_prefix_list" "office" {
  name           = "office"
  address_family = "IPv4"
  max_entries    = 3

  entry {
    cidr        = "10.61.1.0/24"
    description = "first"
  }

  entry {
    cidr = "10.61.2.0/24"
  }
}

resource "aws_vpc" "peer" {
  cidr_block           = "10.61.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_vpc_peering_connection" "this" {
  vpc_id      = aws_vpc.this.id
  peer_vpc_id = aws_vpc.peer.id
}

resource "aws_vpc_peering_connection_accepter" "this" {
  vpc_peering_connection_id = aws_vpc_peering_connection.this.id
  auto_accept               = true
}

resource "aws_vpc_peering_connection_options" "this" {
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.this.id

  accepter {
    allow_remote_vpc_dns_resolution = true
  }

  requester {
    allow_remote_vpc_dns_resolution = true
  }
}

resource "aws_route" "to_peer" {
  route_table_id             = aws_route_table.private[0].id
  destination_prefix_list_id = aws_ec2_managed_prefix_list.office.id
  vpc_peering_connection_id  = aws_vpc_peering_connection_accepter.this.id
}

resource "aws_route" "back" {
  route_table_id            = aws_vpc.peer.main_route_table_id
  destination_cidr_block    = aws_vpc.this.cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection_accepter.this.id
}

resource "aws_security_group" "theirs" {
  name        = "theirs"
  description = "In the peered VPC"
  vpc_id      = aws_vpc.peer.id
}

resource "aws_security_group" "mine" {
  name        = "mine"
  description = "Names a prefix list and a group of the peered VPC"
  vpc_id      = aws_vpc.this.id
}

resource "aws_security_group_rule" "self" {
  security_group_id = aws_security_group.mine.id
  type              = "ingress"
  protocol          = "-1"
  from_port         = 0
  to_port           = 0
  self              = true
}

resource "aws_security_group_rule" "list" {
  security_group_id = aws_security_group.mine.id
  type              = "ingress"
  protocol          = "tcp"
  from_port         = 443
  to_port           = 443
  prefix_list_ids   = [aws_ec2_managed_prefix_list.office.id]
}

resource "aws_vpc_security_group_ingress_rule" "peer" {
  security_group_id            = aws_security_group.mine.id
  referenced_security_group_id = aws_security_group.theirs.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
  depends_on                   = [aws_vpc_peering_connection_accepter.this]
}

resource "aws_vpc_security_group_egress_rule" "list" {
  security_group_id = aws_security_group.mine.id
  prefix_list_id    = aws_ec2_managed_prefix_list.office.id
  ip_protocol       = "-1"
}

resource "aws_efs_file_system" "shared" {
  creation_token = "shared"
}

resource "aws_efs_access_point" "team" {
  file_system_id = aws_efs_file_system.shared.id

  posix_user {
    uid            = 2000
    gid            = 2000
    secondary_gids = [50]
  }

  root_directory {
    path = "/team/data"

    creation_info {
      owner_uid   = 2000
      owner_gid   = 50
      permissions = "0770"
    }
  }

  tags = {
    Name = "team"
  }
}

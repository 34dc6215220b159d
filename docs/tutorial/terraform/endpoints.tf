# AWS's own services, reached inside the VPC: without them a VpcOnly notebook asks for them through the NAT gateway, and
# not at all where there is none.

data "aws_region" "current" {}

locals {
  service_prefix = "com.amazonaws.${data.aws_region.current.name}"
}

resource "aws_vpc_endpoint" "interface" {
  for_each = toset(["sagemaker.api", "sts", "logs"])

  vpc_id              = aws_vpc.this.id
  service_name        = "${local.service_prefix}.${each.value}"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = aws_subnet.private[*].id
  security_group_ids  = [aws_security_group.endpoints.id]
  private_dns_enabled = true

  tags = { Name = "${var.name}-${each.value}" }
}

# S3 costs nothing here: a gateway endpoint is a route to S3's addresses.
resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  service_name      = "${local.service_prefix}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [aws_route_table.private.id]

  tags = { Name = "${var.name}-s3" }
}

resource "aws_security_group" "endpoints" {
  name        = "${var.name}-endpoints"
  description = "What the interface endpoints accept"
  vpc_id      = aws_vpc.this.id

  tags = { Name = "${var.name}-endpoints" }
}

resource "aws_vpc_security_group_ingress_rule" "endpoints_https" {
  security_group_id            = aws_security_group.endpoints.id
  description                  = "HTTPS from the notebooks"
  referenced_security_group_id = aws_security_group.notebooks.id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}

resource "aws_security_group" "notebooks" {
  name        = "${var.name}-notebooks"
  description = "The notebooks of the domain"
  vpc_id      = aws_vpc.this.id

  tags = { Name = "${var.name}-notebooks" }
}

resource "aws_vpc_security_group_egress_rule" "notebooks_all" {
  security_group_id = aws_security_group.notebooks.id
  description       = "To everywhere that a route leads"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}

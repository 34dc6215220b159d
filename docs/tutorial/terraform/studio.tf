# The role that the notebooks act as, its bucket, and the domain.

data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "sagemaker_may_assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["sagemaker.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "notebooks" {
  statement {
    sid       = "SeeTheDomain"
    actions   = ["sagemaker:Describe*", "sagemaker:List*"]
    resources = ["*"]
  }

  statement {
    sid       = "FindTheBucket"
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.data.arn]
  }

  statement {
    sid       = "UseTheBucket"
    actions   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    resources = ["${aws_s3_bucket.data.arn}/*"]
  }
}

resource "aws_iam_role" "notebooks" {
  name               = "${var.name}-notebooks"
  assume_role_policy = data.aws_iam_policy_document.sagemaker_may_assume.json
}

resource "aws_iam_role_policy" "notebooks" {
  name   = "notebooks"
  role   = aws_iam_role.notebooks.id
  policy = data.aws_iam_policy_document.notebooks.json
}

resource "aws_s3_bucket" "data" {
  bucket        = "${var.name}-${data.aws_caller_identity.current.account_id}-data"
  force_destroy = true
}

resource "aws_sagemaker_domain" "this" {
  domain_name             = var.name
  auth_mode               = "IAM"
  app_network_access_type = var.app_network_access_type
  vpc_id                  = aws_vpc.this.id
  subnet_ids              = aws_subnet.private[*].id

  default_user_settings {
    execution_role  = aws_iam_role.notebooks.arn
    security_groups = [aws_security_group.notebooks.id]
  }

  default_space_settings {
    execution_role  = aws_iam_role.notebooks.arn
    security_groups = [aws_security_group.notebooks.id]
  }

  # Without this the users' files, and their network interfaces, stay when the domain goes, and the subnets with them.
  retention_policy {
    home_efs_file_system = "Delete"
  }
}

resource "aws_sagemaker_user_profile" "this" {
  domain_id         = aws_sagemaker_domain.this.id
  user_profile_name = var.user

  user_settings {
    execution_role  = aws_iam_role.notebooks.arn
    security_groups = [aws_security_group.notebooks.id]
  }
}

resource "aws_sagemaker_space" "this" {
  domain_id  = aws_sagemaker_domain.this.id
  space_name = var.user

  ownership_settings {
    owner_user_profile_name = aws_sagemaker_user_profile.this.user_profile_name
  }

  space_sharing_settings {
    sharing_type = "Private"
  }

  space_settings {
    app_type = "JupyterLab"

    space_storage_settings {
      ebs_storage_settings {
        ebs_volume_size_in_gb = 5
      }
    }
  }
}

terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

# Nothing here knows of Kakoi. Region, credentials and endpoint come from the files that AWS_CONFIG_FILE and
# AWS_SHARED_CREDENTIALS_FILE name; with those of an AWS account the same files build the same domain there.
provider "aws" {
  default_tags {
    tags = {
      Project = var.name
    }
  }
}

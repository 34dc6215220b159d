output "domain_id" {
  value = aws_sagemaker_domain.this.id
}

output "app_network_access_type" {
  value = aws_sagemaker_domain.this.app_network_access_type
}

output "nat_address" {
  description = "What the internet sees of VpcOnly notebooks."
  value       = aws_eip.nat.public_ip
}

output "bucket" {
  value = aws_s3_bucket.data.bucket
}

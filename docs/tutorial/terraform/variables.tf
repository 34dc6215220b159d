variable "name" {
  description = "What everything is called."
  type        = string
  default     = "research"
}

variable "app_network_access_type" {
  description = "How notebooks reach the network: VpcOnly, through the VPC below; PublicInternetOnly, past it."
  type        = string
  default     = "PublicInternetOnly"

  validation {
    condition     = contains(["PublicInternetOnly", "VpcOnly"], var.app_network_access_type)
    error_message = "The mode is PublicInternetOnly or VpcOnly."
  }
}

variable "vpc_cidr" {
  description = "Addresses of the VPC. Each subnet takes a /24 of them."
  type        = string
  default     = "10.40.0.0/16"
}

variable "user" {
  description = "The first user of the domain."
  type        = string
  default     = "alice"
}

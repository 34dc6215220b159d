//! How big an instance type is. Figures follow the EC2 size of the same name (fact sheet 3.9).

/// The size of an instance type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstanceSize {
    /// Virtual CPUs.
    pub vcpus: u32,
    /// Memory, in GiB.
    pub memory_gib: u32,
    /// GPUs.
    pub gpus: u32,
}

/// The size of an instance type, or `None` for one that Kakoi doesn't know how to size.
///
/// `system` is what AWS gives the Classic JupyterServer; it counts as `ml.t3.medium` here.
pub fn instance_size(name: &str) -> Option<InstanceSize> {
    if name == "system" {
        return instance_size("ml.t3.medium");
    }
    let mut parts = name.strip_prefix("ml.")?.split('.');
    let (family, size) = (parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let gpus = match (family.as_bytes().first()?, family) {
        (_, "g4dn" | "g5" | "g6" | "g6e" | "g7" | "g7e") | (b'p', _) => 1,
        _ if family.starts_with("trn") => 1,
        _ => 0,
    };
    let plain = |vcpus, memory_gib| {
        Some(InstanceSize {
            vcpus,
            memory_gib,
            gpus,
        })
    };
    if family == "t3" {
        return match size {
            "micro" => plain(2, 1),
            "small" => plain(2, 2),
            "medium" => plain(2, 4),
            "large" => plain(2, 8),
            "xlarge" => plain(4, 16),
            "2xlarge" => plain(8, 32),
            _ => None,
        };
    }
    let vcpus = match size {
        "large" => 2,
        "xlarge" => 4,
        _ => size.strip_suffix("xlarge")?.parse::<u32>().ok()?.checked_mul(4)?,
    };
    // GiB per vCPU: compute-optimised 2, memory-optimised 8, the rest 4.
    let per_vcpu = match family.as_bytes().first()? {
        b'c' => 2,
        b'r' => 8,
        _ => 4,
    };
    plain(vcpus, vcpus.checked_mul(per_vcpu)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_types_have_the_sizes_of_their_ec2_namesakes() {
        let size = |name| instance_size(name).map(|s| (s.vcpus, s.memory_gib, s.gpus));
        assert_eq!(size("ml.t3.medium"), Some((2, 4, 0)));
        assert_eq!(size("system"), size("ml.t3.medium"));
        assert_eq!(size("ml.m5.4xlarge"), Some((16, 64, 0)));
        assert_eq!(size("ml.c5.large"), Some((2, 4, 0)));
        assert_eq!(size("ml.r5.2xlarge"), Some((8, 64, 0)));
        assert_eq!(size("ml.g5.xlarge"), Some((4, 16, 1)));
        assert_eq!(size("ml.geospatial.interactive"), None);
        assert_eq!(size("t3.medium"), None);
    }
}

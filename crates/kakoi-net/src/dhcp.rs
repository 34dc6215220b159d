//! Sets of DHCP options that users made. The resolver is always the VPC's own: a set that names another one is refused, because
//! nothing here would ask it. The other options are kept and described; apps get none of them, as on AWS they get no instance's.

use crate::tags::check_tags;
use crate::*;
use kakoi_types::*;
use std::collections::BTreeMap;
use std::net::Ipv4Addr;

/// The resolver of the VPC, in AWS's words.
const OWN_RESOLVER: &str = "AmazonProvidedDNS";
/// What AWS takes as "no set of its own"; here that's the region's default set.
const DEFAULT: &str = "default";
/// No more sets than these in a region: AWS's quota.
const MAX_SETS: usize = 250;
/// AWS's limit of servers for one option.
const MAX_SERVERS: usize = 4;
const MAX_DOMAIN: usize = 255;

impl Network {
    /// Creates a set.
    ///
    /// # Errors
    /// `InvalidParameterValue` (an option's name or values), `MissingParameter` (none at all), `UnsupportedOperation`
    /// (`domain-name-servers` other than `AmazonProvidedDNS`), `DhcpOptionsLimitExceeded`, tag errors.
    pub fn create_dhcp_options(
        &mut self,
        ctx: &mut Ctx<'_>,
        options: BTreeMap<String, Vec<String>>,
        tags: Tags,
    ) -> Result<DhcpOptionsId, NetError> {
        if options.is_empty() {
            return Err(NetError::missing("dhcpConfiguration"));
        }
        options
            .iter()
            .try_for_each(|(name, values)| check_option(name, values))?;
        check_tags(&tags)?;
        if self.dhcp_options.len() >= MAX_SETS {
            return Err(NetError::new(
                "DhcpOptionsLimitExceeded",
                format!("A region can have {MAX_SETS} sets of DHCP options; delete one first"),
            ));
        }
        let id = DhcpOptionsId::from_entropy(ctx.fresh());
        self.dhcp_options.insert(id, CustomerDhcpOptions { id, options, tags });
        Ok(id)
    }

    /// Gives a VPC a set, by id or as `default`.
    ///
    /// # Errors
    /// `InvalidVpcID.NotFound`, `InvalidDhcpOptionID.NotFound`, `InvalidDhcpOptionsId.Malformed`.
    pub fn associate_dhcp_options(&mut self, ctx: &Ctx<'_>, options: &str, vpc: VpcId) -> Result<(), NetError> {
        self.find_vpc(vpc)?;
        let own = default_dhcp_options_id(&ctx.region.region);
        let id = if options == DEFAULT { own } else { parse_id(options)? };
        if id != own && !self.dhcp_options.contains_key(&id) {
            return Err(id.not_found());
        }
        if let Some(vpc) = self.vpcs.get_mut(&vpc) {
            vpc.dhcp_options = id;
        }
        Ok(())
    }

    /// Deletes a set.
    ///
    /// # Errors
    /// `InvalidDhcpOptionID.NotFound`, `DependencyViolation` while a VPC has it, or for the region's default set.
    pub fn delete_dhcp_options(&mut self, ctx: &Ctx<'_>, id: DhcpOptionsId) -> Result<(), NetError> {
        if id == default_dhcp_options_id(&ctx.region.region) {
            return Err(NetError::dependency(id, "the region, whose default set it is,"));
        }
        if !self.dhcp_options.contains_key(&id) {
            return Err(id.not_found());
        }
        if let Some(vpc) = self.vpcs.values().find(|v| v.dhcp_options == id) {
            return Err(NetError::dependency(id, vpc.id));
        }
        self.dhcp_options.remove(&id);
        Ok(())
    }
}

fn check_option(name: &str, values: &[String]) -> Result<(), NetError> {
    let invalid = |why: String| NetError::value(format!("Value ({}) for {name} is invalid: {why}", values.join(", ")));
    let addresses = || values.len() <= MAX_SERVERS && values.iter().all(|v| v.parse::<Ipv4Addr>().is_ok());
    if values.is_empty() {
        return Err(invalid("a value is needed".to_owned()));
    }
    match name {
        "domain-name" if values.len() == 1 && !values[0].is_empty() && values[0].len() <= MAX_DOMAIN => Ok(()),
        "domain-name" => Err(invalid("give one name".to_owned())),
        "domain-name-servers" if values == [OWN_RESOLVER] => Ok(()),
        "domain-name-servers" => Err(NetError::new(
            "UnsupportedOperation",
            format!("domain-name-servers other than {OWN_RESOLVER} are not supported: the VPC's own resolver answers"),
        )),
        "ntp-servers" | "netbios-name-servers" if addresses() => Ok(()),
        "ntp-servers" | "netbios-name-servers" => Err(invalid(format!("give up to {MAX_SERVERS} IPv4 addresses"))),
        "netbios-node-type" if values.len() == 1 && ["1", "2", "4", "8"].contains(&values[0].as_str()) => Ok(()),
        "netbios-node-type" => Err(invalid("it is 1, 2, 4 or 8".to_owned())),
        _ => Err(NetError::value(format!(
            "Value ({name}) for parameter name is invalid. Unknown DHCP option"
        ))),
    }
}

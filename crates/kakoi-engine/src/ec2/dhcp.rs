//! Sets of DHCP options: the region's default one, and those that users made.

use super::support::*;
use crate::{Caller, Engine};
use kakoi_api::generated::ec2::*;
use kakoi_net::{CustomerDhcpOptions, default_dhcp_options};
use kakoi_types::{DhcpOptionsId, Tags};
use kakoi_wire::ApiError;
use std::collections::BTreeMap;

const FILTERS: &[&str] = &["dhcp-options-id", "key", "owner-id", "value"];

impl View<'_> {
    /// The region's default set, as if a user had made it.
    fn default_options(&self) -> CustomerDhcpOptions {
        let options = default_dhcp_options(&self.region.region);
        CustomerDhcpOptions {
            id: options.id,
            options: BTreeMap::from([
                ("domain-name".to_owned(), vec![options.domain_name]),
                ("domain-name-servers".to_owned(), options.name_servers),
            ]),
            tags: Tags::new(),
        }
    }

    /// A set as EC2 prints it.
    fn dhcp_options(&self, options: &CustomerDhcpOptions) -> DhcpOptions {
        let option = |(key, values): (&String, &Vec<String>)| DhcpConfiguration {
            key: text(key),
            values: values.iter().map(|v| AttributeValue { value: text(v) }).collect(),
        };
        DhcpOptions {
            dhcp_options_id: text(options.id),
            owner_id: self.owner(),
            dhcp_configurations: options.options.iter().map(option).collect(),
            tags: tag_list(&options.tags),
        }
    }
}

fn field(options: &DhcpOptions, name: &str) -> Vec<String> {
    let configurations = &options.dhcp_configurations;
    match name {
        "dhcp-options-id" => opt(&options.dhcp_options_id),
        "owner-id" => opt(&options.owner_id),
        "key" => each(configurations, |c| &c.key),
        "value" => configurations
            .iter()
            .flat_map(|c| each(&c.values, |v| &v.value))
            .collect(),
        _ => Vec::new(),
    }
}

pub(super) async fn describe_dhcp_options(
    engine: &Engine,
    _: &Caller,
    request: DescribeDhcpOptionsRequest,
) -> Result<DescribeDhcpOptionsResult, ApiError> {
    let page = (request.max_results, request.next_token);
    let query = Query::<DhcpOptionsId>::new(
        request.dry_run,
        &request.dhcp_options_ids,
        request.filters,
        FILTERS,
        page,
    )?;
    let network = engine.network();
    let view = View::new(&network, engine.region());
    let own = view.default_options();
    let (dhcp_options, next_token) = query.answer(
        std::iter::once(&own).chain(network.dhcp_options.values()),
        |o| o.id,
        |o| o.tags.clone(),
        |o| view.dhcp_options(o),
        field,
    )?;
    Ok(DescribeDhcpOptionsResult {
        dhcp_options,
        next_token,
    })
}

pub(super) async fn create_dhcp_options(
    engine: &Engine,
    _: &Caller,
    request: CreateDhcpOptionsRequest,
) -> Result<CreateDhcpOptionsResult, ApiError> {
    let tags = new_tags(request.tag_specifications, "dhcp-options")?;
    let mut options: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for configuration in request.dhcp_configurations {
        let key = required(configuration.key, "key")?;
        // Several servers come as several values or in one value with commas.
        let values = configuration.values.iter().flat_map(|v| v.split(','));
        let values = values.map(|v| v.trim().to_owned()).collect();
        if options.insert(key.clone(), values).is_some() {
            return Err(bad_value(format!("The option {key} is given twice")));
        }
    }
    let made = change(engine, request.dry_run, move |net, ctx| {
        let id = net.create_dhcp_options(ctx, options, tags)?;
        let view = View::new(net, ctx.region);
        Ok(net.dhcp_options.get(&id).map(|o| view.dhcp_options(o)))
    });
    Ok(CreateDhcpOptionsResult {
        dhcp_options: made.await?,
    })
}

pub(super) async fn associate_dhcp_options(
    engine: &Engine,
    _: &Caller,
    request: AssociateDhcpOptionsRequest,
) -> Result<(), ApiError> {
    let vpc = id(&request.vpc_id)?;
    let options = request.dhcp_options_id;
    change(engine, request.dry_run, move |net, ctx| {
        net.associate_dhcp_options(ctx, &options, vpc)
    })
    .await
}

pub(super) async fn delete_dhcp_options(
    engine: &Engine,
    _: &Caller,
    request: DeleteDhcpOptionsRequest,
) -> Result<(), ApiError> {
    let options = id(&request.dhcp_options_id)?;
    change(engine, request.dry_run, move |net, ctx| {
        net.delete_dhcp_options(ctx, options)
    })
    .await
}

//! From botocore's model to the trimmed one: the listed operations, the shapes they reach, and of those only facts.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use crate::{SERVICES, listed_operations};

/// What is kept of a shape, beside its members.
const SHAPE_FACTS: &[&str] = &[
    "type",
    "required",
    "min",
    "max",
    "pattern",
    "enum",
    "union",
    "flattened",
];
/// What is kept of a member or of a list's or map's element.
const MEMBER_FACTS: &[&str] = &[
    "shape",
    "locationName",
    "location",
    "queryName",
    "flattened",
    "timestampFormat",
];

/// Writes `models/<service>.json` for each service.
pub fn trim(data: &Path, codegen: &Path) -> Result<()> {
    for service in SERVICES {
        let model = load(data, service.name)?;
        let operations = listed_operations(codegen, service.name)?;
        let trimmed = trimmed(&model, &operations).with_context(|| format!("trimming {}", service.name))?;
        let path = codegen.join("models").join(format!("{}.json", service.name));
        fs::create_dir_all(codegen.join("models"))?;
        fs::write(&path, serde_json::to_string_pretty(&trimmed)? + "\n")
            .with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}

/// The newest version of a service's model.
fn load(data: &Path, service: &str) -> Result<Value> {
    let directory = data.join(service);
    let mut versions: Vec<PathBuf> = fs::read_dir(&directory)
        .with_context(|| format!("reading {} (give botocore's data directory)", directory.display()))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    versions.sort();
    let newest = versions
        .last()
        .with_context(|| format!("no versions in {}", directory.display()))?;
    let plain = newest.join("service-2.json");
    if plain.is_file() {
        return Ok(serde_json::from_slice(&fs::read(plain)?)?);
    }
    let packed = newest.join("service-2.json.gz");
    let file = fs::File::open(&packed).with_context(|| format!("opening {}", packed.display()))?;
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text)?;
    Ok(serde_json::from_str(&text)?)
}

fn trimmed(model: &Value, operations: &[String]) -> Result<Value> {
    let metadata = pick(
        &model["metadata"],
        &[
            "apiVersion",
            "protocol",
            "targetPrefix",
            "xmlNamespace",
            "signingName",
            "endpointPrefix",
        ],
    );
    let mut kept_operations = Map::new();
    let mut reached = BTreeSet::new();
    for name in operations {
        let operation = &model["operations"][name];
        if operation.is_null() {
            bail!("no operation {name}");
        }
        let mut kept = json!({ "http": pick(&operation["http"], &["method", "requestUri", "responseCode"]) });
        for side in ["input", "output"] {
            if let Some(shape) = operation[side]["shape"].as_str() {
                kept[side] = json!({ "shape": shape });
                reach(model, shape, &mut reached)?;
            }
        }
        let errors: Vec<Value> = operation["errors"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|e| error(model, e))
            .collect();
        kept["errors"] = Value::Array(errors);
        kept_operations.insert(name.clone(), kept);
    }
    let shapes: Map<String, Value> = reached
        .iter()
        .map(|n| (n.clone(), shape_facts(&model["shapes"][n])))
        .collect();
    Ok(json!({ "metadata": metadata, "operations": kept_operations, "shapes": shapes }))
}

/// Code and status of a modelled error; without an `error` block both have AWS's defaults.
fn error(model: &Value, reference: &Value) -> Value {
    let name = reference["shape"].as_str().unwrap_or_default();
    let block = &model["shapes"][name]["error"];
    json!({
        "code": block["code"].as_str().unwrap_or(name),
        "status": block["httpStatusCode"].as_u64().unwrap_or(400),
    })
}

fn reach(model: &Value, name: &str, reached: &mut BTreeSet<String>) -> Result<()> {
    if !reached.insert(name.to_owned()) {
        return Ok(());
    }
    let shape = &model["shapes"][name];
    if shape.is_null() {
        bail!("no shape {name}");
    }
    let members = shape["members"].as_object().into_iter().flat_map(|m| m.values());
    for reference in members.chain(["member", "key", "value"].iter().map(|k| &shape[*k])) {
        if let Some(next) = reference["shape"].as_str() {
            reach(model, next, reached)?;
        }
    }
    Ok(())
}

fn shape_facts(shape: &Value) -> Value {
    let mut kept = pick(shape, SHAPE_FACTS);
    if let Some(members) = shape["members"].as_object() {
        let members: Map<String, Value> = members
            .iter()
            .map(|(n, m)| (n.clone(), pick(m, MEMBER_FACTS)))
            .collect();
        kept["members"] = Value::Object(members);
    }
    for element in ["member", "key", "value"] {
        if shape[element].is_object() {
            kept[element] = pick(&shape[element], MEMBER_FACTS);
        }
    }
    kept
}

fn pick(from: &Value, keys: &[&str]) -> Value {
    let kept: Map<String, Value> = keys
        .iter()
        .filter(|k| !from[**k].is_null())
        .map(|k| ((*k).to_owned(), from[*k].clone()))
        .collect();
    Value::Object(kept)
}

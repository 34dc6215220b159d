//! From trimmed models to Rust: static schema tables, serde structs, and one marker type per operation.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::names;
use crate::{SERVICES, ServiceSource, listed_operations};

/// Writes one file per service and the `mod.rs` beside them.
pub fn generate(codegen: &Path, out: &Path) -> Result<()> {
    fs::create_dir_all(out).with_context(|| format!("making {}", out.display()))?;
    let mut index = String::from(HEADER);
    for source in SERVICES {
        let path = codegen.join("models").join(format!("{}.json", source.name));
        let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        let model: Value = serde_json::from_str(&text).with_context(|| format!("parsing {}", path.display()))?;
        let operations = listed_operations(codegen, source.name)?;
        let code = Generator::new(source, &model, operations)
            .and_then(|g| g.file())
            .with_context(|| format!("generating {}", source.name))?;
        fs::write(out.join(format!("{}.rs", source.name)), code)?;
        writeln!(index, "#[rustfmt::skip]\npub mod {};", source.name)?;
    }
    index.push_str("\n/// Every service, sorted by name.\npub static SERVICES: &[&kakoi_wire::schema::Service] = &[\n");
    for source in SERVICES {
        writeln!(index, "    &{}::SERVICE,", source.name)?;
    }
    index.push_str("];\n");
    fs::write(out.join("mod.rs"), index)?;
    Ok(())
}

const HEADER: &str = "\
//! Generated from codegen/models by kakoi-codegen: do not edit.
//! To regenerate: `cargo run -p kakoi-codegen -- generate`.

";

/// Which directions a shape is used in decides how its fields are typed.
struct Generator<'a> {
    source: &'a ServiceSource,
    model: &'a Value,
    operations: Vec<String>,
    inputs: BTreeSet<String>,
    outputs: BTreeSet<String>,
    /// Outputs of operations: their lists are always printed.
    top_outputs: BTreeSet<String>,
    protocol: &'static str,
}

impl<'a> Generator<'a> {
    fn new(source: &'a ServiceSource, model: &'a Value, operations: Vec<String>) -> Result<Self> {
        let protocol = match text(&model["metadata"]["protocol"]) {
            "json" => "Json11",
            "rest-json" => "RestJson1",
            "query" => "Query",
            "ec2" => "Ec2",
            other => bail!("unknown protocol {other:?}"),
        };
        let mut this = Self {
            source,
            model,
            operations,
            inputs: BTreeSet::new(),
            outputs: BTreeSet::new(),
            top_outputs: BTreeSet::new(),
            protocol,
        };
        for name in this.operations.clone() {
            let operation = &model["operations"][&name];
            if operation.is_null() {
                bail!("{name} is listed but not in the trimmed model: run trim");
            }
            let input = operation["input"]["shape"]
                .as_str()
                .with_context(|| format!("{name} has no input"))?;
            this.reach(input, true, &mut Vec::new())?;
            if let Some(output) = operation["output"]["shape"].as_str() {
                this.reach(output, false, &mut Vec::new())?;
                this.top_outputs.insert(output.to_owned());
            }
        }
        Ok(this)
    }

    fn is_json(&self) -> bool {
        matches!(self.protocol, "Json11" | "RestJson1")
    }

    fn shape(&self, name: &str) -> &'a Value {
        &self.model["shapes"][name]
    }

    /// Notes the direction of every shape below. A recursive structure would need boxes, which no listed operation has.
    fn reach(&mut self, name: &str, input: bool, above: &mut Vec<String>) -> Result<()> {
        if above.iter().any(|n| n == name) {
            bail!("shape {name} is recursive");
        }
        let side = if input { &mut self.inputs } else { &mut self.outputs };
        if !side.insert(name.to_owned()) {
            return Ok(());
        }
        above.push(name.to_owned());
        for next in children(self.shape(name)) {
            self.reach(next, input, above)?;
        }
        above.pop();
        Ok(())
    }

    fn file(&self) -> Result<String> {
        let mut out = String::from(HEADER);
        out.push_str(
            "#![allow(missing_docs, non_upper_case_globals, clippy::all)] // names are AWS's, and documented there\n\n\
             use kakoi_wire::schema::*;\nuse serde::{Deserialize, Serialize};\n\n",
        );
        self.service(&mut out)?;
        let all: BTreeSet<&String> = self.inputs.union(&self.outputs).collect();
        for name in &all {
            if text(&self.shape(name)["type"]) == "structure" {
                self.structure(&mut out, name)?;
            }
        }
        out.push_str("/// A marker type per operation, which ties its schema to its Rust types.\npub mod op {\n");
        out.push_str("    use kakoi_wire::schema::Operation;\n    use kakoi_wire::TypedOperation;\n\n");
        for name in &self.operations {
            self.marker(&mut out, name)?;
        }
        out.push_str("}\n\nmod tables {\n    use kakoi_wire::schema::*;\n\n");
        for name in &self.operations {
            self.operation(&mut out, name)?;
        }
        for name in &all {
            self.table(&mut out, name)?;
        }
        out.push_str("}\n");
        Ok(out)
    }

    fn service(&self, out: &mut String) -> Result<()> {
        let metadata = &self.model["metadata"];
        let endpoint = text(&metadata["endpointPrefix"]);
        let signing = metadata["signingName"].as_str().unwrap_or(endpoint);
        let namespace = metadata["xmlNamespace"].as_str().unwrap_or_default();
        writeln!(
            out,
            "pub static SERVICE: Service = Service {{\n    name: {:?},\n    signing_name: {:?},\n    protocol: Protocol::{},\n    \
             api_version: {:?},\n    target_prefix: {:?},\n    xml_namespace: {:?},\n    global: {},\n    operations: &[",
            self.source.name,
            signing,
            self.protocol,
            text(&metadata["apiVersion"]),
            metadata["targetPrefix"].as_str().unwrap_or_default(),
            // EC2 prints the namespace with a slash that its model leaves out.
            if self.protocol == "Ec2" {
                format!("{namespace}/")
            } else {
                namespace.to_owned()
            },
            self.source.global,
        )?;
        for name in &self.operations {
            writeln!(out, "        &tables::op_{name},")?;
        }
        out.push_str("    ],\n};\n\n");
        Ok(())
    }

    fn structure(&self, out: &mut String, name: &str) -> Result<()> {
        let (mut reads, mut writes) = (self.inputs.contains(name), self.outputs.contains(name));
        if self.is_json() {
            (reads, writes) = (true, true); // also stored, and read by the command line client
        }
        let mut derives = String::from("Clone, Debug, Default, PartialEq");
        if reads {
            derives.push_str(", Deserialize");
        }
        if writes {
            derives.push_str(", Serialize");
        }
        let default = if reads { "#[serde(default)]\n" } else { "" };
        writeln!(out, "#[derive({derives})]\n{default}pub struct {} {{", names::ty(name))?;
        let required = required(self.shape(name));
        let mut seen = BTreeMap::new();
        for (member, reference) in members(self.shape(name)) {
            let field = names::field(member);
            if let Some(other) = seen.insert(field.clone(), member) {
                bail!("{name}: {member} and {other} have one field name");
            }
            let base = self.rust_type(text(&reference["shape"]))?;
            let is_list = text(&self.shape(text(&reference["shape"]))["type"]) == "list";
            // Output-only fields are optional, so that a handler names only what it has. A required input field is bare: the
            // validator has seen it. In the query protocols no list and an empty list are the same thing, so lists are bare; in
            // JSON an absent list and an empty one differ (an empty one removes), except that an answer's own lists are always
            // printed.
            let bare = (required.contains(&member) && (self.inputs.contains(name) || is_list))
                || (is_list && (!self.is_json() || self.top_outputs.contains(name)));
            let (ty, skip) = if bare {
                (base, "")
            } else {
                (
                    format!("Option<{base}>"),
                    if writes {
                        ", skip_serializing_if = \"Option::is_none\""
                    } else {
                        ""
                    },
                )
            };
            writeln!(out, "    #[serde(rename = {member:?}{skip})]\n    pub {field}: {ty},")?;
        }
        out.push_str("}\n\n");
        Ok(())
    }

    fn rust_type(&self, name: &str) -> Result<String> {
        let shape = self.shape(name);
        Ok(match text(&shape["type"]) {
            "structure" => names::ty(name),
            "list" => format!("Vec<{}>", self.rust_type(text(&shape["member"]["shape"]))?),
            "map" => format!(
                "std::collections::BTreeMap<String, {}>",
                self.rust_type(text(&shape["value"]["shape"]))?
            ),
            "string" | "blob" => "String".to_owned(),
            "integer" => "i32".to_owned(),
            "long" => "i64".to_owned(),
            "double" | "float" | "timestamp" => "f64".to_owned(),
            "boolean" => "bool".to_owned(),
            other => bail!("{name}: unknown type {other:?}"),
        })
    }

    fn marker(&self, out: &mut String, name: &str) -> Result<()> {
        let operation = &self.model["operations"][name];
        let input = names::ty(text(&operation["input"]["shape"]));
        let output = operation["output"]["shape"]
            .as_str()
            .map_or("()".to_owned(), |o| format!("super::{}", names::ty(o)));
        writeln!(
            out,
            "    pub enum {name} {{}}\n    impl TypedOperation for {name} {{\n        const NAME: &'static str = {name:?};\n        \
             type Input = super::{input};\n        type Output = {output};\n        \
             fn operation() -> &'static Operation {{ &super::tables::op_{name} }}\n    }}"
        )?;
        Ok(())
    }

    fn operation(&self, out: &mut String, name: &str) -> Result<()> {
        let operation = &self.model["operations"][name];
        let output = operation["output"]["shape"]
            .as_str()
            .map_or("None".to_owned(), |o| format!("Some(&shape_{o})"));
        let errors: Vec<String> = operation["errors"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|e| {
                format!(
                    "ModelledError {{ code: {:?}, status: {} }}",
                    text(&e["code"]),
                    e["status"]
                )
            })
            .collect();
        writeln!(
            out,
            "    pub static op_{name}: Operation = Operation {{\n        name: {name:?},\n        service: &super::SERVICE,\n        \
             method: {:?},\n        uri: {:?},\n        status: {},\n        input: &shape_{},\n        output: {output},\n        \
             errors: &[{}],\n    }};",
            text(&operation["http"]["method"]),
            text(&operation["http"]["requestUri"]),
            operation["http"]["responseCode"].as_u64().unwrap_or(200),
            text(&operation["input"]["shape"]),
            errors.join(", "),
        )?;
        Ok(())
    }

    fn table(&self, out: &mut String, name: &str) -> Result<()> {
        let shape = self.shape(name);
        let body = match text(&shape["type"]) {
            "structure" => self.structure_table(name)?,
            "list" => {
                let member = &shape["member"];
                format!(
                    "List(List {{ member: &shape_{}, item: {:?}, flattened: {}, min: {}, max: {} }})",
                    text(&member["shape"]),
                    member["locationName"].as_str().unwrap_or("member"),
                    shape["flattened"].as_bool().unwrap_or(false),
                    bound(&shape["min"], false),
                    bound(&shape["max"], false),
                )
            }
            "map" => format!(
                "Map(Map {{ key: &shape_{}, value: &shape_{}, min: {}, max: {} }})",
                text(&shape["key"]["shape"]),
                text(&shape["value"]["shape"]),
                bound(&shape["min"], false),
                bound(&shape["max"], false),
            ),
            "string" => {
                let pattern = shape["pattern"]
                    .as_str()
                    .map_or("None".to_owned(), |p| format!("Some(Pattern::new({p:?}))"));
                let values: Vec<String> = shape["enum"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|v| format!("{:?}", text(v)))
                    .collect();
                format!(
                    "String(StringShape {{ min: {}, max: {}, pattern: {pattern}, values: &[{}] }})",
                    bound(&shape["min"], false),
                    bound(&shape["max"], false),
                    values.join(", "),
                )
            }
            "integer" | "long" => {
                let kind = if shape["type"] == "integer" { "Integer" } else { "Long" };
                format!(
                    "{kind}(Range {{ min: {}, max: {} }})",
                    bound(&shape["min"], true),
                    bound(&shape["max"], true)
                )
            }
            "double" | "float" => "Double".to_owned(),
            "timestamp" => "Timestamp".to_owned(),
            "boolean" => "Boolean".to_owned(),
            "blob" => "Blob".to_owned(),
            other => bail!("{name}: unknown type {other:?}"),
        };
        writeln!(out, "    pub static shape_{name}: Shape = Shape::{body};")?;
        Ok(())
    }

    fn structure_table(&self, name: &str) -> Result<String> {
        let shape = self.shape(name);
        let required = required(shape);
        let mut rows = String::new();
        for (member, reference) in members(shape) {
            let location_name = reference["locationName"].as_str();
            let wire = location_name.unwrap_or(member);
            let query = match self.protocol {
                "Ec2" => reference["queryName"]
                    .as_str()
                    .map(str::to_owned)
                    .or_else(|| location_name.map(names::capitalised))
                    .unwrap_or_else(|| member.to_owned()),
                _ => wire.to_owned(),
            };
            let location = match reference["location"].as_str() {
                None => "Body",
                Some("uri") => "Uri",
                Some("querystring") => "Query",
                Some("header") => "Header",
                Some(other) => bail!("{name}.{member}: location {other} is not supported"),
            };
            if self.is_json() && location == "Body" && wire != member {
                bail!("{name}.{member}: JSON body members with another wire name are not supported");
            }
            if location != "Body" && self.outputs.contains(name) {
                bail!("{name}.{member}: an answer can only have members in its body");
            }
            write!(
                rows,
                "\n        Member {{ name: {member:?}, wire: {wire:?}, query: {query:?}, required: {}, location: Location::{location}, \
                 shape: &shape_{} }},",
                required.contains(&member),
                text(&reference["shape"]),
            )?;
        }
        Ok(format!(
            "Structure(Structure {{ name: {name:?}, union: {}, members: &[{rows}] }})",
            shape["union"].as_bool().unwrap_or(false)
        ))
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Members sorted by name, whatever order the JSON library keeps.
fn members(shape: &Value) -> BTreeMap<&str, &Value> {
    shape["members"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(k, v)| (k.as_str(), v))
        .collect()
}

fn required(shape: &Value) -> BTreeSet<&str> {
    shape["required"].as_array().into_iter().flatten().map(text).collect()
}

fn children(shape: &Value) -> Vec<&str> {
    let mut next: Vec<&str> = members(shape).values().map(|m| text(&m["shape"])).collect();
    next.extend(
        ["member", "key", "value"]
            .iter()
            .filter_map(|k| shape[*k]["shape"].as_str()),
    );
    next
}

/// A limit of the model as Rust source. Models write some integers as floating point.
fn bound(value: &Value, signed: bool) -> String {
    let number = value.as_i64().or_else(|| value.as_f64().map(|f| f as i64));
    match number {
        Some(n) if signed => format!("Some({n})"),
        // A length limit above 32 bits is no limit.
        Some(n) => u32::try_from(n).map_or("None".to_owned(), |n| format!("Some({n})")),
        None => "None".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The checked-in tree is what the generator makes: nobody edited it, and nobody forgot to run it.
    #[test]
    fn the_checked_in_tree_is_current() {
        let codegen = Path::new(env!("CARGO_MANIFEST_DIR"));
        let checked_in = codegen.join("../crates/kakoi-api/src/generated");
        let fresh = tempfile::tempdir().unwrap();
        generate(codegen, fresh.path()).unwrap();
        let list = |dir: &Path| -> BTreeSet<_> { fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name()).collect() };
        assert_eq!(list(fresh.path()), list(&checked_in));
        for name in list(fresh.path()) {
            let (new, old) = (
                fs::read(fresh.path().join(&name)).unwrap(),
                fs::read(checked_in.join(&name)).unwrap(),
            );
            assert!(
                new == old,
                "{name:?} is out of date: cargo run -p kakoi-codegen -- generate"
            );
        }
    }

    /// The trimmed models hold exactly what is listed, and no prose.
    #[test]
    fn the_models_match_the_list() {
        let codegen = Path::new(env!("CARGO_MANIFEST_DIR"));
        for source in SERVICES {
            let model = fs::read_to_string(codegen.join("models").join(format!("{}.json", source.name))).unwrap();
            assert!(!model.contains("documentation"));
            let model: Value = serde_json::from_str(&model).unwrap();
            let mut have: Vec<String> = model["operations"].as_object().unwrap().keys().cloned().collect();
            have.sort();
            assert_eq!(have, listed_operations(codegen, source.name).unwrap());
        }
    }
}

//! Descriptions of AWS operations and shapes as static data.
//!
//! The generated tables of `kakoi-api` are made of these types; the decoder, the validator and the encoders read them. Nothing
//! here knows a particular service, and nothing here is ever changed at run time: a pattern's compiled form is the only thing
//! filled in later, once.

use std::sync::OnceLock;

/// How a service's requests and responses look on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// awsJson1.1: `POST /`, the operation in `X-Amz-Target`.
    Json11,
    /// restJson1: the operation is a method and a path.
    RestJson1,
    /// awsQuery: a form with `Action`; lists are `Name.member.N`.
    Query,
    /// ec2Query: a form with `Action`; lists are always flattened.
    Ec2,
}

/// One AWS service.
#[derive(Debug)]
pub struct Service {
    /// Our name for it, which is also botocore's directory: `sagemaker`, `ec2`, `efs`, `iam`, `sts`.
    pub name: &'static str,
    /// The service in a credential scope (`elasticfilesystem` for EFS).
    pub signing_name: &'static str,
    /// How it speaks.
    pub protocol: Protocol,
    /// The API version, as in `Version=` of the query protocols.
    pub api_version: &'static str,
    /// The part of `X-Amz-Target` before the dot; empty unless the protocol is awsJson.
    pub target_prefix: &'static str,
    /// Namespace of XML responses; empty for the JSON protocols.
    pub xml_namespace: &'static str,
    /// True for services that have one endpoint for all regions and are signed as `us-east-1` (IAM, global STS).
    pub global: bool,
    /// Sorted by name, so that lookup is a binary search.
    pub operations: &'static [&'static Operation],
}

impl Service {
    /// The operation of that exact name, if this service serves it.
    pub fn operation(&self, name: &str) -> Option<&'static Operation> {
        self.operations
            .binary_search_by(|op| op.name.cmp(name))
            .ok()
            .map(|i| self.operations[i])
    }
}

/// One operation of a service.
#[derive(Debug)]
pub struct Operation {
    /// AWS's name, such as `CreateVpc`.
    pub name: &'static str,
    /// The service that has it.
    pub service: &'static Service,
    /// HTTP method; `POST` for every protocol but restJson1.
    pub method: &'static str,
    /// Path template such as `/2015-02-01/mount-targets/{MountTargetId}`; `/` for every protocol but restJson1.
    pub uri: &'static str,
    /// Status of a successful answer.
    pub status: u16,
    /// Always a structure.
    pub input: &'static Shape,
    /// Always a structure; `None` where the model has no output.
    pub output: Option<&'static Shape>,
    /// The errors the model names, with their statuses. EC2's model names none.
    pub errors: &'static [ModelledError],
}

/// An error that the model names for an operation.
#[derive(Debug)]
pub struct ModelledError {
    /// The code on the wire.
    pub code: &'static str,
    /// Its HTTP status.
    pub status: u16,
}

/// A type in the model, with its constraints.
#[derive(Debug)]
pub enum Shape {
    /// Named members.
    Structure(Structure),
    /// A sequence.
    List(List),
    /// String keys to values of one shape.
    Map(Map),
    /// UTF-8 text.
    String(StringShape),
    /// 32 bits, signed.
    Integer(Range),
    /// 64 bits, signed.
    Long(Range),
    /// A floating point number.
    Double,
    /// True or false.
    Boolean,
    /// Held as a JSON number of seconds since the epoch; printed per protocol.
    Timestamp,
    /// Base64 text.
    Blob,
}

/// The members of a structure or union.
#[derive(Debug)]
pub struct Structure {
    /// The model's name for it, for messages and debugging.
    pub name: &'static str,
    /// In the order of the generated struct's fields.
    pub members: &'static [Member],
    /// Exactly one member must be set.
    pub union: bool,
}

impl Structure {
    /// The member of that name.
    pub fn member(&self, name: &str) -> Option<&'static Member> {
        self.members.iter().find(|m| m.name == name)
    }
}

/// One member of a structure.
#[derive(Debug)]
pub struct Member {
    /// The model's name: the JSON key, and the key in a decoded value.
    pub name: &'static str,
    /// Element name in XML output, or the header, query or path name in restJson1.
    pub wire: &'static str,
    /// Parameter name in the query protocols' requests.
    pub query: &'static str,
    /// Must be present in a request.
    pub required: bool,
    /// Where restJson1 carries it.
    pub location: Location,
    /// What it holds.
    pub shape: &'static Shape,
}

/// Where a member of a restJson1 request lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the JSON body (and every member of the other protocols).
    Body,
    /// A label of the path.
    Uri,
    /// A parameter of the query string.
    Query,
    /// A header.
    Header,
}

/// A list's element and limits.
#[derive(Debug)]
pub struct List {
    /// What the elements are.
    pub member: &'static Shape,
    /// Element name in XML, and the extra segment in awsQuery requests.
    pub item: &'static str,
    /// No wrapper element, no extra segment.
    pub flattened: bool,
    /// Fewest elements.
    pub min: Option<u32>,
    /// Most elements.
    pub max: Option<u32>,
}

/// A map's value and limits; keys are strings.
#[derive(Debug)]
pub struct Map {
    /// Constraints on keys.
    pub key: &'static Shape,
    /// What the values are.
    pub value: &'static Shape,
    /// Fewest entries.
    pub min: Option<u32>,
    /// Most entries.
    pub max: Option<u32>,
}

/// Constraints on a string. Lengths are in characters.
#[derive(Debug)]
pub struct StringShape {
    /// Shortest.
    pub min: Option<u32>,
    /// Longest.
    pub max: Option<u32>,
    /// Must match as a whole.
    pub pattern: Option<Pattern>,
    /// The only values allowed; empty means any.
    pub values: &'static [&'static str],
}

/// Inclusive bounds of a number.
#[derive(Debug)]
pub struct Range {
    /// Smallest.
    pub min: Option<i64>,
    /// Largest.
    pub max: Option<i64>,
}

/// A regular expression of the model, compiled when first needed.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    compiled: OnceLock<Option<fancy_regex::Regex>>,
}

impl Pattern {
    /// A pattern with the model's source text.
    pub const fn new(source: &'static str) -> Self {
        Self {
            source,
            compiled: OnceLock::new(),
        }
    }

    /// The source, for messages.
    pub fn source(&self) -> &'static str {
        self.source
    }

    /// Whether the whole text matches. A pattern that can't be compiled or that gives up matches nothing: refusing is the safe
    /// answer, and a test compiles every pattern of the tables.
    pub fn matches(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text).unwrap_or(false))
    }

    /// Whether the source is a regular expression we understand.
    pub fn is_valid(&self) -> bool {
        self.regex().is_some()
    }

    fn regex(&self) -> Option<&fancy_regex::Regex> {
        // Model patterns are meant for the whole value, though many leave the anchors out. EFS's for paths repeats what takes no
        // characters, which says the same once and is an error here.
        let compile = || {
            let source = self.source.replace(r"(?!\.)+", r"(?!\.)");
            fancy_regex::Regex::new(&format!(r"\A(?:{source})\z")).ok()
        };
        self.compiled.get_or_init(compile).as_ref()
    }
}

//! Prints any serialisable value as XML, guided by its schema, without a tree in between.
//!
//! The struct says what the values are, the schema says what the elements are called. A field that the schema doesn't know is
//! left out.

use serde::ser::{self, Impossible, Serialize};

use crate::schema::{Member, Shape, Structure};
use crate::timestamp::iso8601;

/// A value that its schema can't describe: a mistake in generated code, not in a request.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct XmlError(String);

impl ser::Error for XmlError {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Prints the members of a structure, without an element around them.
pub(crate) fn write_members<T: Serialize + ?Sized>(
    out: &mut String,
    shape: &'static Shape,
    value: &T,
) -> Result<(), XmlError> {
    value.serialize(Element { out, name: "", shape })
}

/// Appends text with the characters escaped that XML gives a meaning. Characters that XML 1.0 can't carry at all are replaced:
/// they would make the whole answer unreadable.
pub(crate) fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            c if c < ' ' || c == '\u{fffe}' || c == '\u{ffff}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// Appends `<name>text</name>`.
pub(crate) fn text_element(out: &mut String, name: &str, text: &str) {
    open(out, name);
    escape(out, text);
    close(out, name);
}

fn open(out: &mut String, name: &str) {
    if !name.is_empty() {
        out.push('<');
        out.push_str(name);
        out.push('>');
    }
}

fn close(out: &mut String, name: &str) {
    if !name.is_empty() {
        out.push_str("</");
        out.push_str(name);
        out.push('>');
    }
}

/// One value that becomes the element `name`, or nothing if it is absent. An empty name prints the content alone.
struct Element<'a> {
    out: &'a mut String,
    name: &'static str,
    shape: &'static Shape,
}

impl Element<'_> {
    fn plain(self, text: &str) -> Result<(), XmlError> {
        open(self.out, self.name);
        self.out.push_str(text);
        close(self.out, self.name);
        Ok(())
    }

    fn number(self, number: f64, text: String) -> Result<(), XmlError> {
        if matches!(self.shape, Shape::Timestamp) {
            self.plain(&iso8601(number))
        } else {
            self.plain(&text)
        }
    }
}

impl<'a> ser::Serializer for Element<'a> {
    type Ok = ();
    type Error = XmlError;
    type SerializeSeq = Items<'a>;
    type SerializeTuple = Impossible<(), XmlError>;
    type SerializeTupleStruct = Impossible<(), XmlError>;
    type SerializeTupleVariant = Impossible<(), XmlError>;
    type SerializeMap = Fields<'a>;
    type SerializeStruct = Fields<'a>;
    type SerializeStructVariant = Impossible<(), XmlError>;

    fn serialize_bool(self, v: bool) -> Result<(), XmlError> {
        self.plain(if v { "true" } else { "false" })
    }
    fn serialize_i8(self, v: i8) -> Result<(), XmlError> {
        self.serialize_i64(v.into())
    }
    fn serialize_i16(self, v: i16) -> Result<(), XmlError> {
        self.serialize_i64(v.into())
    }
    fn serialize_i32(self, v: i32) -> Result<(), XmlError> {
        self.serialize_i64(v.into())
    }
    fn serialize_i64(self, v: i64) -> Result<(), XmlError> {
        self.number(v as f64, v.to_string())
    }
    fn serialize_u8(self, v: u8) -> Result<(), XmlError> {
        self.serialize_u64(v.into())
    }
    fn serialize_u16(self, v: u16) -> Result<(), XmlError> {
        self.serialize_u64(v.into())
    }
    fn serialize_u32(self, v: u32) -> Result<(), XmlError> {
        self.serialize_u64(v.into())
    }
    fn serialize_u64(self, v: u64) -> Result<(), XmlError> {
        self.number(v as f64, v.to_string())
    }
    fn serialize_f32(self, v: f32) -> Result<(), XmlError> {
        self.serialize_f64(v.into())
    }
    fn serialize_f64(self, v: f64) -> Result<(), XmlError> {
        self.number(v, v.to_string())
    }
    fn serialize_char(self, v: char) -> Result<(), XmlError> {
        self.serialize_str(v.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, v: &str) -> Result<(), XmlError> {
        open(self.out, self.name);
        escape(self.out, v);
        close(self.out, self.name);
        Ok(())
    }
    fn serialize_bytes(self, _: &[u8]) -> Result<(), XmlError> {
        Err(ser::Error::custom("bytes are carried as base64 text"))
    }
    fn serialize_none(self) -> Result<(), XmlError> {
        Ok(())
    }
    fn serialize_some<T: Serialize + ?Sized>(self, v: &T) -> Result<(), XmlError> {
        v.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), XmlError> {
        Ok(())
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), XmlError> {
        Ok(())
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), XmlError> {
        self.serialize_str(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, v: &T) -> Result<(), XmlError> {
        v.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        v: &T,
    ) -> Result<(), XmlError> {
        v.serialize(self)
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a>, XmlError> {
        let Shape::List(list) = self.shape else {
            return Err(ser::Error::custom(format!(
                "a sequence where {} is not a list",
                self.name
            )));
        };
        let (wrapper, item) = if list.flattened {
            ("", self.name)
        } else {
            (self.name, list.item)
        };
        open(self.out, wrapper);
        Ok(Items {
            out: self.out,
            wrapper,
            item,
            shape: list.member,
        })
    }
    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, XmlError> {
        Err(ser::Error::custom("tuples are not part of the schema"))
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, XmlError> {
        Err(ser::Error::custom("tuples are not part of the schema"))
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, XmlError> {
        Err(ser::Error::custom("variants are not part of the schema"))
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Fields<'a>, XmlError> {
        match self.shape {
            Shape::Structure(structure) => {
                open(self.out, self.name);
                Ok(Fields {
                    out: self.out,
                    name: self.name,
                    structure,
                    next: 0,
                    pending: None,
                })
            }
            _ => Err(ser::Error::custom(format!(
                "a map where {} is not a structure",
                self.name
            ))),
        }
    }
    fn serialize_struct(self, _: &'static str, len: usize) -> Result<Fields<'a>, XmlError> {
        self.serialize_map(Some(len))
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, XmlError> {
        Err(ser::Error::custom("variants are not part of the schema"))
    }
}

/// The elements of a list.
struct Items<'a> {
    out: &'a mut String,
    wrapper: &'static str,
    item: &'static str,
    shape: &'static Shape,
}

impl ser::SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = XmlError;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), XmlError> {
        value.serialize(Element {
            out: self.out,
            name: self.item,
            shape: self.shape,
        })
    }

    fn end(self) -> Result<(), XmlError> {
        close(self.out, self.wrapper);
        Ok(())
    }
}

/// The members of a structure.
struct Fields<'a> {
    out: &'a mut String,
    name: &'static str,
    structure: &'static Structure,
    /// Where the next member probably is: fields come in the schema's order, with gaps.
    next: usize,
    pending: Option<&'static Member>,
}

impl Fields<'_> {
    fn find(&mut self, name: &str) -> Option<&'static Member> {
        let members = self.structure.members;
        let ahead = members[self.next..]
            .iter()
            .position(|m| m.name == name)
            .map(|i| i + self.next);
        let at = ahead.or_else(|| members[..self.next].iter().position(|m| m.name == name))?;
        self.next = at + 1;
        Some(&members[at])
    }

    fn write<T: Serialize + ?Sized>(&mut self, member: &'static Member, value: &T) -> Result<(), XmlError> {
        value.serialize(Element {
            out: self.out,
            name: member.wire,
            shape: member.shape,
        })
    }
}

impl ser::SerializeStruct for Fields<'_> {
    type Ok = ();
    type Error = XmlError;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), XmlError> {
        self.find(key).map_or(Ok(()), |member| self.write(member, value))
    }

    fn end(self) -> Result<(), XmlError> {
        close(self.out, self.name);
        Ok(())
    }
}

impl ser::SerializeMap for Fields<'_> {
    type Ok = ();
    type Error = XmlError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), XmlError> {
        // Only a JSON object gets here, so its keys are text; asking serde_json is the shortest way to it.
        let key = serde_json::to_value(key).map_err(|e| XmlError(e.to_string()))?;
        self.pending = key.as_str().and_then(|name| self.find(name));
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), XmlError> {
        self.pending.take().map_or(Ok(()), |member| self.write(member, value))
    }

    fn end(self) -> Result<(), XmlError> {
        close(self.out, self.name);
        Ok(())
    }
}

//! Values and keys of a case while it is read, borrowed from the text where they can be.

use super::Answer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// A value that is not an object or a list; those are passed over, to the limit of nesting.
pub(super) enum Scalar<'de> {
    Null,
    Bool(bool),
    Number(i64),
    String(Cow<'de, str>),
    Other,
}

impl<'de> From<Scalar<'de>> for Answer<'de> {
    fn from(scalar: Scalar<'de>) -> Self {
        match scalar {
            Scalar::Null => Self::Unknown,
            Scalar::Bool(value) => Self::Flag(value),
            Scalar::Number(value) => Self::Count(value),
            Scalar::String(value) => Self::Value(value),
            Scalar::Other => Self::Other,
        }
    }
}

/// Reads a scalar at a level of nesting; sets the flag where something nests too deep.
pub(super) struct ScalarSeed<'a> {
    pub(super) depth: usize,
    pub(super) limit: usize,
    pub(super) too_deep: &'a mut bool,
}

impl<'de> DeserializeSeed<'de> for ScalarSeed<'_> {
    type Value = Scalar<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Scalar<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl ScalarSeed<'_> {
    fn below<E: serde::de::Error>(&mut self) -> Result<ScalarSeed<'_>, E> {
        if self.depth > self.limit {
            *self.too_deep = true;
            return Err(E::custom("too deep"));
        }
        Ok(ScalarSeed { depth: self.depth + 1, limit: self.limit, too_deep: self.too_deep })
    }
}

impl<'de> Visitor<'de> for ScalarSeed<'_> {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
        Ok(Scalar::Null)
    }

    fn visit_bool<E: serde::de::Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Scalar::Bool(value))
    }

    fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Scalar::Number(value))
    }

    fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Self::Value, E> {
        // A number beyond every range; it is refused as out of range where a count is wanted.
        Ok(Scalar::Number(i64::try_from(value).unwrap_or(i64::MAX)))
    }

    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Scalar::Other)
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Scalar::String(Cow::Borrowed(value)))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Scalar::String(Cow::Owned(value.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut access: A) -> Result<Self::Value, A::Error> {
        // Empty or not, a list is a level of its own.
        self.below::<A::Error>()?;
        while access.next_element_seed(self.below()?)?.is_some() {}
        Ok(Scalar::Other)
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<Self::Value, A::Error> {
        self.below::<A::Error>()?;
        while access.next_key_seed(KeySeed)?.is_some() {
            access.next_value_seed(self.below()?)?;
        }
        Ok(Scalar::Other)
    }
}

/// A key, borrowed from the text where it has no escapes.
pub(super) struct KeySeed;

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: serde::de::Error>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(value))
    }

    fn visit_str<E: serde::de::Error>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(value.to_owned()))
    }
}

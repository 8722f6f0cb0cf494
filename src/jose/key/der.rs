//! The parts of a DER encoding (ITU-T X.690), one after the other.
//!
//! The `der` crate reads tags and lengths; what they mean is for `pem`.

use der::asn1::AnyRef;
use der::{Decode as _, Reader as _, SliceReader, Tag, TagNumber, Tagged as _};

/// Reads the parts of one encoding.
#[derive(Clone)]
pub struct Parts<'b>(SliceReader<'b>);

impl<'b> Parts<'b> {
    /// The parts of one sequence, which the octets must be.
    pub fn of_sequence(octets: &'b [u8]) -> Option<Self> {
        let mut outer = Parts(SliceReader::new(octets).ok()?);
        outer.sequence()
    }

    /// The one part that the octets are.
    pub fn of_one(octets: &'b [u8]) -> Option<Self> {
        SliceReader::new(octets).ok().map(Parts)
    }

    /// The next part, whatever it is.
    pub fn any(&mut self) -> Option<AnyRef<'b>> {
        AnyRef::decode(&mut self.0).ok()
    }

    fn tagged(&mut self, tag: Tag) -> Option<&'b [u8]> {
        self.any()
            .filter(|any| any.tag() == tag)
            .map(|any| any.value())
    }

    /// The parts of the sequence that is next.
    pub fn sequence(&mut self) -> Option<Self> {
        SliceReader::new(self.tagged(Tag::Sequence)?)
            .ok()
            .map(Parts)
    }

    /// The number that is next.
    pub fn integer(&mut self) -> Option<Vec<u8>> {
        self.tagged(Tag::Integer).map(<[u8]>::to_vec)
    }

    /// The object identifier that is next, encoded.
    pub fn oid(&mut self) -> Option<&'b [u8]> {
        self.tagged(Tag::ObjectIdentifier)
    }

    /// The octets that are next.
    pub fn octets(&mut self) -> Option<&'b [u8]> {
        self.tagged(Tag::OctetString)
    }

    /// The bits that are next, where they are whole octets.
    pub fn bits(&mut self) -> Option<&'b [u8]> {
        self.tagged(Tag::BitString)?.strip_prefix(&[0])
    }

    /// The parts of what is next, where it is tagged by that number and that is optional; nothing is taken where it is not.
    pub fn explicit(&mut self, number: u16) -> Option<Self> {
        let mut ahead = self.clone();
        let any = ahead.any()?;
        let is_it = any.tag()
            == Tag::ContextSpecific {
                constructed: true,
                number: TagNumber(u32::from(number)),
            };
        let inner = SliceReader::new(any.value()).ok().filter(|_| is_it)?;
        *self = ahead;
        Some(Parts(inner))
    }

    /// The content of what is next, where its own tag is replaced by that number; nothing is taken where it is not.
    pub fn implicit(&mut self, number: u16) -> Option<&'b [u8]> {
        let mut ahead = self.clone();
        let any = ahead.any()?;
        let is_it = any.tag()
            == Tag::ContextSpecific {
                constructed: false,
                number: TagNumber(u32::from(number)),
            };
        is_it.then(|| {
            *self = ahead;
            any.value()
        })
    }

    /// Whether nothing is left.
    pub fn is_over(&self) -> bool {
        self.0.is_finished()
    }
}

/// Whether the octets are one sequence to their end, whatever is in it.
pub fn is_sequence(octets: &[u8]) -> bool {
    let parts = Parts::of_one(octets);
    parts.is_some_and(|mut parts| parts.sequence().is_some() && parts.is_over())
}

/// An object identifier in its dotted notation; numbers that are too large for that are left out.
pub fn dotted(encoded: &[u8]) -> String {
    let mut numbers: Vec<u64> = Vec::new();
    let mut number = 0_u64;
    for byte in encoded.iter().take(40) {
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            match numbers.is_empty() {
                true => {
                    let first = (number / 40).min(2);
                    numbers.extend([first, number - first * 40]);
                }
                false => numbers.push(number),
            }
            number = 0;
        }
    }
    let numbers: Vec<String> = numbers.iter().map(u64::to_string).collect();
    numbers.join(".")
}

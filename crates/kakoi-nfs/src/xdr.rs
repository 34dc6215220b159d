//! Reading what clients send (XDR, RFC 4506). Every length is checked against what's there before anything is made of it; results
//! are written by `nfs3_types`, whose own reader would reserve whatever a client claims.

/// What's left of a message. `None` from any reader: the message is malformed.
#[derive(Clone, Copy)]
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    pub fn word(&mut self) -> Option<u32> {
        self.fixed().map(u32::from_be_bytes)
    }

    pub fn long(&mut self) -> Option<u64> {
        self.fixed().map(u64::from_be_bytes)
    }

    pub fn fixed<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*bytes)
    }

    /// Bytes of a length that comes first, padded to whole words.
    pub fn opaque(&mut self, most: usize) -> Option<&'a [u8]> {
        let length = self.word()? as usize;
        if length > most || length > self.0.len() {
            return None;
        }
        let padded = length.next_multiple_of(4);
        let bytes = self.0.get(..length)?;
        self.0 = self.0.get(padded..)?;
        Some(bytes)
    }

    /// A file handle.
    pub fn handle(&mut self) -> Option<&'a [u8]> {
        self.opaque(nfs3_types::nfs3::NFS3_FHSIZE)
    }

    /// A directory's handle and a name in it; whether that's a name at all is another question.
    pub fn place(&mut self) -> Option<(&'a [u8], &'a [u8])> {
        Some((self.handle()?, self.opaque(usize::MAX)?))
    }

    pub fn flag(&mut self) -> Option<bool> {
        match self.word()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    fn optional<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<Option<T>> {
        match self.flag()? {
            true => read(self).map(Some),
            false => Some(None),
        }
    }

    /// Seconds and nanoseconds.
    pub fn time(&mut self) -> Option<(u32, u32)> {
        let time = (self.word()?, self.word()?);
        (time.1 < 1_000_000_000).then_some(time)
    }

    fn set_time(&mut self) -> Option<SetTime> {
        match self.word()? {
            0 => Some(SetTime::Keep),
            1 => Some(SetTime::Now),
            2 => self.time().map(SetTime::To),
            _ => None,
        }
    }

    /// `sattr3`.
    pub fn attributes(&mut self) -> Option<SetAttributes> {
        Some(SetAttributes {
            mode: self.optional(Self::word)?,
            uid: self.optional(Self::word)?,
            gid: self.optional(Self::word)?,
            size: self.optional(Self::long)?,
            atime: self.set_time()?,
            mtime: self.set_time()?,
        })
    }

    /// `sattrguard3`: the ctime that the file must still have.
    pub fn guard(&mut self) -> Option<Option<(u32, u32)>> {
        self.optional(Self::time)
    }
}

/// What a client wants an attribute of time to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SetTime {
    #[default]
    Keep,
    Now,
    To((u32, u32)),
}

/// What a client wants attributes to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetAttributes {
    pub mode: Option<u32>,
    pub uid: Option<u32>,
    pub gid: Option<u32>,
    pub size: Option<u64>,
    pub atime: SetTime,
    pub mtime: SetTime,
}

//! A text that is read piece by piece.

use std::io::{self, Read};

use super::scan::{CHUNK, Origin};

/// As much of a text as is needed at once.
pub struct Stream<R> {
    reader: R,
    /// The part of the text that is there.
    pub text: String,
    /// What was before it.
    pub origin: Origin,
    /// Bytes that are not yet a character.
    rest: Vec<u8>,
    /// No more comes.
    pub has_ended: bool,
    /// The number of the first byte that is not UTF-8.
    damaged: Option<usize>,
}

impl<R: Read> Stream<R> {
    pub fn new(reader: R) -> Self {
        Stream {
            reader,
            text: String::new(),
            origin: Origin::default(),
            rest: Vec::new(),
            has_ended: false,
            damaged: None,
        }
    }

    /// Drops the text before a byte.
    pub fn forget(&mut self, behind: usize) {
        let gone = self.text.get(..behind).unwrap_or_default();
        self.origin.bytes += gone.len();
        self.origin.chars += gone.chars().count();
        self.origin.units += gone.chars().map(char::len_utf16).sum::<usize>();
        let length = gone.len();
        self.text.drain(..length);
    }

    /// Reads on until two chunks are there, or all.
    pub fn read(&mut self) -> io::Result<()> {
        let mut buffer = vec![0; CHUNK];
        while !self.has_ended && self.text.len() < 2 * CHUNK {
            match self.reader.read(&mut buffer) {
                Ok(0) => self.has_ended = true,
                Ok(count) => self.rest.extend(buffer.iter().take(count)),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            }
            let (valid, is_damaged) = match std::str::from_utf8(&self.rest) {
                Ok(_) => (self.rest.len(), false),
                // a character may be cut at the end
                Err(error) => {
                    let cut = error.error_len().is_none() && !self.has_ended;
                    (error.valid_up_to(), !cut)
                }
            };
            let text = std::str::from_utf8(self.rest.get(..valid).unwrap_or_default());
            self.text.push_str(text.unwrap_or_default());
            self.rest.drain(..valid);
            if is_damaged {
                self.has_ended = true;
                self.damaged = Some(self.origin.bytes + self.text.len());
            }
        }
        Ok(())
    }

    /// What is said at the end.
    pub fn end(self) -> io::Result<()> {
        match self.damaged {
            None => Ok(()),
            Some(byte) => {
                let message = format!("byte {} is not UTF-8; convert the text to UTF-8", byte + 1);
                Err(io::Error::new(io::ErrorKind::InvalidData, message))
            }
        }
    }
}

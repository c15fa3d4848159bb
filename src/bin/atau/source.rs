//! A file as stretches of UTF-8, read piece by piece.

use std::io::{self, Read};

/// So many bytes are read at once.
const PIECE: usize = 1 << 16;

/// A file that is being read. As a [`Read`] it ends where something is not UTF-8;
/// [`pass`](Source::pass) goes on behind that.
pub struct Source<R> {
    reader: R,
    buffer: Vec<u8>,
    /// Bytes that were read, those before `at` given out.
    ahead: Vec<u8>,
    at: usize,
    /// So many of the next are UTF-8, and so many behind these are not.
    valid: usize,
    invalid: usize,
    has_ended: bool,
}

impl<R: Read> Source<R> {
    /// Reads the first bytes.
    pub fn new(reader: R) -> io::Result<Self> {
        let mut source = Source {
            reader,
            buffer: vec![0; PIECE],
            ahead: Vec::new(),
            at: 0,
            valid: 0,
            invalid: 0,
            has_ended: false,
        };
        source.fill()?;
        Ok(source)
    }

    /// Reads until it is known what comes next.
    fn fill(&mut self) -> io::Result<()> {
        self.judge();
        while self.valid + self.invalid == 0 && !self.has_ended {
            self.ahead.drain(..self.at);
            self.at = 0;
            match self.reader.read(&mut self.buffer) {
                Ok(0) => self.has_ended = true,
                Ok(count) => self.ahead.extend(self.buffer.iter().take(count)),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            }
            self.judge();
        }
        Ok(())
    }

    /// Tells what comes next.
    fn judge(&mut self) {
        if self.valid + self.invalid > 0 {
            return;
        }
        let next = self.ahead.get(self.at..).unwrap_or_default();
        (self.valid, self.invalid) = match std::str::from_utf8(next) {
            Ok(text) => (text.len(), 0),
            Err(error) => {
                let valid = error.valid_up_to();
                // a character may be cut at the end
                let cut = if self.has_ended {
                    next.len() - valid
                } else {
                    0
                };
                (valid, error.error_len().unwrap_or(cut))
            }
        };
    }

    /// Whether UTF-8 comes next.
    pub fn has_text(&mut self) -> io::Result<bool> {
        self.fill()?;
        Ok(self.valid > 0)
    }

    /// The bytes that are not UTF-8, if these come next; then goes on behind them.
    pub fn pass(&mut self) -> io::Result<Option<Vec<u8>>> {
        if self.has_text()? || self.invalid == 0 {
            return Ok(None);
        }
        let bytes = self.ahead.get(self.at..self.at + self.invalid);
        let bytes = bytes.unwrap_or_default().to_vec();
        self.at += bytes.len();
        self.invalid = 0;
        Ok(Some(bytes))
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.fill()?;
        let next = self.ahead.get(self.at..self.at + self.valid);
        let count = next.unwrap_or_default().read(buffer)?;
        self.at += count;
        self.valid -= count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives so many bytes at a time.
    struct Slow<'t>(&'t [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(buffer.len());
            (&mut self.0).take(count as u64).read(buffer)
        }
    }

    #[test]
    fn a_file_is_cut_where_it_is_not_utf8() {
        for bytes in [
            &b""[..],
            b"\xd0\xaf",
            b"\xd0",
            b"\xff\xfe",
            b"a\xd0b\xd0\xaf\xf0\x9f\x90 c\xe2\x82",
            b"\xe2\x82\xac\xe2\x82\xff\xac",
        ] {
            let expected: Vec<(Vec<u8>, Vec<u8>)> = bytes
                .utf8_chunks()
                .map(|chunk| (chunk.valid().into(), chunk.invalid().into()))
                .collect();
            for step in [1, 2, 3, 100] {
                let mut source = Source::new(Slow(bytes, step)).unwrap();
                let mut found = Vec::new();
                loop {
                    let mut valid = Vec::new();
                    source.read_to_end(&mut valid).unwrap();
                    let invalid = source.pass().unwrap();
                    if valid.is_empty() && invalid.is_none() {
                        break;
                    }
                    let is_last = invalid.is_none();
                    found.push((valid, invalid.unwrap_or_default()));
                    if is_last {
                        break;
                    }
                }
                assert_eq!(found, expected, "{bytes:?} {step}");
            }
        }
    }
}

//! What [`read_ahead`] promises. Apart from it, because a bench takes it in as well.

use crate::ahead::read_ahead;
use std::io::{self, ErrorKind, Read};
use std::ops::ControlFlow;

/// Gives so many bytes at a time, is interrupted before each, and fails where there are no more.
struct Failing(Vec<u8>, usize, bool);

impl Read for Failing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.2 = !self.2;
        if self.2 {
            return Err(ErrorKind::Interrupted.into());
        }
        let count = self.1.min(buffer.len()).min(self.0.len());
        if count == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        for (to, byte) in buffer.iter_mut().zip(self.0.drain(..count)) {
            *to = byte;
        }
        Ok(count)
    }
}

fn read(from: impl Read + Send, length: usize) -> (Vec<u8>, io::Result<()>) {
    let mut out = Vec::new();
    let result = read_ahead(
        from,
        3,
        length,
        <[u8]>::len,
        &mut |buffer, read, prepared| {
            assert_eq!(read, prepared);
            out.extend_from_slice(&buffer[3..3 + read]);
            ControlFlow::Continue(())
        },
    );
    (out, result)
}

#[test]
fn every_byte_comes_once_in_order() {
    let bytes: Vec<u8> = (0..=255).cycle().take(10_000).collect();
    for length in [1, 7, 4096, 100_000] {
        let (out, result) = read(bytes.as_slice(), length);
        assert!(result.is_ok() && out == bytes, "{length}");
    }
}

#[test]
fn what_was_read_before_a_failure_comes_first() {
    let (out, result) = read(Failing(b"abcdefgh".to_vec(), 3, false), 4096);
    assert_eq!(out, b"abcdefgh");
    assert!(result.is_err_and(|error| error.kind() == ErrorKind::UnexpectedEof));
}

#[test]
fn whoever_has_seen_enough_ends_it() {
    let mut count = 0;
    let result = read_ahead(io::repeat(b'a'), 0, 16, |_| (), &mut |_, _, ()| {
        count += 1;
        match count < 5 {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    });
    assert!(result.is_ok());
    assert_eq!(count, 5);
}

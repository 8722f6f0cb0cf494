//! What [`read_ahead`] promises. Apart from it, because a bench takes it in as well.

use crate::ahead::{InTurn, Places, Source, read_ahead};
use std::env;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::ops::ControlFlow;
use std::panic::catch_unwind;
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;
use std::time::Duration;

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

/// Handed over, and how it ended. What was prepared is of the bytes that are handed over.
fn read(source: impl Source, length: usize) -> (Vec<u8>, io::Result<()>) {
    let mut out = Vec::new();
    let each = &mut |buffer: &mut Vec<u8>, read, prepared| {
        assert_eq!(buffer[3..3 + read], prepared);
        out.extend_from_slice(&buffer[3..3 + read]);
        ControlFlow::Continue(())
    };
    let result = read_ahead(source, 3, length, <[u8]>::to_vec, each);
    (out, result)
}

/// A file that holds these bytes.
fn file(bytes: &[u8]) -> File {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let name = format!(
        "claimscope-ahead-{}-{}",
        process::id(),
        COUNT.fetch_add(1, Relaxed)
    );
    let path = env::temp_dir().join(name);
    fs::write(&path, bytes).unwrap();
    let file = File::open(&path).unwrap();
    // What is open stays readable.
    let _ = fs::remove_file(path);
    file
}

#[test]
fn every_byte_comes_once_in_order() {
    let bytes: Vec<u8> = (0..=255).cycle().take(10_000).collect();
    for length in [1, 7, 4096, 5000, 100_000] {
        let (out, result) = read(InTurn::new(bytes.as_slice()), length);
        assert!(result.is_ok() && out == bytes, "{length} in turn");
        for limit in [0, 1, 4096, 9999, 10_000, u64::MAX] {
            let places = Places::of(file(&bytes), limit).unwrap();
            let (out, result) = read(places, length);
            let wanted = usize::try_from(limit).map_or(bytes.len(), |limit| limit.min(bytes.len()));
            assert!(
                result.is_ok() && out == bytes[..wanted],
                "{length}, up to {limit}"
            );
        }
    }
}

#[test]
fn what_was_read_before_a_failure_comes_first() {
    let (out, result) = read(InTurn::new(Failing(b"abcdefgh".to_vec(), 3, false)), 4096);
    assert_eq!(out, b"abcdefgh");
    assert!(result.is_err_and(|error| error.kind() == ErrorKind::UnexpectedEof));
}

#[test]
fn whoever_has_seen_enough_ends_it() {
    let mut count = 0;
    let source = InTurn::new(io::repeat(b'a'));
    let result = read_ahead(source, 0, 16, |_| (), &mut |_, _, ()| {
        count += 1;
        match count < 5 {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        }
    });
    assert!(result.is_ok());
    assert_eq!(count, 5);
}

#[test]
fn a_slow_look_and_a_slow_preparation_lose_nothing() {
    let bytes: Vec<u8> = (0..=255).cycle().take(3000).collect();
    let pause = || thread::sleep(Duration::from_micros(300));
    for (look, prepare) in [(true, false), (false, true)] {
        let mut out = Vec::new();
        let prepare = |_: &[u8]| prepare.then(pause);
        let each = &mut |buffer: &mut Vec<u8>, read: usize, _| {
            look.then(pause);
            out.extend_from_slice(&buffer[..read]);
            ControlFlow::Continue(())
        };
        let places = Places::of(file(&bytes), u64::MAX).unwrap();
        assert!(read_ahead(places, 0, 64, prepare, each).is_ok());
        assert!(out == bytes, "{look}");
    }
}

#[test]
fn a_panic_on_either_side_is_passed_on_and_leaves_nobody_waiting() {
    for nth in [0, 1, 20] {
        let looked = catch_unwind(|| {
            let mut count = 0;
            let source = InTurn::new(io::repeat(b'a'));
            read_ahead(source, 0, 16, |_| (), &mut |_, _, ()| {
                assert!(count < nth, "on purpose");
                count += 1;
                ControlFlow::Continue(())
            })
        });
        assert!(looked.is_err(), "{nth}");
        let prepared = catch_unwind(|| {
            let count = AtomicUsize::new(0);
            let prepare = |_: &[u8]| assert!(count.fetch_add(1, Relaxed) < nth, "on purpose");
            let source = InTurn::new(io::repeat(b'a'));
            let each = &mut |_: &mut Vec<u8>, _, ()| ControlFlow::Continue(());
            read_ahead(source, 0, 16, prepare, each)
        });
        assert!(prepared.is_err(), "{nth}");
    }
}

#[cfg(unix)]
#[test]
fn what_has_no_places_is_given_back() {
    let pipe = File::open("/dev/null").unwrap();
    assert!(Places::of(pipe, u64::MAX).is_err());
}

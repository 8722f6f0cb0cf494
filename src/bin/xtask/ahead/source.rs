//! Where pieces come from: a file, of which any piece can be read at any time, or what can only be read in turn.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// Gives pieces to whoever asks, to several at once.
pub trait Source: Sync {
    /// Reads the next piece; none behind the end. The pieces that were given make up the whole up to the last one, or to a
    /// failure; those behind it mean nothing.
    fn next(&self, room: &mut [u8]) -> Option<Next>;
}

/// A piece that was read.
pub struct Next {
    /// Which it is, from 0.
    pub nth: u64,
    /// How many bytes it has.
    pub length: usize,
    /// Where it is known that none follows: whether that is the end, or a failure.
    pub end: Option<io::Result<()>>,
}

/// What can only be read in turn.
pub struct InTurn<R>(Mutex<Turns<R>>);

struct Turns<R> {
    from: R,
    count: u64,
    is_over: bool,
}

impl<R> InTurn<R> {
    /// Nothing has been read yet.
    pub const fn new(from: R) -> Self {
        InTurn(Mutex::new(Turns {
            from,
            count: 0,
            is_over: false,
        }))
    }
}

impl<R: Read + Send> Source for InTurn<R> {
    fn next(&self, room: &mut [u8]) -> Option<Next> {
        let mut turns = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if turns.is_over {
            return None;
        }
        let (length, end) = match again(|| turns.from.read(room)) {
            Ok(0) => {
                turns.is_over = true;
                return None;
            }
            Ok(length) => (length, None),
            Err(error) => (0, Some(Err(error))),
        };
        turns.is_over = end.is_some();
        let nth = turns.count;
        turns.count += 1;
        Some(Next { nth, length, end })
    }
}

/// A file up to so many bytes, read where each piece stands: nobody waits for somebody else's piece. All rooms must have the same
/// length.
pub struct Places {
    file: File,
    limit: u64,
    count: AtomicU64,
}

impl Places {
    /// Of a file that has places; what is no such file (a pipe, a terminal) is given back.
    pub fn of(file: File, limit: u64) -> Result<Self, File> {
        let has_places = read_at(&file, &mut [], 0).is_some();
        match file.metadata() {
            Ok(metadata) if metadata.is_file() && has_places => Ok(Places {
                file,
                limit,
                count: AtomicU64::new(0),
            }),
            _ => Err(file),
        }
    }
}

impl Source for Places {
    fn next(&self, room: &mut [u8]) -> Option<Next> {
        let nth = self.count.fetch_add(1, Ordering::Relaxed);
        let at = nth.checked_mul(room.len() as u64)?;
        let left = usize::try_from(self.limit.saturating_sub(at)).unwrap_or(usize::MAX);
        let wanted = left.min(room.len());
        let mut length = 0;
        // Less than was asked for says nothing of the end.
        let end = loop {
            let Some(rest) = room.get_mut(length..wanted).filter(|rest| !rest.is_empty()) else {
                break (wanted < room.len()).then_some(Ok(()));
            };
            match again(|| read_at(&self.file, rest, at + length as u64).unwrap_or(Ok(0))) {
                Ok(0) => break Some(Ok(())),
                Ok(count) => length += count,
                Err(error) => break Some(Err(error)),
            }
        };
        (length > 0 || matches!(end, Some(Err(_)))).then_some(Next { nth, length, end })
    }
}

/// None where the system has no such call.
#[cfg(unix)]
fn read_at(file: &File, room: &mut [u8], at: u64) -> Option<io::Result<usize>> {
    Some(std::os::unix::fs::FileExt::read_at(file, room, at))
}

/// None where the system has no such call.
#[cfg(windows)]
fn read_at(file: &File, room: &mut [u8], at: u64) -> Option<io::Result<usize>> {
    Some(std::os::windows::fs::FileExt::seek_read(file, room, at))
}

/// None where the system has no such call.
#[cfg(not(any(unix, windows)))]
fn read_at(_: &File, _: &mut [u8], _: u64) -> Option<io::Result<usize>> {
    None
}

fn again(mut read: impl FnMut() -> io::Result<usize>) -> io::Result<usize> {
    loop {
        match read() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}

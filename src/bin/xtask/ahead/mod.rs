//! Reads a file ahead of whoever looks at it: pieces are read, and prepared, by a thread of its own while others are looked at.
//! Whoever looks does the same where the next piece is not ready, so that nobody waits while there is something to do.
//!
//! Does **not** map the file into memory: one that is cut short meanwhile is to be reported, and not to end the program.

mod source;

pub use source::{InTurn, Places, Source};

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Bytes at a time: as many as a core’s cache keeps between reading, preparing and looking at them, also where there are several
/// of them at a time.
pub const PIECE: usize = 256 * 1024;

/// Those that are being read, that are ready, and the one that is looked at: enough that neither side runs out of them.
const BUFFERS: usize = 6;

/// Takes a buffer, how many bytes were read into it, and what was made of them.
pub type Each<'a, T> = &'a mut dyn FnMut(&mut Vec<u8>, usize, T) -> ControlFlow<()>;

/// Hands over a file up to so many bytes as [`read_ahead`] does: by places where it has them.
///
/// # Errors
/// Where reading fails; what was read before has been handed over.
pub fn read_file_ahead<T: Send>(
    file: File,
    limit: u64,
    head: usize,
    prepare: impl Fn(&[u8]) -> T + Sync,
    each: Each<'_, T>,
) -> io::Result<()> {
    match Places::of(file, limit) {
        Ok(places) => read_ahead(places, head, PIECE, prepare, each),
        Err(file) => read_ahead(InTurn::new(file.take(limit)), head, PIECE, prepare, each),
    }
}

/// Hands over buffers in order, how many bytes were read into each, from `head` on, and what was made of them; at most `length`
/// at a time. A buffer that was handed over, or another of that length in its place, is read into again.
///
/// # Errors
/// Where reading fails; what was read before has been handed over.
pub fn read_ahead<T: Send>(
    source: impl Source,
    head: usize,
    length: usize,
    prepare: impl Fn(&[u8]) -> T + Sync,
    each: Each<'_, T>,
) -> io::Result<()> {
    let desk = Desk {
        source,
        pieces: Mutex::new(Pieces {
            ready: BTreeMap::new(),
            free: vec![Vec::new(); BUFFERS],
            taken: 0,
            is_over: false,
            waits_for_free: false,
            waits_for_ready: false,
        }),
        is_free: Condvar::new(),
        is_ready: Condvar::new(),
        head,
        length,
        prepare,
    };
    thread::scope(|scope| {
        scope.spawn(|| desk.read_all());
        let _over = Over(&desk);
        desk.look_at_all(each)
    })
}

/// Where the pieces are.
struct Pieces<T> {
    /// By their number.
    ready: BTreeMap<u64, Piece<T>>,
    free: Vec<Vec<u8>>,
    /// Buffers that a piece is being read into.
    taken: usize,
    /// Nothing is left to read, or nobody wants it.
    is_over: bool,
    /// Which sides wait: to tell one that does not is a call of the system for nothing.
    waits_for_free: bool,
    waits_for_ready: bool,
}

/// What was read.
struct Piece<T> {
    buffer: Vec<u8>,
    /// How many bytes were read into it.
    length: usize,
    /// What was made of them.
    prepared: T,
    /// Where none follows: whether that is the end, or a failure.
    end: Option<io::Result<()>>,
}

/// What both sides share.
struct Desk<S, T, P> {
    source: S,
    pieces: Mutex<Pieces<T>>,
    /// Tells the side that reads.
    is_free: Condvar,
    /// Tells the side that looks.
    is_ready: Condvar,
    head: usize,
    length: usize,
    prepare: P,
}

impl<S: Source, T, P: Fn(&[u8]) -> T> Desk<S, T, P> {
    /// Reads as long as there is room.
    fn read_all(&self) {
        loop {
            let mut pieces = lock(&self.pieces);
            while pieces.free.is_empty() && !pieces.is_over {
                pieces.waits_for_free = true;
                pieces = wait(&self.is_free, pieces);
                pieces.waits_for_free = false;
            }
            if pieces.is_over {
                return;
            }
            self.read(pieces);
        }
    }

    fn look_at_all(&self, each: Each<'_, T>) -> io::Result<()> {
        let mut wanted = 0;
        loop {
            let mut pieces = lock(&self.pieces);
            if let Some(piece) = pieces.ready.remove(&wanted) {
                drop(pieces);
                let mut buffer = piece.buffer;
                if piece.length > 0 && each(&mut buffer, piece.length, piece.prepared).is_break() {
                    return Ok(());
                }
                if let Some(end) = piece.end {
                    return end;
                }
                wanted += 1;
                let mut pieces = lock(&self.pieces);
                pieces.free.push(buffer);
                if pieces.waits_for_free && pieces.free.len() > BUFFERS / 2 {
                    self.is_free.notify_one();
                }
            } else if pieces.is_over && pieces.taken == 0 {
                return Ok(());
            } else if pieces.is_over || pieces.free.is_empty() {
                pieces.waits_for_ready = true;
                pieces = wait(&self.is_ready, pieces);
                pieces.waits_for_ready = false;
            } else {
                self.read(pieces);
            }
        }
    }

    /// Reads and prepares the next piece, for which there must be a free buffer.
    fn read(&self, mut pieces: MutexGuard<'_, Pieces<T>>) {
        let Some(mut buffer) = pieces.free.pop() else {
            return;
        };
        pieces.taken += 1;
        drop(pieces);
        let mut taken = Taken {
            desk: self,
            piece: None,
        };
        buffer.resize(self.head + self.length, 0);
        taken.piece = self.source.next(&mut buffer[self.head..]).map(|next| {
            let prepared = (self.prepare)(&buffer[self.head..self.head + next.length]);
            let piece = Piece {
                buffer,
                length: next.length,
                prepared,
                end: next.end,
            };
            (next.nth, piece)
        });
    }

    /// Nothing more is to be read.
    fn end(&self) {
        lock(&self.pieces).is_over = true;
        self.is_free.notify_all();
        self.is_ready.notify_all();
    }
}

/// Nobody looks any more, also where whoever looked panicked.
struct Over<'a, S: Source, T, P: Fn(&[u8]) -> T>(&'a Desk<S, T, P>);

impl<S: Source, T, P: Fn(&[u8]) -> T> Drop for Over<'_, S, T, P> {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// A buffer that a piece is being read into. Tells both sides what came of it, also where preparing it panics.
struct Taken<'a, S: Source, T, P: Fn(&[u8]) -> T> {
    desk: &'a Desk<S, T, P>,
    /// Which piece, and what was read; none where nothing was left.
    piece: Option<(u64, Piece<T>)>,
}

impl<S: Source, T, P: Fn(&[u8]) -> T> Drop for Taken<'_, S, T, P> {
    fn drop(&mut self) {
        let is_last = (self.piece.as_ref()).is_none_or(|(_, piece)| piece.end.is_some());
        let mut pieces = lock(&self.desk.pieces);
        pieces.taken -= 1;
        pieces.ready.extend(self.piece.take());
        if pieces.waits_for_ready {
            self.desk.is_ready.notify_one();
        }
        drop(pieces);
        if is_last {
            self.desk.end();
        }
    }
}

/// What is behind a lock is right at every moment, also where somebody who held it panicked.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn wait<'a, T>(told: &Condvar, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
    told.wait(guard).unwrap_or_else(PoisonError::into_inner)
}

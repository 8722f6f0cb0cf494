//! Reads a file ahead of whoever looks at it: pieces are read, and prepared, by threads of their own while another is looked at.
//!
//! Does **not** map the file into memory: one that is cut short meanwhile is to be reported, and not to end the program.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Read};
use std::ops::ControlFlow;
use std::sync::mpsc::{channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Bytes at a time: what was copied is still in the core's cache when it is prepared.
pub const PIECE: usize = 256 * 1024;

/// Threads that read. They take turns at the file, and prepare at once what they have read.
const READERS: usize = 2;

/// One for each reader, one that is looked at, one that waits.
const BUFFERS: usize = READERS + 2;

/// What is read from, and how many pieces were.
struct Source<R> {
    from: R,
    count: usize,
    is_over: bool,
}

/// Takes a buffer, how many bytes were read into it, and what was made of them.
type Each<'a, T> = &'a mut dyn FnMut(&mut Vec<u8>, usize, T) -> ControlFlow<()>;

/// Hands over buffers in order, how many bytes were read into each, from `head` on, and what was made of them; at most `length`
/// at a time. A buffer that was handed over, or another of that length in its place, is read into again.
///
/// # Errors
/// Where reading fails; what was read before has been handed over.
pub fn read_ahead<T: Send>(
    from: impl Read + Send,
    head: usize,
    length: usize,
    prepare: impl Fn(&[u8]) -> T + Sync,
    each: Each<'_, T>,
) -> io::Result<()> {
    let (free, next_free) = channel::<Vec<u8>>();
    let (full, next_full) = sync_channel(BUFFERS);
    for _ in 0..BUFFERS {
        // The other end is still here.
        let _ = free.send(Vec::new());
    }
    let next_free = Mutex::new(next_free);
    let source = Mutex::new(Source {
        from,
        count: 0,
        is_over: false,
    });
    let reader = |full: std::sync::mpsc::SyncSender<_>| {
        let next = || {
            next_free
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .recv()
        };
        while let Ok(mut buffer) = next() {
            buffer.resize(head + length, 0);
            let Some((nth, read)) = read_next(&source, &mut buffer[head..]) else {
                return;
            };
            let read = read.map(|read| {
                let prepared = prepare(&buffer[head..head + read]);
                (buffer, read, prepared)
            });
            if full.send((nth, read)).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..READERS {
            let full = full.clone();
            scope.spawn(|| reader(full));
        }
        drop(full);
        // Whoever waits for a buffer is told so where nobody gives any back.
        let free = free;
        let mut waiting = BTreeMap::new();
        let mut wanted = 0;
        for (nth, read) in next_full {
            waiting.insert(nth, read);
            while let Some(read) = waiting.remove(&wanted) {
                let (mut buffer, read, prepared) = read?;
                if each(&mut buffer, read, prepared).is_break() {
                    return Ok(());
                }
                wanted += 1;
                // Nobody reads on once the end was seen.
                let _ = free.send(buffer);
            }
        }
        Ok(())
    })
}

/// Reads the next piece, and says which it is; none behind the end, or behind a failure.
fn read_next(
    source: &Mutex<Source<impl Read>>,
    room: &mut [u8],
) -> Option<(usize, io::Result<usize>)> {
    let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
    if source.is_over {
        return None;
    }
    let read = loop {
        match source.from.read(room) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            read => break read,
        }
    };
    source.is_over = !matches!(read, Ok(1..));
    source.count += 1;
    (!matches!(read, Ok(0))).then_some((source.count - 1, read))
}

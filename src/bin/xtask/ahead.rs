//! Reads a file a piece ahead of whoever looks at it: the system copies one while another is searched.
//!
//! Does **not** map the file into memory: one that is cut short meanwhile is to be reported, and not to end the program.

use std::io::{self, ErrorKind, Read};
use std::ops::ControlFlow;
use std::sync::mpsc::{channel, sync_channel};
use std::thread;

/// Bytes at a time: what was copied is still in the core's cache when it is searched.
pub const PIECE: usize = 256 * 1024;

/// One that is read, one that is looked at, one that waits.
const BUFFERS: usize = 3;

/// Hands over buffers in order, and how many bytes were read into each, from `head` on; at most `length` at a time. A buffer
/// that was handed over, or another of that length in its place, is read into again.
///
/// # Errors
/// Where reading fails; what was read before has been handed over.
pub fn read_ahead(
    mut from: impl Read + Send,
    head: usize,
    length: usize,
    each: &mut dyn FnMut(&mut Vec<u8>, usize) -> ControlFlow<()>,
) -> io::Result<()> {
    let (free, next_free) = channel();
    let (full, next_full) = sync_channel(BUFFERS);
    for _ in 0..BUFFERS {
        // The other end is still here.
        let _ = free.send(Vec::new());
    }
    thread::scope(|scope| {
        scope.spawn(move || {
            while let Ok(mut buffer) = next_free.recv() {
                buffer.resize(head + length, 0);
                let read = match from.read(&mut buffer[head..]) {
                    Ok(0) => return,
                    Err(error) if error.kind() == ErrorKind::Interrupted => Ok(0),
                    read => read,
                };
                let is_over = read.is_err();
                if full.send(read.map(|read| (buffer, read))).is_err() || is_over {
                    return;
                }
            }
        });
        for read in next_full {
            let (mut buffer, read) = read?;
            if each(&mut buffer, read).is_break() {
                break;
            }
            // Nobody reads on once the end was seen.
            let _ = free.send(buffer);
        }
        drop(free);
        Ok(())
    })
}

//! How xtask talks: one line a step, and one way to stop.

use std::{fmt, io};

/// Why a command cannot go on, and what to type about it.
#[derive(Debug)]
pub struct Stop {
    why: String,
    type_this: Option<String>,
    /// Whoever read the output has seen enough, as `head` has: that is no failure.
    pub is_read_enough: bool,
}

impl Stop {
    /// A reason, in lower case and without full stop.
    pub fn new(why: impl Into<String>) -> Stop {
        Stop {
            why: why.into(),
            type_this: None,
            is_read_enough: false,
        }
    }

    /// Standard input or output that fails.
    pub fn of_stream(error: io::Error) -> Stop {
        Stop {
            is_read_enough: error.kind() == io::ErrorKind::BrokenPipe,
            ..Stop::new(format!("cannot read or write: {error}"))
        }
    }

    /// The exact command that gets the person on.
    pub fn type_this(mut self, command: impl Into<String>) -> Stop {
        self.type_this = Some(command.into());
        self
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "xtask: {}", self.why)?;
        match &self.type_this {
            Some(command) => write!(f, "\n  type: {command}"),
            None => Ok(()),
        }
    }
}

impl From<String> for Stop {
    fn from(why: String) -> Stop {
        Stop::new(why)
    }
}

/// Gives an input or output error the name of what it happened to.
pub fn at<E: fmt::Display>(what: impl fmt::Display) -> impl FnOnce(E) -> Stop {
    move |error| Stop::new(format!("{what}: {error}"))
}

/// Says in one line what is done now.
pub fn say(line: impl fmt::Display) {
    eprintln!("• {line}");
}

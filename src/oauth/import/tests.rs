//! A few laws of the parts; what people paste is in `tests/import`.

//! How long a token takes from text to report: decode, classify and lint, and each step beside it.
//!
//! `cargo bench` runs it; the README says how to read it. Signatures are dummies: nothing here verifies.

use claimscope::classify::classify;
use claimscope::inspect::inspect;
use claimscope::jose::compact;
use claimscope::oauth::Context;
use claimscope::text::base64url;
use claimscope::text::time::Timestamp;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

const NOW: i64 = 1_767_225_600;

/// An access token of at least that many bytes, filled up with permissions as real ones are.
fn token(bytes: usize) -> String {
    let header = base64url::encode(br#"{"alg":"RS256","typ":"JWT","kid":"nBq4r1XhVt0Lk8yWc2ZpA"}"#);
    let signature = base64url::encode(&[7; 256]);
    let mut permissions = Vec::new();
    let mut length = 0;
    // Three bytes make four, and what is not permissions is a kilobyte with the signature.
    while length < bytes.saturating_sub(1_200) / 4 * 3 {
        permissions.push(format!("\"read:orders-{}\"", permissions.len()));
        length += permissions.last().map_or(0, String::len) + 1;
    }
    loop {
        let claims = format!(
            r#"{{"iss":"https://acme.eu.auth0.com/","sub":"auth0|6553da60a54af58e29493993","aud":["https://api.acme.example","https://acme.eu.auth0.com/userinfo"],"iat":{},"exp":{},"scope":"openid profile email","azp":"Zx3kQ8vN2mTb7RwYcL5pD1sFh6JgE9aU","permissions":[{}]}}"#,
            NOW - 600,
            NOW + 600,
            permissions.join(",")
        );
        let token = format!(
            "{header}.{}.{signature}",
            base64url::encode(claims.as_bytes())
        );
        if token.len() >= bytes {
            return token;
        }
        permissions.push(format!("\"read:orders-{}\"", permissions.len()));
    }
}

fn bench(criterion: &mut Criterion) {
    let context = Context {
        audience: Some("https://api.acme.example".to_owned()),
        ..Context::at(Timestamp(NOW))
    };
    for (name, bytes) in [("1 kB", 1_000), ("4 kB", 4_000), ("1 MiB", 1 << 20)] {
        let text = token(bytes);
        let decoded = compact::decode(&text);
        let mut group = criterion.benchmark_group("token");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_with_input(BenchmarkId::new("decode", name), &text, |b, text| {
            b.iter(|| compact::decode(black_box(text)));
        });
        group.bench_with_input(
            BenchmarkId::new("classify", name),
            &decoded,
            |b, decoded| {
                b.iter(|| classify(black_box(decoded), None, &context));
            },
        );
        group.bench_with_input(
            BenchmarkId::new("inspect (all of it)", name),
            &text,
            |b, text| {
                b.iter(|| inspect(black_box(text), &context));
            },
        );
        group.finish();
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);

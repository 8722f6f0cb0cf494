// Encrypted tokens of every key management and content encryption that this project decrypts, made by another implementation
// with fresh keys: one line of JSON each. Around a signed JWT, as RFC 7519 §11.2 wants it.
// Usage: node encrypted.mjs NODE_MODULES
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { randomBytes } from 'node:crypto';

const require = createRequire(pathToFileURL(`${process.argv[2]}/`));
const jose = await import(pathToFileURL(require.resolve('jose')).href);

const { privateKey: signing } = await jose.generateKeyPair('ES256');
const inside = await new jose.SignJWT({ iss: 'https://op.example/', sub: 'u1', aud: 'c1', nonce: 'n' })
  .setProtectedHeader({ alg: 'ES256', typ: 'JWT' })
  .setIssuedAt()
  .setExpirationTime('1h')
  .sign(signing);

const octets = (count) => new Uint8Array(randomBytes(count));
const secret = (count) => {
  const k = octets(count);
  return { encrypts: k, jwk: { kty: 'oct', k: jose.base64url.encode(k) } };
};
const pair = async (alg, options) => {
  const { publicKey, privateKey } = await jose.generateKeyPair(alg, { extractable: true, ...options });
  return { encrypts: publicKey, jwk: await jose.exportJWK(privateKey) };
};

const rows = [];
for (const [enc, count] of [['A128GCM', 16], ['A256GCM', 32], ['A128CBC-HS256', 32], ['A256CBC-HS512', 64]]) {
  rows.push(['dir', enc, secret(count)]);
}
for (const [alg, count] of [['A128KW', 16], ['A256KW', 32], ['A128GCMKW', 16], ['A256GCMKW', 32]]) {
  rows.push([alg, 'A256CBC-HS512', secret(count)]);
}
for (const alg of ['RSA-OAEP', 'RSA-OAEP-256', 'RSA-OAEP-384', 'RSA-OAEP-512']) {
  rows.push([alg, 'A128CBC-HS256', await pair(alg)]);
}
for (const crv of ['P-256', 'P-384', 'P-521', 'X25519']) {
  for (const alg of ['ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A256KW']) {
    rows.push([alg, 'A256CBC-HS512', await pair(alg, { crv })]);
  }
}
for (const alg of ['PBES2-HS256+A128KW', 'PBES2-HS512+A256KW']) {
  rows.push([alg, 'A256GCM', secret(12)]);
}

for (const [alg, enc, { encrypts, jwk }] of rows) {
  const jwe = new jose.CompactEncrypt(new TextEncoder().encode(inside)).setProtectedHeader({ alg, enc, cty: 'JWT' });
  console.log(JSON.stringify({ alg, enc, crv: jwk.crv, key: JSON.stringify(jwk), token: await jwe.encrypt(encrypts), inside }));
}

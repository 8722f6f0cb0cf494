// Checks access tokens (RFC 9068) as another implementation does: one line of JSON each on standard input, with the token, the
// algorithm, what is expected of it, and the JWK Set or the secret in base64url. Writes a line each: `accepted`, or why not.
// Usage: node verify.mjs NODE_MODULES
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { createInterface } from 'node:readline';

const require = createRequire(pathToFileURL(`${process.argv[2]}/`));
const jose = await import(pathToFileURL(require.resolve('jose')).href);

for await (const line of createInterface({ input: process.stdin })) {
  const { token, alg, issuer, audience, jwks, secret } = JSON.parse(line);
  const key = secret ? jose.base64url.decode(secret) : jose.createLocalJWKSet(JSON.parse(jwks));
  const expected = { issuer, audience, typ: 'at+jwt', algorithms: [alg], requiredClaims: ['exp'] };
  await jose.jwtVerify(token, key, expected).then(
    () => console.log('accepted'),
    (error) => console.log(error.code),
  );
}

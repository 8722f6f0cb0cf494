// A real OpenID provider on this machine, for the end-to-end tests: signs everybody in and consents to everything.
//
//   node provider.mjs NODE_MODULES REDIRECT_URI…
//
// The first line on standard output is JSON: its issuer, and what clients know that nobody else does: a secret, and the key of
// the one whose ID tokens are encrypted. It ends when standard input does, so that it never outlives a test.
// Access tokens are opaque unless the request names an API by `resource` (RFC 8707); then they are JWTs (RFC 9068), but for
// plain.example.com, which leaves the format at its default. It knows the three that its metadata lists (RFC 9728 §4), and no
// other. A token from before, for the API in `resource`, is what GET /issued?resource=… answers.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, ...redirectUris] = process.argv.slice(2);
const { default: Provider, errors } = await import(pathToFileURL(join(modules, 'oidc-provider/lib/index.js')));

const RESPONSE_TYPES = ['code', 'id_token', 'id_token token', 'code id_token', 'code token', 'code id_token token', 'none'];

const PLAIN = 'https://plain.example.com/';
const APIS = ['https://api.example.com/orders', 'https://api.example.com/invoices', PLAIN];

// A client for each algorithm that an ID token can be signed with, and one whose ID tokens are encrypted.
const SIGNED = ['RS256', 'PS256', 'ES256', 'Ed25519', 'HS256'];
const SECRET = 'of these tests only, and longer than 256 bits';
const jwk = (kind, options, more) => ({ ...generateKeyPairSync(kind, options).privateKey.export({ format: 'jwk' }), ...more });
const rsa = (more) => jwk('rsa', { modulusLength: 2048 }, more);
const jwks = {
  keys: [
    rsa({ use: 'sig', kid: 'rsa' }),
    jwk('ec', { namedCurve: 'P-256' }, { use: 'sig', kid: 'ec' }),
    jwk('ed25519', {}, { use: 'sig', kid: 'ed' }),
  ],
};
const readers = rsa({ use: 'enc', alg: 'RSA-OAEP-256', kid: 'reader' });
const { kty, n, e, use, alg, kid } = readers;

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const client = {
  client_id: 'claimscope-tests',
  application_type: 'native', // plain http on loopback (RFC 8252)
  redirect_uris: redirectUris,
  response_types: RESPONSE_TYPES,
  grant_types: ['authorization_code', 'implicit', 'refresh_token'],
  token_endpoint_auth_method: 'none',
};
const signed = (alg) => ({
  ...client,
  client_id: `claimscope-tests-${alg}`,
  id_token_signed_response_alg: alg,
  ...(alg === 'HS256' && { client_secret: SECRET, token_endpoint_auth_method: 'client_secret_post' }),
});

const provider = new Provider(issuer, {
  clients: [
    client,
    ...SIGNED.map(signed),
    {
      ...client,
      client_id: 'claimscope-tests-encrypted',
      id_token_encrypted_response_alg: 'RSA-OAEP-256',
      id_token_encrypted_response_enc: 'A256GCM',
      jwks: { keys: [{ kty, n, e, use, alg, kid }] },
    },
  ],
  jwks,
  enabledJWA: {
    idTokenSigningAlgValues: SIGNED,
    idTokenEncryptionAlgValues: ['RSA-OAEP-256'],
    idTokenEncryptionEncValues: ['A256GCM'],
  },
  responseTypes: RESPONSE_TYPES,
  clientBasedCORS: () => true, // a single page application asks for its tokens itself
  scopes: ['openid', 'profile', 'offline_access', 'read:orders'],
  claims: { openid: ['sub'], profile: ['name'] },
  cookies: { keys: ['of these tests only'] },
  discovery: { protected_resources: APIS },
  features: {
    devInteractions: { enabled: false },
    encryption: { enabled: true },
    jwtResponseModes: { enabled: true },
    resourceIndicators: {
      enabled: true,
      // defaultResource and useGrantedResource stay as documented: the page predicts by the defaults.
      getResourceServerInfo: (_, resource) => {
        if (!APIS.includes(resource)) throw new errors.InvalidTarget();
        if (resource === PLAIN) return { scope: 'read:orders' };
        return {
          scope: 'read:orders',
          audience: resource,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        };
      },
    },
  },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: 'Ada Sample' }) }),
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
    grant.addOIDCScope('openid profile offline_access read:orders');
    for (const resource of [oidc.params.resource ?? []].flat()) grant.addResourceScope(resource, 'read:orders');
    await grant.save();
    return grant;
  },
});

/** An access token for that API, as this server issues them. */
async function issued(resource) {
  const server = new provider.ResourceServer(resource, {
    scope: 'read:orders', audience: resource, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } },
  });
  const client = await provider.Client.find('claimscope-tests');
  const token = new provider.AccessToken({ client, accountId: 'ada', grantId: 'before', gty: 'implicit', scope: 'read:orders' });
  token.resourceServer = server;
  return token.save();
}

const answer = provider.callback();
server.on('request', (request, response) => {
  if (request.url.startsWith('/issued?')) {
    const resource = new URL(request.url, issuer).searchParams.get('resource');
    return issued(resource).then((token) => response.end(token));
  }
  if (!request.url.startsWith('/interaction/')) return answer(request, response);
  // Signed in, and asked whether a native client may go on: the answer is always yes.
  return provider.interactionFinished(request, response, { login: { accountId: 'ada' }, consent: {} });
});

process.stdin.resume().on('end', () => process.exit());
console.log(JSON.stringify({ issuer, secret: SECRET, key: JSON.stringify(readers) }));

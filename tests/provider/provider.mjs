// A real OpenID provider on this machine, for the end-to-end tests: signs everybody in and consents to everything.
//
//   node provider.mjs NODE_MODULES REDIRECT_URI…
//
// The first line on standard output is its issuer. It ends when standard input does, so that it never outlives a test.
// Access tokens are opaque unless the request names an API by `resource` (RFC 8707); then they are JWTs (RFC 9068). One API
// it does not know: unknown.example.com.
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, ...redirectUris] = process.argv.slice(2);
const { default: Provider, errors } = await import(pathToFileURL(join(modules, 'oidc-provider/lib/index.js')));

const RESPONSE_TYPES = ['code', 'id_token', 'id_token token', 'code id_token', 'code token', 'code id_token token', 'none'];

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{
    client_id: 'claimscope-tests',
    application_type: 'native', // plain http on loopback (RFC 8252)
    redirect_uris: redirectUris,
    response_types: RESPONSE_TYPES,
    grant_types: ['authorization_code', 'implicit', 'refresh_token'],
    token_endpoint_auth_method: 'none',
  }],
  responseTypes: RESPONSE_TYPES,
  clientBasedCORS: () => true, // a single page application asks for its tokens itself
  scopes: ['openid', 'profile', 'offline_access', 'read:orders'],
  claims: { openid: ['sub'], profile: ['name'] },
  cookies: { keys: ['of these tests only'] },
  features: {
    devInteractions: { enabled: false },
    jwtResponseModes: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => undefined,
      useGrantedResource: () => true,
      getResourceServerInfo: (_, resource) => {
        if (new URL(resource).hostname === 'unknown.example.com') throw new errors.InvalidTarget();
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

const answer = provider.callback();
server.on('request', (request, response) => {
  if (!request.url.startsWith('/interaction/')) return answer(request, response);
  // Signed in, and asked whether a native client may go on: the answer is always yes.
  return provider.interactionFinished(request, response, { login: { accountId: 'ada' }, consent: {} });
});

process.stdin.resume().on('end', () => process.exit());
console.log(issuer);

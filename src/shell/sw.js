// The service worker: keeps exactly what was built, and serves it from then on. It sees addresses and never what is
// pasted, makes no request of its own beyond the install, and leaves every other address to the network untouched. The
// query of an address is never kept: it may be an authorization response.
'use strict';

// The build fills these in: each file of dist with the digest of its content. `./` is index.html.
const REVISION = '{{revision}}';
const FILES = '{{files}}';

const scope = new URL('./', self.location).href;
const page = scope;
// Another copy of the page may live at another path of this host: its caches are not ours.
const ours = `claimscope ${scope} `;
const name = ours + REVISION;
const addresses = new Set(Object.keys(FILES).map((file) => new URL(file, scope).href));

// All or nothing: a file that is missing, redirected or of another build fails the install, and what was
// there before stays.
self.addEventListener('install', (event) => {
  const wanted = Object.entries(FILES).map(([file, integrity]) =>
    new Request(new URL(file, scope), { cache: 'no-cache', redirect: 'error', integrity }));
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(wanted)).catch(async (error) => {
    await caches.delete(name);
    throw error;
  }));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(caches.keys().then((names) => Promise.all(
    names.filter((other) => other.startsWith(ours) && other !== name).map((other) => caches.delete(other)))));
});

// A new build waits until the person asks for it, or until every tab is closed.
self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') self.skipWaiting();
});

// A form that an authorization server has the browser post to the page (response_mode=form_post), which no static host
// takes: it becomes a fragment, which the page reads as any other answer, and reaches no server.
const ANSWER = /(?:^|&)(?:access_token|id_token|code|response|error|state|iss)=/;
const LONGEST = 64 * 1024;
const posted = async (request) => {
  const form = await request.clone().text();
  const isAnswer = form.length <= LONGEST && ANSWER.test(form);
  return isAnswer ? Response.redirect(`${page}#/form_post?${form}`, 303) : fetch(request);
};

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'POST' && request.mode === 'navigate') {
    const [address] = request.url.split(/[?#]/);
    if (address === page || address === scope + 'index.html') event.respondWith(posted(request));
    return;
  }
  if (request.method !== 'GET') return;
  const url = new URL(request.url);
  url.hash = '';
  if (request.mode === 'navigate') {
    // The page may be called with any query, as a redirect URI is.
    url.search = '';
    if (url.href === scope + 'index.html') url.href = page;
  }
  if (!addresses.has(url.href)) return;
  event.respondWith(caches.open(name)
    .then((cache) => cache.match(url.href, { ignoreVary: true }))
    .then((kept) => kept ?? fetch(request)));
});

// What runs in the frame that fetches an issuer's keys (keys.html): the one place of the page that may reach another host.
// The frame is sandboxed: it has no origin, so it sees nothing of the page around it, no storage, no cookie. It is told
// one address and nothing else, asks for it once, looks at what comes, hands it back and is removed. The page's core
// (`issuer`) makes the address and looks at the answer again.
'use strict';
{
  // The core has the same numbers.
  const LONGEST = 1 << 20;
  const PATIENCE = 10_000;

  // What an answer must be, by what was asked for. A text crosses back only where it is that.
  const json = (is) => (text) => {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null && is(value);
  };
  const KINDS = {
    metadata: (json((value) => typeof value.issuer === 'string' && typeof value.jwks_uri === 'string')),
    keys: (json((value) => Array.isArray(value.keys))),
    certificates: ((text) => text.includes('-----BEGIN CERTIFICATE-----')),
  };

  // The bytes of an answer; null where they are too many.
  const read = async (response) => {
    const reader = response.body.getReader();
    const parts = [];
    let length = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Blob(parts).arrayBuffer();
      length += value.length;
      if (length > LONGEST) return null;
      parts.push(value);
    }
  };

  const ask = async ({ kind, url }) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    let bytes;
    try {
      const response = await fetch(url, {
        credentials: 'omit', redirect: 'manual', cache: 'no-store', referrerPolicy: 'no-referrer', signal: stop.signal,
      });
      if (response.type === 'opaqueredirect') return { why: 'redirect' };
      if (response.status !== 200) return { why: 'status', status: `${response.status}` };
      bytes = await read(response);
    } catch {
      return { why: stop.signal.aborted ? 'late' : 'unreachable' };
    } finally {
      clearTimeout(timer);
      // Nothing more is read of an answer that is not taken.
      stop.abort();
    }
    if (bytes === null) return { why: 'large' };
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return KINDS[kind](text) ? { text } : { why: 'not' };
    } catch {
      return { why: 'not' };
    }
  };

  // The page that made the frame is the only one that may ask, and once; opened by itself this is nobody's. The page's origin
  // has no name in here that it could be told by: what is handed back is public, and goes to that page alone.
  let isAsked = parent === self;
  addEventListener('message', async ({ source, data }) => {
    if (source !== parent || isAsked) return;
    isAsked = true;
    parent.postMessage(await ask(data), '*');
  });
  if (!isAsked) parent.postMessage('ready', '*');
}

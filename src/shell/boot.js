// The loader, and with keys.js, modules.js, sw.js and worker.js the only JavaScript: answers in the address, theme, Trusted Types policy, start
// of the wasm, crash card, explanations, updates.
// It knows nothing of tokens, and puts nothing on `window`: the page hears it by events, and by data attributes on <html>.
//
// A classic script in the head, so that the theme is set before anything is painted.
'use strict';
{
  const root = document.documentElement;

  // ---- an answer of an authorization server: out of the address bar and the history, before anything else

  // `oauth::callback` has the same names. What else is in a fragment that begins with a slash is a link.
  const ANSWER = /(?:^[?#]|&)(?:access_token|id_token|code|response|error|state|iss)=/;
  let answer;
  const takeAnswer = () => {
    const { href, origin, pathname, search, hash } = location;
    const inFragment = hash.startsWith('#/') ? hash.startsWith('#/form_post?') : ANSWER.test(hash);
    if (!inFragment && !ANSWER.test(search)) return;
    answer = href;
    history.replaceState(null, '', origin + pathname);
  };
  takeAnswer();

  // The page asks for it once it is there, and gets later ones at once.
  let isHeard = false;
  const handOver = () => {
    if (!isHeard || answer === undefined) return;
    const detail = answer;
    answer = undefined;
    dispatchEvent(new CustomEvent('answer', { detail }));
  };
  addEventListener('take-answer', () => { isHeard = true; handOver(); });
  addEventListener('hashchange', () => { takeAnswer(); handOver(); });

  // The build writes data-worker into a release only: a debug page must not be served from a cache.
  const worker = document.currentScript.dataset.worker;
  const workerAddress = worker && new URL(worker, document.baseURI).href;
  // The page starts it when there are files to read.
  const readerAddress = new URL('worker.js', document.baseURI).href;
  root.dataset.reader = readerAddress;
  // And this when somebody fetches keys.
  root.dataset.keys = new URL('keys.html', document.baseURI).href;

  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    // Storage is blocked: the system's theme is right then.
  }

  // What static parts of views are made of. Leptos builds them through `<template>.innerHTML`, which the
  // content security policy hands to `createHTML` below. A name that is missing here stops the page in
  // every test, so the list may be strict: nothing that loads, frames, submits, animates or runs.
  const ELEMENTS = new Set((
    'a abbr article aside b bdi br button caption cite code col colgroup data datalist dd del details dfn div dl dt ' +
    'em fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i input ins kbd label legend li main ' +
    'mark meter nav ol optgroup option output p pre progress q s samp search section select small span strong sub ' +
    'summary sup table tbody td textarea tfoot th thead time tr u ul var wbr ' +
    'svg g path circle ellipse line rect polyline polygon title desc'
  ).split(' '));
  const ATTRIBUTES = new Set((
    'abbr autocapitalize autocomplete autocorrect checked class cols colspan datetime dir disabled enterkeyhint for ' +
    'headers height hidden high id inputmode label lang list low max maxlength min minlength multiple name novalidate ' +
    'open optimum pattern placeholder readonly rel required role rows rowspan scope selected size span spellcheck ' +
    'start step tabindex target title translate type value width wrap ' +
    'clip-rule cx cy d fill fill-opacity fill-rule focusable opacity points preserveaspectratio r rx ry stroke ' +
    'stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width transform viewbox x x1 x2 xmlns y y1 y2'
  ).split(' '));
  const ADDRESS = /^(?:https:\/\/|#|(?:\.{1,2}\/)*[\w-][\w./-]*$|\.\/$)/;

  // Values never hold `<` or `>`, so that a tag ends for this expression where it ends for every browser.
  const TAG = /<(?:!(?:--\s*--)?|\/[a-z][a-z0-9]*\s*|([a-z][a-z0-9]*)((?:\s+[a-z][\w:-]*(?:="[^"<>]*")?)*)\s*\/?)>/gi;
  const ATTRIBUTE = /\s+([a-z][\w:-]*)(?:="([^"<>]*)")?/gi;

  const mayStand = (name, value = '') => {
    name = name.toLowerCase();
    if (name === 'href') return ADDRESS.test(value);
    return ATTRIBUTES.has(name) || /^(?:aria|data)-[a-z0-9-]+$/.test(name);
  };

  const isInert = (html) => {
    let inert = true;
    const text = html.replace(TAG, (tag, element, attributes) => {
      if (element) {
        inert &&= ELEMENTS.has(element.toLowerCase());
        for (const [, name, value] of attributes.matchAll(ATTRIBUTE)) inert &&= mayStand(name, value);
      }
      return '';
    });
    // Whatever looks like the start of a tag and was not read as one is refused.
    return inert && !text.includes('<');
  };

  self.trustedTypes?.createPolicy('default', {
    createHTML: (html) => (isInert(html) ? html : null),
    createScriptURL: (address) => (address === workerAddress || address === readerAddress ? address : null),
  });

  // ---- when it cannot go on

  let crashed = false;
  const crash = (reason) => {
    const card = document.getElementById('crash');
    if (crashed || !card) return;
    crashed = true;
    for (const line of card.querySelectorAll('[data-reason]')) {
      line.hidden = !line.dataset.reason.split(' ').includes(reason);
    }
    const app = document.getElementById('app');
    if (app) {
      // What is behind the views is gone: a click there could only fail again.
      app.inert = true;
      app.removeAttribute('aria-busy');
    }
    card.hidden = false;
    const reload = card.querySelector('button');
    reload.addEventListener('click', () => location.reload());
    reload.focus();
  };

  // A panic ends as a trap, a stack that ran out as a RangeError. In a task, both reject its promise.
  const ends = (error) =>
    typeof WebAssembly === 'object' && (error instanceof WebAssembly.RuntimeError || error instanceof RangeError);
  addEventListener('error', (event) => ends(event.error) && crash('panic'));
  addEventListener('unhandledrejection', (event) => ends(event.reason) && crash('panic'));

  // ---- the explanations, once there is something to explain

  const loadProse = async () => {
    const address = new URL('prose.txt', document.baseURI).href;
    // Where the build is kept for the next visit, nothing is requested.
    let prose = await self.caches?.match(address).catch(() => null);
    // The browser would write a failure to the console, and this one is known before.
    if (!prose && navigator.onLine) prose = await fetch(address);
    if (!prose?.ok) throw new Error('no explanations');
    dispatchEvent(new CustomEvent('prose', { detail: await prose.text() }));
  };

  let loading;
  addEventListener('load-prose', () => {
    // They are no reason to stop: the page asks again at the next input.
    loading ??= loadProse().catch(() => { loading = undefined; });
  });

  // ---- start

  const start = async () => {
    if (typeof WebAssembly !== 'object') return crash('wasm');
    try {
      // Trunk writes the two addresses into the head, as preloads.
      const glue = document.querySelector('link[rel=modulepreload]').href;
      const wasm = document.querySelector('link[rel=preload][as=fetch]').href;
      const module = await import(glue);
      await module.default({ module_or_path: wasm });
    } catch (error) {
      console.error(error);
      return crash('start');
    }
    if (workerAddress && 'serviceWorker' in navigator) await keepOffline();
  };

  // ---- the service worker: the next visit needs no server, and a new build is offered, never forced

  const tell = (name, event) => {
    if (root.dataset[name]) return;
    root.dataset[name] = 'ready';
    dispatchEvent(new CustomEvent(event));
  };

  const keepOffline = async () => {
    let registration;
    try {
      registration = await navigator.serviceWorker.register(workerAddress, { updateViaCache: 'none' });
    } catch {
      // Not allowed here (private window, plain http): the page works, online only.
      return;
    }
    const look = () => {
      if (registration.active) tell('offline', 'offline-ready');
      if (registration.active && registration.waiting) tell('update', 'update-ready');
    };
    const follow = () => registration.installing?.addEventListener('statechange', look);
    registration.addEventListener('updatefound', follow);
    follow();
    look();
    // On a slow machine the worker can be past installing before anybody listens.
    navigator.serviceWorker.ready.then(look);

    let asked = false;
    addEventListener('apply-update', () => {
      const next = registration.waiting;
      if (!next || asked) return;
      asked = true;
      // Only the tab that asked reloads: another may hold work.
      next.addEventListener('statechange', () => next.state === 'activated' && location.reload());
      next.postMessage('skip-waiting');
    });
  };

  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', start);
  else start();
}

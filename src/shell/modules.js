// Loads the other wasm modules of the page. The build puts this into the glue of the first one, because a file of its own
// would import the glue, which imports it, and fills in which files a module consists of. What is called here, and the
// functions' names, are wasm_split's.

// Looks into the caches first, where there are any and they may be used: on a first visit the service worker does not yet
// answer for the page. They may be busy with a build that is just being kept: nobody waits for them longer than a second.
const kept = async (name) => {
  const url = new URL(name, import.meta.url);
  const late = new Promise((done) => setTimeout(done, 1000));
  try { return (await Promise.race([caches.match(url), late])) ?? fetch(url); } catch { return fetch(url); }
};
const started = {};
// Each is started once, and again where it did not come.
const start = (name) => started[name] ??= (async () => {
  const page = initSync();
  try { await WebAssembly.instantiateStreaming(kept(name), { page, __wasm_split: page }); } catch (error) {
    delete started[name];
    throw error;
  }
})();
// The page itself says where something did not come.
const loads = (...files) => async (callback, data) => {
  const all = await Promise.allSettled(files.map(start));
  initSync().__indirect_function_table.get(callback)(data, all.every(({ status }) => status === 'fulfilled'));
};

// The worker that reads files: runs the same wasm as the page, which sees by itself where it is. Its name holds the
// addresses of glue and wasm.
'use strict';
// Nobody hears a promise that fails in here: the page is told that nothing more will come.
addEventListener('unhandledrejection', () => postMessage(null));
const [glue, wasm] = name.split(' ');
import(glue).then((module) => module.default({ module_or_path: wasm }));

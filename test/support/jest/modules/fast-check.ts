export = globalThis.loadOnce('fast-check');

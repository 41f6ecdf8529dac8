export = globalThis.loadOnce('./readOnce.cjs');

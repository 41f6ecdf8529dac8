export = globalThis.loadOnce('luxon');

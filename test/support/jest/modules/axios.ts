export = globalThis.loadOnce('axios');

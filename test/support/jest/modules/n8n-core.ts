export = globalThis.loadOnce('n8n-core');

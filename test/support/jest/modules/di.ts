export = globalThis.loadOnce('@n8n/di');

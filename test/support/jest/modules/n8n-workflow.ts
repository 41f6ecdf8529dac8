export = globalThis.loadOnce('n8n-workflow');

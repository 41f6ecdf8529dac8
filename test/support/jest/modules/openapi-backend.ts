export = globalThis.loadOnce('openapi-backend');

export = globalThis.loadOnce('fastify');

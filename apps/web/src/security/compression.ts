import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** In bytes. A smaller answer fits into one packet uncompressed. */
const threshold = 1_024;

/**
 * Compresses answers with Brotli or gzip, as the client accepts. The build has compressed static files. Routes that show a
 * secret, or have one in their address, are not compressed (see `ShowsSecret`). Call this before routes are added.
 */
export async function compressAnswers(fastify: FastifyInstance): Promise<void> {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { showsSecret, carriesSecret } = request.routeOptions.config;
    // This header makes the plugin skip the answer.
    if (showsSecret || carriesSecret) request.headers['x-no-compression'] = 'secret';
    done();
  });
  await fastify.register(compress, { encodings: ['br', 'gzip'], threshold, globalDecompression: false });
}

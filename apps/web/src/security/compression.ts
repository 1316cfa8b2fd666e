import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

/** Smaller answers than this many bytes fit into one packet as they are. */
const threshold = 1_024;

/**
 * Answers are compressed as the client takes them, by Brotli or gzip; static files have been compressed by the build. Routes
 * that show a secret, or are opened by one, answer as they are (`ShowsSecret`). Called before routes are added.
 */
export async function compressAnswers(fastify: FastifyInstance): Promise<void> {
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { showsSecret, carriesSecret } = request.routeOptions.config;
    // The header by which the plugin is kept from it.
    if (showsSecret || carriesSecret) request.headers['x-no-compression'] = 'secret';
    done();
  });
  await fastify.register(compress, { encodings: ['br', 'gzip'], threshold, globalDecompression: false });
}

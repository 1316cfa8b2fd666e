import { readFileSync } from 'node:fs';
import { fastify } from 'fastify';
import { insertion, openBareLog, type BareRow } from './bare-log.js';

/**
 * The bare routes that the server is compared with, in a separate process. Do not change this code: figures of different days
 * would no longer be comparable.
 * Arguments: `bytes <file>` serves the file's bytes from memory, `insert <file>` inserts one row for each request, each in its own commit.
 */
const [what, file = ''] = process.argv.slice(2);
const app = fastify();

if (what === 'bytes') {
  const bytes = readFileSync(file);
  app.get('/', (_request, reply) => reply.type('application/json; charset=utf-8').send(bytes));
} else {
  const insert = insertion(openBareLog(file));
  app.post('/', (request) => {
    const { stream, revision, type } = request.body as BareRow;
    insert.run(stream, revision, type, JSON.stringify(request.body));
    return { stream, revision };
  });
}

await app.listen({ port: 0, host: '127.0.0.1' });
const { port } = app.server.address() as { port: number };
process.stdout.write(`http://127.0.0.1:${port}\n`);
process.once('SIGTERM', () => process.exit(0));

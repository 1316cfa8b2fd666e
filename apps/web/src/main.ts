import { WrongSettings, readSettings } from '#platform';
import { sentenceFor } from './start-errors.js';
import { startWeb } from './start-web.js';

/** Serves until it is told to stop. */
async function main(): Promise<void> {
  const web = await startWeb({ settings: readSettings(process.env) });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    web.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  for (const [what, path] of [['Milepost', '/'], ['API', '/api/openapi.json'], ['Health', '/health/ready']])
    console.log(`${what}: ${web.url}${path}`);
}

function fail(error: unknown): void {
  for (const sentence of error instanceof WrongSettings ? error.sentences : [sentenceFor(error)]) console.error(sentence);
  process.exit(1);
}

main().catch(fail);

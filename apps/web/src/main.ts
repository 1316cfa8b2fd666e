import { runUntilStopped } from '#runtime';
import { readSettings } from '#platform';
import { startWeb } from './start-web.js';

runUntilStopped(async () => {
  const web = await startWeb({ settings: readSettings(process.env) });
  const places = [['Milepost', '/'], ['API', '/api/openapi.json'], ['Health', '/health/ready']] as const;
  return { announce: places.map(([what, path]) => `${what}: ${web.url}${path}`), close: () => web.close() };
});

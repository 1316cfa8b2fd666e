import { MayNotStart } from '#engine';
import type { Settings } from '#platform';
import type { Runtime } from './runtime.js';
import { isLoopback } from './security/site-address.js';

/** The server must not be reached by others as it is set (says why, in one sentence). */
export class MayNotListen extends MayNotStart {
  override readonly name = 'MayNotListen';
}

/**
 * Everybody who reaches the server can act as anybody. That is all right on this computer; for others to reach it, it
 * has to be asked for. Checked before the data folder is touched.
 * @throws MayNotListen
 */
export function assertMayBeReached({ host, demoPersonas }: Settings): void {
  if (demoPersonas || isLoopback(host)) return;
  throw new MayNotListen(
    `HOST is ${host}, an address that others can reach, and there is no sign-in in this version: serve on 127.0.0.1, or set DEMO_PERSONAS=1 to show example data only.`,
  );
}

/**
 * Where personas are asked for on other addresses, nothing but example data may be in the log.
 * @throws MayNotListen
 */
export async function assertMayListen({ settings: { demoPersonas }, store }: Runtime): Promise<void> {
  if (!demoPersonas) return;
  for await (const { events } of store.readAll()) {
    const real = events.find(({ stream, metadata }) => metadata.example !== true && !stream.startsWith('manager-'));
    if (real)
      throw new MayNotListen(
        `DEMO_PERSONAS=1 is accepted only while all data is example data, and the log holds other data (event ${real.id} in ${real.stream}).`,
      );
  }
}

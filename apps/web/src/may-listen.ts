import { installationId } from '#kernel';
import type { Settings } from '#platform';
import { MayNotListen } from './may-not-listen.js';
import type { Runtime } from './runtime.js';
import { isLoopback } from './security/site-address.js';

/**
 * In the demonstration everybody who reaches the server can act as anybody: that is all right on this computer; for others to
 * reach it, it has to be asked for. Where people sign in, nothing that tells who they are travels unencrypted. Checked before
 * the data folder is touched.
 * @throws MayNotListen
 */
export function assertMayBeReached({ host, demoPersonas, signIn, publicUrl }: Settings): void {
  if (!signIn && !demoPersonas && !isLoopback(host))
    throw new MayNotListen(
      `HOST is ${host}, an address that others can reach, and nobody signs in: serve on 127.0.0.1, set SIGN_IN=on, or set DEMO_PERSONAS=1 to show example data only.`,
    );
  if (!signIn) return;
  if (publicUrl === undefined && !isLoopback(host)) throw new MayNotListen(`HOST is ${host}: with SIGN_IN=on give PUBLIC_URL, the https address that people use.`);
  if (publicUrl === undefined) return;
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol !== 'https:' && !isLoopback(hostname)) throw new MayNotListen(`PUBLIC_URL is ${publicUrl}: with SIGN_IN=on it must begin with https://, for people who sign in would be known to everybody on the way.`);
}

/**
 * Where somebody is administrator nobody chooses a role. Where personas are asked for on other addresses, nothing but example data
 * may be in the log.
 * @throws MayNotListen
 */
export async function assertMayListen({ settings: { demoPersonas, signIn }, store, handling }: Runtime): Promise<void> {
  if (!signIn && (await handling.stateOf('installation', installationId)) !== undefined)
    throw new MayNotListen('This installation has an administrator: people sign in, and nobody chooses a role. Set SIGN_IN=on.');
  if (!demoPersonas) return;
  for await (const { events } of store.readAll()) {
    const real = events.find(({ stream, metadata }) => metadata.example !== true && !stream.startsWith('manager-'));
    if (real)
      throw new MayNotListen(
        `DEMO_PERSONAS=1 is accepted only while all data is example data, and the log holds other data (event ${real.id} in ${real.stream}).`,
      );
  }
}

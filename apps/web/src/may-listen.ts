import { installationId } from '#kernel';
import type { Settings } from '#platform';
import { MayNotListen } from './may-not-listen.js';
import type { Runtime } from './runtime.js';
import { isLoopback } from './security/site-address.js';

/**
 * Checks the address before the data folder is opened. In the demonstration every visitor can take any role. So the server
 * listens only on this computer, unless DEMO_PERSONAS allows others. With sign-in, session cookies and tokens must travel over
 * https.
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
  if (protocol !== 'https:' && !isLoopback(hostname)) throw new MayNotListen(`PUBLIC_URL is ${publicUrl}: with SIGN_IN=on it must begin with https://, because sign-ins would travel unencrypted.`);
}

/**
 * Refuses the demonstration for an installation that has an administrator: there people sign in. Allows DEMO_PERSONAS only
 * while the log contains nothing but example data.
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

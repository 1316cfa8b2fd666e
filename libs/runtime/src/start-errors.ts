import { Damaged, DataFolderUnusable, EventStoreUnusable, NotWritable, Unavailable, whyUnusable } from '#event-store';
import { KeyStoreUnusable } from '#people';
import { SecretUnusable } from '#platform';
import { SnapshotUnusable } from '#projections';

/** A process refuses to start with its settings. The message has the cause in one sentence. */
export class MayNotStart extends Error {
  override readonly name: string = 'MayNotStart';
}

const known = [Damaged, DataFolderUnusable, EventStoreUnusable, Unavailable, SecretUnusable, KeyStoreUnusable, SnapshotUnusable, MayNotStart];

/** Adds the data folder to an SQLite or write error, which does not name a file. Returns other errors unchanged. */
export function withFolder(error: unknown, folder: string): unknown {
  if (error instanceof NotWritable) return new DataFolderUnusable(`Data folder ${folder} cannot be used. ${error.message} ${error.remedy}`);
  const why = known.some((type) => error instanceof type) || (error as { path?: string }).path !== undefined ? undefined : whyUnusable(error);
  return why === undefined ? error : new DataFolderUnusable(`Data folder ${folder} cannot be used: ${why}.`);
}

/** The reason why a process did not start, in one sentence. For an unexpected error, its stack trace. */
export function sentenceFor(error: unknown): string {
  if (known.some((type) => error instanceof type)) return (error as Error).message;
  const { code, port, address, path, message, stack } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === 'EADDRINUSE') return `Port ${port} on ${address} is taken by another program: stop it, or set PORT to another number (0: any free one).`;
  if (code === 'EACCES' && port !== undefined) return `Port ${port} may not be used by this user: set PORT to a number above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST is not an address of this computer: ${message}.`;
  if (code !== undefined && path !== undefined) return `${path} cannot be used: ${whyUnusable(error) ?? message}.`;
  return stack ?? String(error);
}

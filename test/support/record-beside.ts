import type { Accepted } from '#commands';
import { derivedId, type Author } from '#kernel';
import type { TestServer } from './server.js';

/** Records a command directly, not through pages, as a programme manager who is not a registered person unless an author is given. */
export const recordBeside = ({ web, clock }: Pick<TestServer, 'web' | 'clock'>) =>
  (name: string, body: object, actor: Partial<Author> = {}): Promise<Accepted> =>
    web.runtime.handling.execute({ name, body: { occurredOn: clock.today(), ...body }, actor: { id: derivedId('founder'), role: 'programme-manager', organisation: 'Council', ...actor } });

/** Waits until lists show all recorded events. */
export const shownBy = async ({ web: { runtime } }: Pick<TestServer, 'web'>): Promise<void> => void (await runtime.model.waitFor(await runtime.store.head(), 10_000));

/** The id in the name of the stream to which a command was recorded. */
export const idOf = ({ stream }: Pick<Accepted, 'stream'>): string => stream.replace(/^[a-z]+-/u, '');

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore, readStream, type EventStore } from '#event-store';
import { derivedId, systemIds, type Actor, type Role, type StoredEvent } from '#kernel';
import { fakeClock, type FakeClock } from '#spec';
import { createCommandPipeline, type CommandPipeline } from '../handling.js';
import type { OutsideCheck } from '../outside-check.js';
import type { Accepted } from '../request.js';
import { diaryCommands, diaryDecider } from './diary.js';

export const actorAs = (role: Role): Actor => ({ id: derivedId(role), role, organisation: 'Example' });

/** A real log in a temporary folder, with a command pipeline. */
export interface CommandTestBed {
  store: EventStore;
  clock: FakeClock;
  handling: CommandPipeline;
  /** A second pipeline on the same log, like that of another process: it shares only the log. */
  another(outside?: OutsideCheck): CommandPipeline;
  send(name: string, body: object, more?: { ifMatch?: number; role?: Role; to?: CommandPipeline }): Promise<Accepted>;
  /** Begins a diary and returns its id. */
  begin(): Promise<string>;
  events(ulo: string): Promise<StoredEvent[]>;
  close(): Promise<void>;
}

/** @param wrap wraps the store, for example to lose answers */
export function openTestBed(wrap: (store: EventStore) => EventStore = (s) => s): CommandTestBed {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-commands-'));
  const store = openSqliteEventStore({ folder });
  const clock = fakeClock();
  const deciders = { ulo: diaryDecider, programme: { ...diaryDecider, kind: 'programme' as const } };
  const wrapped = wrap(store);
  const handlingOf = (outside?: OutsideCheck): CommandPipeline =>
    createCommandPipeline({ store: wrapped, clock, ids: systemIds, deciders, commands: diaryCommands, outside });
  const handling = handlingOf();
  const bed: CommandTestBed = {
    store, clock, handling, another: handlingOf,
    send: (name, body, { ifMatch, role = 'mentor', to = handling } = {}) => to.execute({ name, body, actor: actorAs(role), ifMatch }),
    begin: async () => (await bed.send('begin-diary', { occurredOn: '2010-01-01', title: 'Ours' })).stream.slice('ulo-'.length),
    events: (ulo) => readStream(store, `ulo-${ulo}`),
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return bed;
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commands, deciders } from '#catalogue';
import { createCommandPipeline, type Accepted, type CommandPipeline } from '#commands';
import { managers as all } from '#development';
import { ManagerRunner } from '#runtime';
import { openSqliteEventStore, type EventStore } from '#event-store';
import { systemIds, type Role, type StoredEvent } from '#kernel';
import { actorOf } from '#people';
import { fakeClock, until } from '#spec';
import type { AnyProcessManager } from '#workflow';
import { failing } from './failing-store.js';

export interface RunnerAsked {
  managers?: readonly AnyProcessManager[];
  /** Decorates the store of the runner. */
  decorate?: (store: EventStore) => EventStore;
}

/** A log in a new folder, with a command pipeline and process managers that tests can start and stop. */
export class ManagedLog {
  readonly clock = fakeClock('2026-01-15T09:00:00.000Z');
  readonly problems: string[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'milepost-managers-'));
  readonly store = openSqliteEventStore({ folder: this.folder });
  private readonly handling = this.handlingOn(this.store);
  private readonly runners = new Set<ManagerRunner>();
  ulo = '';

  /** Records a command as a persona. @throws every error of the command pipeline */
  record(name: string, body: object, { role = 'programme-manager', ...marks }: { role?: Role; example?: boolean; imported?: boolean } = {}): Promise<Accepted> {
    const about = name === 'open-programme' || name === 'start-ulo-development' || 'programme' in body ? {} : { ulo: this.ulo };
    const day = name === 'withdraw-fact' ? {} : { occurredOn: this.clock.today() };
    return this.handling.execute({ name, body: { ...day, ...about, ...body }, actor: actorOf(role), ...marks });
  }

  /** Makes a programme with one ULO; later calls of `record` use this ULO. @returns the id of the programme */
  async begin(): Promise<string> {
    const opened = await this.record('open-programme', { name: 'Programme', area: 'County' });
    const programme = opened.stream.slice('programme-'.length);
    this.ulo = await this.startUlo(programme);
    return programme;
  }

  async startUlo(programme: string, marks: { example?: boolean; imported?: boolean } = {}): Promise<string> {
    const { stream } = await this.record('start-ulo-development', { programme, name: 'ULO', area: 'Town', commissioner: 'Council' }, marks);
    return stream.slice('ulo-'.length);
  }

  /** Starts a runner with a separate command pipeline, as in another process. */
  async start({ managers = all, decorate = (store) => store }: RunnerAsked = {}): Promise<ManagerRunner> {
    const store = decorate(this.store);
    const runner = new ManagerRunner({
      store, managers, clock: this.clock, ids: systemIds, handling: this.handlingOn(store), isRebuilding: () => false,
      onProblem: (message) => void this.problems.push(message), retryMs: 5, collectMs: 1, dueEveryMs: 5,
    });
    this.runners.add(runner);
    await runner.start();
    return runner;
  }

  async stop(runner: ManagerRunner): Promise<void> {
    this.runners.delete(runner);
    await runner.stop();
  }

  async events(type?: string): Promise<StoredEvent[]> {
    const found: StoredEvent[] = [];
    for await (const { events } of this.store.readAll()) found.push(...events.filter((event) => type === undefined || event.type === type));
    return found;
  }

  /** Waits until the log has this number of events of a type. @throws Error after five seconds */
  async until(type: string, count: number): Promise<StoredEvent[]> {
    for (let tries = 0; tries < 500; tries++) {
      const events = await this.events(type);
      if (events.length >= count) return events;
      await sleep(10);
    }
    throw new Error(`There are ${(await this.events(type)).length} events ${type} instead of ${count}: ${this.problems.join(' ')}`);
  }

  /** Waits long enough for everything recorded so far to be handled. */
  settled(): Promise<void> {
    return sleep(150);
  }

  async close(): Promise<void> {
    for (const runner of this.runners) await runner.stop();
    await this.store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private handlingOn(store: EventStore): CommandPipeline {
    return createCommandPipeline({ store, clock: this.clock, ids: systemIds, deciders, commands });
  }
}

/** Checks that managers killed between an event and its command, before or after the command was stored, record its event once. */
export async function expectOneDespiteKill(log: ManagedLog, { when, type, managers = all }: { when: 'before' | 'after'; type: string; managers?: readonly AnyProcessManager[] }): Promise<void> {
  let tries = 0;
  const first = await log.start({ managers, decorate: failing(when, () => (tries += 1) > 0) });
  await until(() => tries > 0);
  await log.stop(first);
  expect(await log.events(type)).toHaveLength(when === 'before' ? 0 : 1);
  await log.start({ managers });
  await log.until(type, 1);
  await log.settled();
  expect(await log.events(type)).toHaveLength(1);
}

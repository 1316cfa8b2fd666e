import { hash } from 'node:crypto';
import { readStream, WrongExpectedRevision, type EventStore, type Head } from '#event-store';
import { derivedId, fold, londonDate, type Author, type Clock, type IdSource, type Instant, type NewEvent } from '#kernel';
import { factsOf } from '#history';
import { manager, managerEvents, streamOfManager, type ManagerEvent, type ManagingState } from '#workflow';

/** As whom process managers issue commands and record what they did. */
export const managerAuthor = (name: string): Author => ({ id: derivedId(`process manager ${name}`), role: 'milepost', organisation: 'Milepost' });

interface History {
  head: Head;
  recordedAt: Instant;
  state: ManagingState;
}

type Store = Pick<EventStore, 'append' | 'readStream'>;

/** What a process manager has recorded of itself. */
export async function managingOf(store: Pick<EventStore, 'readStream'>, name: string): Promise<ManagingState> {
  return (await historyOf(store, name)).state;
}

/** The stream of one process manager. */
export class ManagerLog {
  constructor(
    private readonly name: string,
    private readonly o: { store: Store; clock: Clock; ids: IdSource },
  ) {}

  read(): Promise<ManagingState> {
    return managingOf(this.o.store, this.name);
  }

  /**
   * Records what the state still calls for, and gives the state after it.
   * @param wanted asked again with a newer state when another process recorded meanwhile; undefined: nothing
   * @throws store errors
   */
  async record(wanted: (state: ManagingState) => ManagerEvent | undefined): Promise<ManagingState> {
    for (;;) {
      const history = await historyOf(this.o.store, this.name);
      const event = wanted(history.state);
      if (!event) return history.state;
      try {
        await this.o.store.append(streamOfManager(this.name), [this.eventFor(event, history.recordedAt)], { head: history.head });
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }

  private eventFor({ type, data }: ManagerEvent, before: Instant): NewEvent {
    const now = this.o.clock.now();
    const recordedAt = now > before ? now : before;
    const id = this.o.ids.next();
    return {
      id, type, version: managerEvents[type].version, data, recordedAt, occurredOn: londonDate(recordedAt),
      metadata: { commandId: id, commandHash: hash('sha256', JSON.stringify(data)), correlationId: id, causationId: id, actor: managerAuthor(this.name) },
    };
  }
}

async function historyOf(store: Pick<EventStore, 'readStream'>, name: string): Promise<History> {
  const events = await readStream(store, streamOfManager(name));
  const last = events.at(-1);
  return {
    head: last ? { revision: last.revision, hash: last.metadata.hash } : 'no-stream',
    recordedAt: last?.recordedAt ?? '',
    state: fold(manager, factsOf(events)).managing,
  };
}

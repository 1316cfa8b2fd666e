import { hash } from 'node:crypto';
import { readStream, WrongExpectedRevision, type EventStore, type Head } from '#event-store';
import { derivedId, fold, londonDate, type Author, type Clock, type IdSource, type Instant, type NewEvent } from '#kernel';
import { factsOf } from '#history';
import { manager, managerEvents, streamOfManager, type ManagerEvent, type ManagingState } from '#workflow';

/** The author of the commands and events of a process manager. */
export const managerAuthor = (name: string): Author => ({ id: derivedId(`process manager ${name}`), role: 'milepost', organisation: 'Milepost' });

interface History {
  head: Head;
  recordedAt: Instant;
  state: ManagingState;
}

type Store = Pick<EventStore, 'append' | 'readStream'>;

/** The recorded state of a process manager. */
export async function managingOf(store: Pick<EventStore, 'readStream'>, name: string): Promise<ManagingState> {
  return (await historyOf(store, name)).state;
}

/** The stream of one process manager. */
export class ManagerLog {
  constructor(
    private readonly name: string,
    private readonly options: { store: Store; clock: Clock; ids: IdSource },
  ) {}

  read(): Promise<ManagingState> {
    return managingOf(this.options.store, this.name);
  }

  /**
   * Records an event if the state still needs it, and returns the state afterwards.
   * @param eventFor returns the event to record, or undefined for none; called again with a newer state after a conflict
   * @throws store errors
   */
  async record(eventFor: (state: ManagingState) => ManagerEvent | undefined): Promise<ManagingState> {
    for (;;) {
      const history = await historyOf(this.options.store, this.name);
      const event = eventFor(history.state);
      if (!event) return history.state;
      try {
        await this.options.store.append(streamOfManager(this.name), [this.envelope(event, history.recordedAt)], { head: history.head });
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
      }
    }
  }

  private envelope({ type, data }: ManagerEvent, before: Instant): NewEvent {
    const now = this.options.clock.now();
    const recordedAt = now > before ? now : before;
    const id = this.options.ids.next();
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

import { derivedId, type PlainDate } from '#kernel';
import type { ManagedCommand, ManagedEvent, ProcessManager } from '#workflow';

/** An event of a log: `[day, stream, type, data]`. Its id is `eventId(n)`, where n is its number in the log, from 1. */
export type Logged = readonly [day: PlainDate, stream: string, type: string, data?: object];

export const eventId = (n: number): string => derivedId(`event-${n}`);

/** A correction of the n-th event: its data and its day, or null for a withdrawal. */
export const correctionOf = (n: number, [, stream, ofType]: Logged, day: PlainDate, data: object | null): Logged =>
  [day, stream, 'CorrectionRecorded', { ofEvent: eventId(n), ofType, ofVersion: 1, reason: 'It was wrong', data }];

/** given / when / then for a process manager, without a store: it takes events in the order of the log and returns commands. */
export const specForManager = <S>(manager: ProcessManager<S>) => ({
  given(this: void, ...given: Logged[]) {
    const revisions = new Map<string, number>();
    let state = manager.initial();
    let count = 0;
    const take = ([occurredOn, stream, type, data = {}]: Logged): ManagedEvent => {
      const revision = revisions.get(stream) ?? 0;
      revisions.set(stream, revision + 1);
      const event = { id: eventId((count += 1)), type, stream, revision, occurredOn, recordedAt: `${occurredOn}T12:00:00.000Z`, data, example: false };
      state = manager.evolve(state, event);
      return event;
    };
    for (const event of given) take(event);
    const then = (commands: readonly ManagedCommand[]) => ({
      thenIssues: (...expected: Pick<ManagedCommand, 'to' | 'name' | 'body'>[]): void =>
        expect(commands.map(({ to, name, body }) => ({ to, name, body }))).toEqual(expected),
      thenNothing: (): void => expect(commands).toEqual([]),
    });
    return {
      when: (event: Logged) => then(manager.commandsOn(state, take(event))),
      /** The commands that are due by a day and not yet issued. */
      onDay: (today: PlainDate) => then([...(manager.dueDays?.(state, today) ?? [])].flatMap((due) => due?.commands ?? [])),
      atActivation: () => then(manager.sweep?.(state) ?? []),
    };
  },
});

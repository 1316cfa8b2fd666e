import { FactCommand, RuleRefused } from '#kernel';
import type { AnyDecider, CachedStream } from './cached-stream.js';
import type { Decided } from './decide.js';
import type { PreparedCommand } from './prepare.js';

/** The code of the refusal that asks for confirmation: the same command with `again: true` is recorded. */
export const probablyRecordedAlready = 'probably-recorded-already';

/**
 * A form that is sent again after "back" has a new command id, so that a repetition can only be recognised by its facts.
 * Corrections need no confirmation: they name the fact that they change. Process managers need none: their command ids identify repetitions.
 * @throws RuleRefused naming the earlier fact, when an equal one is recorded for that day and `again` is not true
 */
export function refuseRepeated({ events }: AnyDecider, { command, actor }: PreparedCommand, state: CachedStream, decided: readonly Decided[]): void {
  if (!(command instanceof FactCommand) || command.again === true || command.corrects !== undefined || actor.role === 'milepost') return;
  for (const { type, occurredOn, data } of decided) {
    if (!state.holds(type, occurredOn, data)) continue;
    const words = events[type]?.describe(data as never) ?? '';
    const title = events[type]?.title ?? type;
    throw new RuleRefused(
      probablyRecordedAlready,
      `The same is recorded for ${occurredOn} already.`,
      [words === '' ? title : `${title}: ${words}`],
      'If it happened more than once that day, say so in the field “again” (true; in an import: yes).',
    );
  }
}

import { InvalidInput, RuleRefused, fold, type StoredEvent } from '#kernel';
import { factsOf, isCorrection, type CorrectionRecorded } from '#history';
import { authoriseRole } from '#access';
import type { AnyDecider } from './cached-stream.js';
import { decidePart } from './decide-part.js';
import type { Decided } from './decide.js';
import type { PreparedCommand } from './prepare.js';
import type { CommandRegistry } from './registry.js';

/** @throws InvalidInput when the stream has no such fact, or when it is a correction */
function originalOf(events: readonly StoredEvent[], id: string): StoredEvent {
  const original = events.find((e) => e.id === id);
  const wrong = (message: string): InvalidInput => new InvalidInput([{ field: 'corrects', message }]);
  if (!original) throw wrong('There is no such fact here');
  if (isCorrection(original)) throw wrong('Name the fact that was first recorded, not a correction of it');
  return original;
}

const correction = (original: StoredEvent, reason: string, data: object | null, occurredOn: string): Decided => {
  const correctionData: CorrectionRecorded['data'] = { ofEvent: original.id, ofType: original.type, ofVersion: original.version, reason, data };
  return { type: 'CorrectionRecorded', version: 1, occurredOn, data: correctionData };
};

/** Decides the corrected fact on the history without the original, as if it were now recorded for the first time. */
export function decideCorrection(decider: AnyDecider, { registered, command }: PreparedCommand, events: readonly StoredEvent[], programme?: object): Decided[] {
  const { corrects = '', reason = '', occurredOn = '' } = command;
  const { spec } = registered;
  const original = originalOf(events, corrects);
  if (original.type !== spec.records)
    throw new InvalidInput([{ field: 'corrects', message: `That fact is of another kind: “${spec.title}” does not record it` }]);
  const [corrected] = decidePart(decider, spec, command, {
    at: fold(decider, factsOf(events, { asAt: occurredOn, without: corrects })),
    now: fold(decider, factsOf(events, { without: corrects })),
    occurredOn,
    actor: original.metadata.actor,
    original: factsOf(events).find(({ id }) => id === corrects) ?? original,
    programme,
  });
  if (!corrected)
    throw new RuleRefused(
      'fact-recorded-elsewhere',
      'Corrected like this, it would say only what another entry says already.',
      [],
      'Withdraw this entry instead.',
    );
  const version = decider.events[corrected.type]?.version ?? original.version;
  return [correction({ ...original, version }, reason, corrected.data, occurredOn)];
}

/** @throws Forbidden when the actor may not record facts of that kind */
export function decideWithdrawal(registry: CommandRegistry, { command, actor }: PreparedCommand, events: readonly StoredEvent[]): Decided[] {
  const { corrects = '', reason = '' } = command;
  const original = originalOf(events, corrects);
  const recorder = registry.recording(original.type);
  if (recorder) authoriseRole(recorder.spec, actor.role);
  const latest = events.findLast((e) => isCorrection(e) && e.data.ofEvent === corrects);
  if (latest && isCorrection(latest) && latest.data.data === null) return [];
  return [correction(original, reason, null, latest?.occurredOn ?? original.occurredOn)];
}

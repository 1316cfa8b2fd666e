import { RuleRefused, type CommandClass, type PlainDate } from '#kernel';
import { factsOf } from '#history';
import type { AnyDecider, CachedStream } from './cached-stream.js';
import type { PreparedCommand } from './prepare.js';
import type { CommandRegistry } from './registry.js';
import type { Streams } from './streams.js';

/** The day on which what the stream is about began; null when that is not known. */
export const beganOn = (decider: AnyDecider, state: CachedStream | undefined): PlainDate | null => (state && decider.beganOn?.(state.state)) ?? null;

/**
 * What belongs to a development or a programme cannot lie before its beginning. What happened in the area, to people or to an
 * organisation can, and is recorded.
 * @throws RuleRefused
 */
export async function refuseBeforeBeginning(decider: AnyDecider, registry: CommandRegistry, streams: Streams, prepared: PreparedCommand, state: CachedStream | undefined): Promise<void> {
  const { registered: { spec, type }, command: { occurredOn = '', corrects }, stream, actor } = prepared;
  if (actor.role === 'milepost') return;
  const needs = (command: CommandClass | undefined): boolean => command !== undefined && decider.needsBeginning?.(command) === true;
  if (spec.creates === true && corrects !== undefined) {
    // The beginning itself is moved.
    const left = factsOf(await streams.read(stream)).find((fact) => fact.occurredOn < occurredOn && needs(registry.recording(fact.type)?.type));
    if (left) throw tooEarly(spec.stream, occurredOn, [`${decider.events[left.type]?.title ?? left.type}, ${left.occurredOn}`]);
  }
  const began = beganOn(decider, state);
  if (began !== null && spec.creates !== true && spec.part !== 'corrections' && occurredOn < began && needs(type)) throw tooEarly(spec.stream, began, []);
}

function tooEarly(kind: string, began: PlainDate, blockers: readonly string[]): RuleRefused {
  const [code, words] = kind === 'programme' ? ['programme-not-open', `The programme was opened on ${began}`] : ['development-not-begun', `The development began on ${began}`];
  return blockers.length === 0
    ? new RuleRefused(code, `${words}.`, [], 'Enter a day that is not before it, or correct the day on which it began.')
    : new RuleRefused(code, `${words}, if that is so: what is recorded before that day cannot be.`, blockers, 'Enter an earlier day, or correct what is recorded before it.');
}

import { RuleRefused, type CommandClass, type PlainDate } from '#kernel';
import { factsOf } from '#history';
import type { AnyDecider, CachedStream } from './cached-stream.js';
import type { PreparedCommand } from './prepare.js';
import type { CommandRegistry } from './registry.js';
import type { Streams } from './streams.js';

/** The day on which the development or programme of the stream began; null when that is not known. */
export const beganOn = (decider: AnyDecider, state: CachedStream | undefined): PlainDate | null => (state && decider.beganOn?.(state.state)) ?? null;

/**
 * Facts of a development or a programme cannot have happened before it began. Facts about the area, about people or about an
 * organisation can.
 * @throws RuleRefused
 */
export async function refuseBeforeBeginning(decider: AnyDecider, registry: CommandRegistry, streams: Streams, prepared: PreparedCommand, state: CachedStream | undefined): Promise<void> {
  const { registered: { spec, type }, command: { occurredOn = '', corrects }, stream, actor } = prepared;
  if (actor.role === 'milepost') return;
  const needs = (command: CommandClass | undefined): boolean => command !== undefined && decider.needsBeginning?.(command) === true;
  if (spec.creates === true && corrects !== undefined) {
    // This correction moves the beginning itself.
    const factBefore = factsOf(await streams.read(stream)).find((fact) => fact.occurredOn < occurredOn && needs(registry.recording(fact.type)?.type));
    if (factBefore) throw tooEarly(spec.stream, occurredOn, [`${decider.events[factBefore.type]?.title ?? factBefore.type}, ${factBefore.occurredOn}`]);
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

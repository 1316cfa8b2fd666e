import { fold, type PlainDate } from '#kernel';
import { factsOf } from '#history';
import type { AnyDecider, CachedStream } from './cached-stream.js';
import { decideCorrection, decideWithdrawal } from './corrections.js';
import { decidePart } from './decide-part.js';
import { decideRedaction } from './redactions.js';
import { plainData } from './plain-data.js';
import type { PreparedCommand } from './prepare.js';
import type { CommandRegistry } from './registry.js';
import type { Streams } from './streams.js';

/** An event to record, without the envelope that every event gets. */
export interface Decided {
  type: string;
  version: number;
  occurredOn: PlainDate;
  data: object;
}

/** Decides a command on the state of its stream. `state` is undefined when the command creates the stream. */
export async function decide(
  decider: AnyDecider,
  registry: CommandRegistry,
  streams: Streams,
  prepared: PreparedCommand,
  state: CachedStream | undefined,
  today: PlainDate,
  programme?: object,
): Promise<Decided[]> {
  const { registered, command, stream, actor } = prepared;
  const { spec } = registered;
  if (command.corrects !== undefined) {
    const events = await streams.read(stream);
    const decided = spec.name === 'withdraw-fact'
      ? decideWithdrawal(registry, prepared, events)
      : decideCorrection(decider, prepared, events, programme);
    return decided.map((d) => ({ ...d, data: plainData(d.data) as object }));
  }
  if (spec.records === 'TextRedacted') return decideRedaction(registry, prepared, await streams.read(stream), today);
  const occurredOn = command.occurredOn ?? '';
  const now = state?.state ?? decider.initial();
  // When no fact is later than this one, the current state is also the state as at its day: no events are read.
  const at = !state || state.endsBy(occurredOn) ? now : fold(decider, factsOf(await streams.read(stream), { asAt: occurredOn }));
  return decidePart(decider, spec, command, { at, now, occurredOn, actor, programme, recorded: (type) => state?.recorded(type) ?? 0 })
    .map(({ type, data }) => ({ type, version: versionOf(decider, type), occurredOn, data: plainData(data) as object }));
}

function versionOf(decider: AnyDecider, type: string): number {
  const declared = decider.events[type];
  if (!declared) throw new Error(`Event type ${type} is not declared for streams of the kind ${decider.kind}`);
  return declared.version;
}

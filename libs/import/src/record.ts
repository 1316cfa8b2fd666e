import type { StreamKind } from '#kernel';
import type { Accepted, CommandPipeline, CommandRequest } from '#commands';
import type { Labels } from './labels.js';
import type { Row } from './rows.js';

/** Adds the label and the new subject of a recorded row to `labels`. */
export function remember(row: Row, accepted: Accepted, handling: CommandPipeline, labels: Labels): void {
  const { spec } = handling.registry.get(row.command);
  labels.fact(row.label, accepted.events, accepted.commandId);
  if (spec.creates === true && !labels.find(row.about)) labels.subject(row.about, { kind: spec.stream, id: idIn(accepted.stream, spec.stream) });
}

const idIn = (stream: string, kind: StreamKind): string => stream.slice(kind.length + 1);

/** Records one row and adds its names to `labels`. */
export async function recordRow(row: Row, request: CommandRequest, handling: CommandPipeline, labels: Labels): Promise<Accepted> {
  const accepted = await handling.execute(request);
  remember(row, accepted, handling, labels);
  return accepted;
}

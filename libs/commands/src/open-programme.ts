import { NotFound, RuleRefused } from '#kernel';
import { deciderOf, type CachedStream, type Deciders } from './cached-stream.js';
import type { PreparedCommand } from './prepare.js';
import type { Streams } from './streams.js';

/**
 * The programme of a command that is declared with `plansAhead` or `seesProgramme`. The programme's stream is not locked: a
 * command that is decided while the programme is being closed may still be recorded.
 * @throws NotFound when a ULO is started in a programme that does not exist
 */
export async function programmeOf(deciders: Deciders, streams: Streams, prepared: PreparedCommand, state: CachedStream | undefined): Promise<CachedStream | undefined> {
  const { registered: { spec }, kind, command, creates } = prepared;
  if (spec.plansAhead !== true && spec.seesProgramme !== true) return undefined;
  if (kind === 'programme') return state;
  const id = creates ? command.programme : state && deciderOf(deciders, kind).programmeOf?.(state.state);
  if (!id) return undefined;
  const found = await streams.load('programme', `programme-${id.toLowerCase()}`);
  if (!found && creates) throw new NotFound('programme', id);
  return found;
}

/**
 * @throws RuleRefused when the command starts or plans something after the programme closed or the development of the ULO ended
 */
export function refusePlanningAfterTheEnd(deciders: Deciders, prepared: PreparedCommand, state: CachedStream | undefined, programme: CachedStream | undefined): void {
  const { registered, kind, command } = prepared;
  if (registered.spec.plansAhead !== true) return;
  const over = (day: string | null | undefined): day is string => !!day && day <= (command.occurredOn ?? '');
  const closedOn = programme && deciderOf(deciders, 'programme').closedOn?.(programme.state);
  if (over(closedOn))
    throw new RuleRefused(
      'programme-closed',
      `The programme was closed on ${closedOn}.`,
      [],
      'Enter a day before that, or withdraw the closing of the programme. What happened can be recorded as before.',
    );
  const endedOn = kind === 'ulo' && state ? deciderOf(deciders, kind).closedOn?.(state.state) : undefined;
  if (over(endedOn))
    throw new RuleRefused(
      'development-ended',
      `The development ended on ${endedOn}.`,
      [],
      'Enter a day before that, or withdraw the end of the development. What happened can be recorded as before.',
    );
}

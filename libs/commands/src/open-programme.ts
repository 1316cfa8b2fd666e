import { NotFound, RuleRefused } from '#kernel';
import { processOf, type CachedStream, type Processes } from './cached-stream.js';
import type { PreparedCommand } from './prepare.js';
import type { Streams } from './streams.js';

/**
 * A ULO is started in a programme that exists, and nothing is started or planned from the day on which the programme
 * closed. The programme's stream is read as it stands: what is decided while it is being closed may still be recorded.
 * @throws NotFound, RuleRefused
 */
export async function refuseInClosedProgramme(processes: Processes, streams: Streams, prepared: PreparedCommand, state: CachedStream | undefined): Promise<void> {
  const { registered, kind, command, creates } = prepared;
  if (registered.spec.plansAhead !== true) return;
  const programme = kind === 'programme' ? state : await programmeOf();
  const closedOn = programme && processOf(processes, 'programme').closedOn?.(programme.state);
  if (closedOn && closedOn <= (command.occurredOn ?? ''))
    throw new RuleRefused(
      'programme-closed',
      `The programme was closed on ${closedOn}.`,
      [],
      'Enter a day before that, or withdraw the closing of the programme. What happened can be recorded as before.',
    );

  async function programmeOf(): Promise<CachedStream | undefined> {
    const id = creates ? command.programme : state && processOf(processes, kind).programmeOf?.(state.state);
    if (!id) return undefined;
    const found = await streams.load('programme', `programme-${id.toLowerCase()}`);
    if (!found && creates) throw new NotFound('programme', id);
    return found;
  }
}

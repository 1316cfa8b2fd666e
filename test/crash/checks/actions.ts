import type { StoredEvent } from '#kernel';
import { insist } from '../violation.js';

/** The cause of each action: a bid that was awarded since the process manager was activated. */
function causesIn(events: readonly StoredEvent[]): StoredEvent[] {
  const activated = events.find(({ type, data }) => type === 'ManagerActivated' && (data as { name: string }).name === 'bid-awarded');
  if (!activated) return [];
  const { after } = activated.data as { after: { event: string } | null };
  const first = after === null ? 0 : events.findIndex(({ id }) => id === after.event) + 1;
  return events.slice(first).filter(({ type, metadata }) => type === 'BidAwarded' && metadata.example !== true);
}

const actionsIn = (events: readonly StoredEvent[]): Map<string, StoredEvent[]> =>
  Map.groupBy(events.filter(({ type }) => type === 'ActionRaised'), ({ stream, data }) => `${stream} ${(data as { subject: string }).subject}`);

/** The causes that have no action yet. */
export function withoutAction(events: readonly StoredEvent[]): StoredEvent[] {
  const actions = actionsIn(events);
  return causesIn(events).filter(({ stream, id }) => !actions.has(`${stream} ${id}`));
}

/**
 * Each cause has one action, each action has its cause, and no command of a process manager was refused.
 * @param isDone true once the process managers have seen the whole log: then every cause has its action
 */
export function checkActions(events: readonly StoredEvent[], isDone: boolean): void {
  const causes = new Set(causesIn(events).map(({ stream, id }) => `${stream} ${id}`));
  for (const [cause, raised] of actionsIn(events)) {
    insist(raised.length === 1, () => `${raised.length} actions were raised because of ${cause}.`);
    insist(causes.has(cause), () => `An action was raised because of ${cause}, which is no cause of one.`);
  }
  for (const { stream, data } of events.filter(({ type }) => type === 'ManagerCommandRefused' || type === 'ManagerStreamParked'))
    insist(false, () => `A process manager failed, as ${stream} says: ${JSON.stringify(data)}`);
  const left = isDone ? withoutAction(events) : [];
  insist(left.length === 0, () => `No action was raised because of ${left.map(({ stream, id }) => `${stream} ${id}`).join(', ')}.`);
}

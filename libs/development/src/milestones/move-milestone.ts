import type { Fact, PlainDate } from '#kernel';
import type { ChangeReason } from './codes.js';
import type { Milestone } from './state.js';

/** A move starts from the date agreed before it in the order of happening, even when events are recorded late. */
export function moveMilestone(m: Milestone | undefined, fact: Fact, to: PlainDate, reasonCode: ChangeReason, note = ''): void {
  if (!m || m.dueOn === to) return;
  m.moves.push({ id: fact.id, on: fact.occurredOn, from: m.dueOn, to, reasonCode, note: note || null, by: fact.actor.role });
  m.dueOn = to;
}

import { factsIn, isCorrection, keep, type KeptFacts, type ManagedCommand, type ProcessManager } from '#workflow';
import type { OrderTemplateMove } from '../template/order-template-move.js';

/** The start of each ULO and the laying out of its plan, by stream. */
type State = Map<string, KeptFacts>;

/** Moves every plan of a programme to the ordered version. Withdrawing the order later does not move plans back. */
export const templateMoves: ProcessManager<State> = {
  name: 'template-moves',
  version: 1,
  title: 'Moves of plans to another version of the template',
  handles: ['UloDevelopmentStarted', 'PlanLaidOut', 'TemplateMoveOrdered'],
  initial: () => new Map(),
  evolve(state, event) {
    if (event.stream.startsWith('programme-')) return state;
    const kept = state.get(event.stream) ?? [];
    state.set(event.stream, kept);
    keep(kept, event);
    return state;
  },
  commandsOn(state, event) {
    if (isCorrection(event) || event.type !== 'TemplateMoveOrdered') return [];
    const { version, renamed = [] } = event.data as Pick<OrderTemplateMove, 'version' | 'renamed'>;
    return [...state].filter(([, kept]) => hasPlanIn(kept, event.stream)).map(([to]): ManagedCommand => ({
      to, name: 'move-plan', body: { occurredOn: event.occurredOn, version, ...(renamed.length > 0 && { renamed }) },
    }));
  },
};

/** Whether the ULO belongs to the programme and has a plan. */
function hasPlanIn(kept: KeptFacts, programme: string): boolean {
  const facts = factsIn(kept);
  const start = facts.find(({ type }) => type === 'UloDevelopmentStarted');
  return start !== undefined && `programme-${(start.data as { programme: string }).programme.toLowerCase()}` === programme && facts.some(({ type }) => type === 'PlanLaidOut');
}

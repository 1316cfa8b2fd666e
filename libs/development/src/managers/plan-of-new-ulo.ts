import { isCorrection, type ProcessManager } from '#workflow';

/**
 * Lays out the newest version of the template for a new ULO. It leaves an existing plan as it is. It also changes nothing
 * when the start is corrected or withdrawn later.
 */
export const planOfNewUlo: ProcessManager<null> = {
  name: 'plan-of-new-ulo',
  version: 1,
  title: 'Plans of new ULOs',
  handles: ['UloDevelopmentStarted'],
  initial: () => null,
  evolve: () => null,
  commandsOn: (_, event) => (isCorrection(event) ? [] : [{ to: event.stream, name: 'lay-out-plan', body: { occurredOn: event.occurredOn, startOn: event.occurredOn } }]),
};

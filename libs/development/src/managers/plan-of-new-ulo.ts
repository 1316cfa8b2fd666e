import { isCorrection, type ProcessManager } from '#workflow';

/**
 * Lays out the newest version of the template in a ULO that is started. A plan that is there already stays, and so does
 * everything when the start is corrected or withdrawn afterwards.
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

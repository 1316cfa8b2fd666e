import type { DeadlineKind } from '../deadlines/index.js';

/** What process managers ask somebody to do. */
export const actionKinds = {
  'agree-next-mentor': 'Agree who mentors next, or record that the commissioner steps back',
  'enter-report-days': 'Enter the days on which reports are due',
  'review-policy': 'Look at the policy again, and record that it was reviewed',
  'renew-insurance': 'Renew the insurance, or record what follows it',
  'renew-premises': 'Renew the premises, or find others, and record which',
  'renew-award': 'Renew the quality award, or record what follows it',
} as const;
export type ActionKind = keyof typeof actionKinds;

/** Actions that take the place of a deadline: from the day on which they are raised, nobody is reminded of the other. */
export const replacing: Readonly<Partial<Record<ActionKind, DeadlineKind>>> = {
  'review-policy': 'policy', 'renew-insurance': 'insurance', 'renew-premises': 'lease', 'renew-award': 'award',
};

export const actionOutcomes = { done: 'It is done', 'not-needed': 'It is not needed any more' } as const;
export type ActionOutcome = keyof typeof actionOutcomes;

import type { DeadlineKind } from '../deadlines/index.js';

/** The kinds of work that process managers ask a person to do. */
export const actionKinds = {
  'agree-next-mentor': 'Agree who mentors next, or record that the commissioner steps back',
  'enter-report-days': 'Enter the days on which reports are due',
  'review-policy': 'Look at the policy again, and record that it was reviewed',
  'renew-insurance': 'Renew the insurance, or record what follows it',
  'renew-premises': 'Renew the premises, or find others, and record which',
  'renew-award': 'Renew the quality award, or record what follows it',
} as const;
export type ActionKind = keyof typeof actionKinds;

/** Actions that replace a deadline: from the day an action is raised, no reminders are sent for that deadline. */
export const replacing: Readonly<Partial<Record<ActionKind, DeadlineKind>>> = {
  'review-policy': 'policy', 'renew-insurance': 'insurance', 'renew-premises': 'lease', 'renew-award': 'award',
};

export const actionOutcomes = { done: 'It is done', 'not-needed': 'It is not needed any more' } as const;
export type ActionOutcome = keyof typeof actionOutcomes;

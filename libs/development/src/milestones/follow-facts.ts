import type { PlainDate } from '#kernel';
import { conditions } from '../steps/conditions.js';
import type { ConditionCode } from '../template/condition-codes.js';
import type { UloState } from '../ulo.state.js';
import type { MilestoneKind } from './codes.js';
import { isOpen, type Milestone } from './state.js';

/** The condition whose day achieves milestones of a kind; null: nothing but the word of a person does. */
export const conditionOfKind: Readonly<Record<MilestoneKind, ConditionCode | null>> = {
  partnership: 'partnership-and-independence-agreed',
  'steering-group': 'steering-group-formed',
  constitution: 'constitution-adopted',
  committee: 'committee-elected',
  worker: 'worker-appointed',
  policies: 'policies-adopted',
  premises: 'premises-secured',
  funding: 'funding-for-three-years',
  quality: 'quality-self-assessed',
  launch: 'launch-held',
  service: 'service-opened',
  'step-back': 'stepped-back',
  other: null,
};

/**
 * Achieves open milestones whose fact has happened, as of its day: those that were planned on or before that day.
 * @param day of the fact that was folded last
 */
export function achieveByFacts(ulo: UloState, day: PlainDate): void {
  for (const milestone of ulo.milestones.milestones) {
    const achievedOn = isOpen(milestone) ? dayOfFact(ulo, milestone) : null;
    if (achievedOn !== null && achievedOn <= day) milestone.achievedOn = achievedOn;
  }
}

function dayOfFact(ulo: UloState, { kind, plannedOn }: Milestone): PlainDate | null {
  const condition = conditionOfKind[kind];
  const metOn = condition === null ? null : (conditions[condition].metOn(ulo) ?? null);
  return metOn !== null && plannedOn <= metOn ? metOn : null;
}

import type { PlainDate } from '#kernel';
import { conditions } from '../steps/conditions.js';
import type { ConditionCode } from '../template/condition-codes.js';
import type { UloState } from '../ulo.state.js';
import type { MilestoneKind } from './codes.js';
import { isOpen, type Milestone } from './state.js';

/** The condition that achieves milestones of a kind; null when only a person can record that they are achieved. */
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
 * Achieves open milestones on the day of their fact. A milestone must have been planned on or before that day.
 * @param day the day of the last folded fact
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

import type { WarningRule } from '#kernel';
import { meets } from '../rule-sets/rule-set.js';
import { BY_ALL_RECORDED, stepsOn } from '../steps/ulo-steps.js';
import type { UloState } from '../ulo.state.js';
import { intervalsWhere, until } from './intervals.js';

/** More than half. */
const most = { num: 1, den: 2, cmp: '>' } as const;

/** Steps that were reopened later count as open throughout. */
export const commissionerDoesMostSteps: WarningRule<UloState> = {
  code: 'commissioner-does-most-steps',
  version: 1,
  title: 'More than half of the steps done are the commissioner’s',
  severity: 'amber',
  source: 'SCIE guide 36: a balance between facilitation and support; the ULO was not seen as part of the local authority. Half of the steps, from the election of a committee on, is a planning default.',
  matters: 'Members must be firmly in control; the commissioner makes it possible and stays out of the lead.',
  clearedBy: ['complete-step', 'name-step-owner', 'step-back'],
  owner: 'commissioner',
  intervals(ulo) {
    const { plan } = ulo.steps;
    const elected = ulo.governance.committee.find((record) => record.elected)?.on;
    if (!plan || elected === undefined) return [];
    const done = stepsOn(ulo, plan, BY_ALL_RECORDED).flatMap(({ step, finishedOn, waiver }) => (finishedOn === null || waiver ? [] : [{ on: finishedOn, owner: step.owner }]));
    const from = elected > plan.on ? elected : plan.on;
    const days = [from, ...done.map(({ on }) => on)].filter((day) => day >= from);
    const found = intervalsWhere(days, (day) => {
      const by = done.filter(({ on }) => on <= day);
      const own = by.filter(({ owner }) => owner === 'commissioner').length;
      return meets(most, own, by.length) ? `${own} of the ${by.length} steps that were done are the commissioner’s.` : null;
    });
    return until(found, ulo.course.ended?.on ?? null);
  },
};

import type { References } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { BY_ALL_RECORDED, nameOfStep, stepsOn } from './ulo-steps.js';
import { openWaiverRequests } from './waivers.js';

/** The choices in forms about steps, from the current plan. */
export function stepChoices(ulo: UloState): References {
  const { plan, records } = ulo.steps;
  if (!plan) return { step: [], 'open-step': [], 'step-by-word': [], 'completed-step': [], phase: [], evidence: [], 'waiver-request': [] };
  const standings = stepsOn(ulo, plan, BY_ALL_RECORDED);
  const offered = (among: typeof standings): References[string] => among.map(({ step }) => ({ id: step.code, label: nameOfStep(step) }));
  const open = standings.filter(({ finishedOn }) => finishedOn === null);
  const byWord = ({ step }: (typeof standings)[number]): boolean => 'word' in step.done;
  return {
    step: offered(standings),
    'open-step': offered(open),
    'step-by-word': offered(open.filter(byWord)),
    'completed-step': offered(standings.filter((s) => byWord(s) && s.finishedOn !== null && !s.waiver)),
    phase: plan.content.phases.map(({ code, title }) => ({ id: code, label: `${code} ${title}` })),
    evidence: Object.entries(records).flatMap(([code, { evidence }]) =>
      evidence.filter((e) => e.withdrawnOn === null).map(({ id, title }) => ({ id, label: `${code}: ${title}` }))),
    'waiver-request': openWaiverRequests(ulo.steps).map(({ id, step, need, reason }) => ({ id, label: `${step}${need === null ? '' : `, only ${need}`}: ${reason}` })),
  };
}

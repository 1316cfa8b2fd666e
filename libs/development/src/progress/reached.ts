import { phasesFollowed } from '../phases/phases-followed.js';
import { BY_ALL_RECORDED } from '../steps/ulo-steps.js';
import type { UloState } from '../ulo.state.js';
import type { Progress } from './state.js';

/** The gates that are passed, and the establishment, from everything recorded. */
export function progressReached(ulo: UloState): Progress[] {
  const gates = phasesFollowed(ulo, BY_ALL_RECORDED).flatMap(({ phase: { code, title }, passedOn }): Progress[] =>
    passedOn === null ? [] : [{ kind: 'gate-passed', phase: code, title, on: passedOn }]);
  const { established } = ulo.partnership;
  return established ? [...gates, { kind: 'established', phase: null, title: null, on: established.on }] : gates;
}

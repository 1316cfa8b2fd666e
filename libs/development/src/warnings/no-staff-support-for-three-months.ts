import type { WarningRule } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { silences } from './silence.js';
import { until } from './intervals.js';

export const noStaffSupportForThreeMonths: WarningRule<UloState> = {
  code: 'no-staff-support-for-three-months',
  version: 1,
  title: 'No supervision or training for three months',
  severity: 'amber',
  source: 'SCIE guide 36: staff were well supported with time, support and training. Three months are a planning default.',
  matters: 'A worker alone in a new post needs time, support and training.',
  clearedBy: ['record-supervision', 'record-training'],
  owner: 'programme-manager',
  intervals: ({ staffing: { workers, supervisions, trainings }, course: { ended } }) =>
    workers.flatMap(({ id, appointedOn, leftOn }) => {
      const support = [...supervisions.filter(({ worker }) => worker === id), ...trainings].map(({ on }) => on);
      const marks = [appointedOn, ...support.filter((on) => on >= appointedOn && (leftOn === null || on <= leftOn)).sort()];
      return until(
        silences(marks, 3, leftOn, (mark) => (mark === appointedOn ? `None since the worker was appointed on ${mark}.` : `The last was on ${mark}.`)),
        ended?.on ?? null,
      );
    }),
};

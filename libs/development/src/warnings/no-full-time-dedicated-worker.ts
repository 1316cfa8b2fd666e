import { addDays, maxDate, type PlainDate, type WarningInterval, type WarningRule } from '#kernel';
import { fullTimeCover, type Cover } from '../staffing/staffing.state.js';
import type { UloState } from '../ulo.state.js';

/** A vacancy of 56 days exactly opens nothing; it opens on the 57th day after the worker left. */
const vacancyDays = 57;

export const noFullTimeDedicatedWorker: WarningRule<UloState> = {
  code: 'no-full-time-dedicated-worker',
  title: 'No full-time dedicated development worker',
  severity: 'amber',
  source: 'SCIE guide 36: a dedicated, full-time development worker is crucial. Eight weeks for a vacancy are a planning default.',
  intervals({ partnership, staffing }) {
    const formed = partnership.steeringGroups[0]?.on;
    if (formed === undefined) return [];
    const covers = staffing.workers.flatMap(fullTimeCover).sort((a, b) => (a.from < b.from ? -1 : 1));
    const found: WarningInterval[] = [];
    let missing: { from: PlainDate; opens: PlainDate; why: string } | null = {
      from: formed,
      opens: formed,
      why: `None since the steering group was formed on ${formed}.`,
    };
    let covered: PlainDate = '';
    for (const cover of covers) {
      if (cover.to !== null && cover.to <= maxDate(formed, covered)) continue;
      if (missing && cover.from > missing.from) found.push({ opens: missing.opens, clears: cover.from, why: missing.why });
      if (!missing) break;
      missing = cover.to === null ? null : afterwards(cover, cover.to);
      covered = cover.to ?? covered;
    }
    if (missing) found.push({ opens: missing.opens, clears: null, why: missing.why });
    return found;
  },
};

const afterwards = ({ left }: Cover, to: PlainDate): { from: PlainDate; opens: PlainDate; why: string } =>
  left
    ? { from: to, opens: addDays(to, vacancyDays), why: `Vacant since the worker left on ${to}.` }
    : { from: to, opens: to, why: `The post is no longer full-time and dedicated since ${to}.` };

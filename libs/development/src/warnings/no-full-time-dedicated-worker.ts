import { addDays, type PlainDate, type WarningInterval } from '#kernel';
import { fullTimeCover, type Cover } from '../staffing/state.js';
import { duringDevelopment } from './intervals.js';

/** The warning opens on the 57th day after the worker left, not after exactly 56 days. */
const vacancyDays = 57;

export const noFullTimeDedicatedWorker = duringDevelopment({
  code: 'no-full-time-dedicated-worker',
  version: 2,
  title: 'No full-time dedicated development worker',
  severity: 'amber',
  source: 'SCIE guide 36: a dedicated, full-time development worker is crucial. Eight weeks for a vacancy are a planning default.',
  matters: 'A dedicated, full-time development worker with the skills was crucial for reaching the milestones.',
  clearedBy: ['appoint-worker', 'change-worker-post'],
  owner: 'programme-manager',
  intervals({ partnership, staffing }) {
    const formed = partnership.steeringGroups[0]?.on;
    if (formed === undefined) return [];
    const found: WarningInterval[] = [];
    let gap: Gap = { from: formed, opens: formed, why: `None since the steering group was formed on ${formed}.` };
    for (const cover of staffing.workers.flatMap(fullTimeCover).sort((a, b) => (a.from < b.from ? -1 : 1))) {
      if (cover.from > gap.opens) found.push({ opens: gap.opens, clears: cover.from, why: gap.why });
      if (cover.to === null) return found;
      if (cover.to > gap.from) gap = afterwards(cover, cover.to);
    }
    return [...found, { opens: gap.opens, clears: null, why: gap.why }];
  },
});

/** From `from` nobody is in a full-time dedicated post. The warning opens on `opens` if nobody is appointed before. */
interface Gap {
  from: PlainDate;
  opens: PlainDate;
  why: string;
}

const afterwards = ({ left }: Cover, to: PlainDate): Gap =>
  left
    ? { from: to, opens: addDays(to, vacancyDays), why: `Vacant since the worker left on ${to}.` }
    : { from: to, opens: to, why: `The post is no longer full-time and dedicated since ${to}.` };

import { daysBetween, type WarningInterval } from '#kernel';
import { closedOn, type Milestone } from '../milestones/state.js';
import { earliest } from '../earliest.js';
import { changeReason, duringDevelopment } from './intervals.js';

const tooManyMoves = 3;
const maxDays = 56;

export const milestoneMovedTooOften = duringDevelopment({
  code: 'milestone-moved-too-often',
  version: 3,
  title: 'Milestone moved more than twice or by more than eight weeks',
  severity: 'amber',
  source: 'Planning default: SCIE guide 36 says that milestones and timescales were unrealistic and gives no number.',
  matters: 'The story of the first such organisation says it: milestones and timescales were unrealistic. Dates that move again and again say so too.',
  clearedBy: ['achieve-milestone', 'adopt-plan'],
  owner: 'programme-manager',
  intervals: ({ milestones }) => milestones.milestones.flatMap(farMoves),
});

/** Compares each move with the baseline, until the milestone is closed. Of several moves on one day only the last counts. */
function farMoves(milestone: Milestone): WarningInterval[] {
  const { name, baselineDueOn, moves } = milestone;
  const end = closedOn(milestone);
  const steps = moves
    .map(({ on, to }, i) => ({ on, to, count: i + 1, days: daysBetween(baselineDueOn, to) }))
    .filter(({ on }, i) => moves[i + 1]?.on !== on);
  const isTooMuch = (step: (typeof steps)[number]): boolean => step.count >= tooManyMoves || step.days > maxDays;
  const inWords = ({ count, to, days }: (typeof steps)[number]): string => `${name} was moved ${count === 1 ? 'once' : `${count} times`}: from ${baselineDueOn} to ${to}, ${days} days.`;
  return steps.flatMap((step, i) => {
    const before = steps[i - 1];
    if (!isTooMuch(step) || (before && isTooMuch(before))) return [];
    const back = steps.slice(i + 1).find((later) => !isTooMuch(later));
    const clears = earliest(back?.on, end);
    if (clears !== null && clears <= step.on) return [];
    const open: WarningInterval = { opens: step.on, clears, why: inWords(step) };
    for (const later of steps.slice(i + 1)) if (clears === null || later.on < clears) changeReason(open, later.on, inWords(later));
    return [open];
  });
}

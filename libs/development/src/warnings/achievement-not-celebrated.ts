import { addDays } from '#kernel';
import { duringDevelopment } from './intervals.js';

/** The warning opens on the 43rd day after the achievement, not after exactly six weeks. */
const silentDays = 43;

export const achievementNotCelebrated = duringDevelopment({
  code: 'achievement-not-celebrated',
  version: 2,
  title: 'Achieved milestone not celebrated',
  severity: 'amber',
  source: 'SCIE guide 36: celebrating milestones and achievements boosts morale. Six weeks are a planning default.',
  matters: 'Celebrating what was achieved keeps people’s spirits up and gets the organisation known.',
  clearedBy: ['celebrate'],
  owner: 'owner',
  intervals: ({ milestones }) =>
    milestones.milestones.flatMap(({ name, achievedOn, celebratedOn }) => {
      if (achievedOn === null) return [];
      const opens = addDays(achievedOn, silentDays);
      if (celebratedOn !== null && celebratedOn <= opens) return [];
      return [{ opens, clears: celebratedOn, why: `${name} was achieved on ${achievedOn}.` }];
    }),
});

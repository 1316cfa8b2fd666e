import type { EventOf } from '#kernel';
import { uloPart } from '../ulo-part.js';
import { mentorActionAgreed } from './agree-mentor-action.js';
import { mentoringAgreed } from './agree-mentoring.js';
import { mentorActionClosed } from './close-mentor-action.js';
import { mentoringEnded } from './end-mentoring.js';
import { mentoringExtended } from './extend-mentoring.js';
import { mentoringSessionLogged } from './log-mentoring-session.js';

export * from './codes.js';
export { agreementOn, finalAgreement, hoursBetween, isOverdue, lastDayOf, RECENT_DAYS, recentHours, type MentoringAgreement, type MentoringSession, type MentoringState } from './state.js';
export { AgreeMentoring } from './agree-mentoring.js';
export { ExtendMentoring } from './extend-mentoring.js';
export { LogMentoringSession } from './log-mentoring-session.js';
export { AgreeMentorAction } from './agree-mentor-action.js';
export { CloseMentorAction } from './close-mentor-action.js';
export { EndMentoring } from './end-mentoring.js';

export const mentoring = uloPart('mentoring', {
  title: 'Mentoring',
  initial: () => ({ agreements: [], sessions: [], actions: [] }),
  facts: [mentoringAgreed, mentoringExtended, mentoringSessionLogged, mentorActionAgreed, mentorActionClosed, mentoringEnded],
  choices: ({ mentoring: { agreements, actions } }) => ({
    'mentoring-agreement': agreements
      .filter((a) => a.endedOn === null)
      .map(({ id, mentor, startsOn, endsOn }) => ({ id, label: `${mentor}, ${startsOn} to ${endsOn}` })),
    'open-mentor-action': actions.filter((a) => a.closedOn === null).map(({ id, action }) => ({ id, label: action })),
  }),
});
export type MentoringEvent = EventOf<typeof mentoring>;

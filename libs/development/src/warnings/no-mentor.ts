import { addDays, maxDate, minDate, type PlainDate, type WarningRule } from '#kernel';
import { earliest } from '../earliest.js';
import type { MentoringAgreement } from '../mentoring/state.js';
import type { UloState } from '../ulo.state.js';
import { sessionsOutside } from './session-outside-mentoring-agreement.js';
import { intervalsWhere, until, without } from './intervals.js';

/** A ULO has eight weeks to find a mentor. The warning opens on the day after exactly eight weeks. */
const silentDays = 57;
/** The number of days after a session for which its mentor counts, also without an agreement. */
const daysAfterSession = 43;

export const noMentor: WarningRule<UloState> = {
  code: 'no-mentor',
  version: 3,
  title: 'No mentor',
  severity: 'amber',
  pressing: true,
  source: 'SCIE guide 36: advice and expertise of an established organisation. That it goes on until the launch, and eight weeks to find a mentor, are planning defaults.',
  matters: 'The experience, knowledge, advice and support of the mentor were vital.',
  clearedBy: ['agree-mentoring', 'extend-mentoring'],
  owner: 'programme-manager',
  intervals({ partnership: { startedOn, steppedBack }, mentoring, launch: { held }, course: { ended } }) {
    if (startedOn === null) return [];
    const wait = addDays(startedOn, silentDays);
    const covers = mentoring.agreements.flatMap(coversOf);
    const found = intervalsWhere([wait, ...covers.flatMap(({ from, over }) => [from, over])], (day) => {
      if (covers.some(({ from, over }) => from <= day && day < over)) return null;
      const last = covers.map(({ over }) => over).filter((over) => over <= day).sort().at(-1);
      if (last !== undefined) return `The last day of mentoring: ${addDays(last, -1)}.`;
      return wait <= day ? `None since the development started on ${startedOn}.` : null;
    });
    // The warning `session-outside-mentoring-agreement` covers mentoring without an agreement.
    const withSessions = sessionsOutside(mentoring).map(({ on, clears }) => ({ opens: on, clears: earliest(clears, addDays(on, daysAfterSession)) }));
    return until(without(found, withSessions), earliest(held?.on, steppedBack?.on, ended?.on));
  },
};

/** The days under an agreement. An agreed last day counts only from the day of that agreement. */
const coversOf = ({ startsOn, terms, endedOn }: MentoringAgreement): { from: PlainDate; over: PlainDate }[] =>
  terms
    .map(({ on, endsOn }) => ({ from: maxDate(startsOn, on), over: endedOn === null ? addDays(endsOn, 1) : minDate(endedOn, addDays(endsOn, 1)) }))
    .filter(({ from, over }) => from < over);

import { maxDate, type PlainDate, type WarningRule } from '#kernel';
import { agreementsWithin, type MentoringState } from '../mentoring/state.js';
import type { UloState } from '../ulo.state.js';
import { intervalsWhere } from './intervals.js';

/** A session without an agreement is still support, so it is recorded. The people who agree mentoring get a warning. */
export const sessionOutsideMentoringAgreement: WarningRule<UloState> = {
  code: 'session-outside-mentoring-agreement',
  version: 2,
  title: 'Mentoring without an agreement',
  severity: 'amber',
  source: 'Planning default: SCIE guide 36 describes mentoring as an agreed contract between the local authority and an established ULO.',
  matters: 'An agreement says what the mentor gives and for how long; without one the advice can stop any day.',
  clearedBy: ['agree-mentoring', 'extend-mentoring'],
  owner: 'programme-manager',
  /** One warning for all such sessions. Each session counts until an agreement covers its day. */
  intervals({ mentoring }) {
    const outside = sessionsOutside(mentoring);
    const clearing = Map.groupBy(outside.filter(({ clears }) => clears !== null), ({ clears }) => clears);
    const sessions = Map.groupBy(outside, ({ on }) => on);
    const open = new Set<SessionOutside>();
    return intervalsWhere([...sessions.keys(), ...outside.flatMap(({ clears }) => clears ?? [])], (day) => {
      for (const one of sessions.get(day) ?? []) open.add(one);
      for (const one of clearing.get(day) ?? []) open.delete(one);
      const [first] = open;
      if (!first) return null;
      return open.size === 1 ? `The session on ${first.on} was outside every mentoring agreement.` : `${open.size} sessions were outside every mentoring agreement, the first on ${first.on}.`;
    });
  },
};

export interface SessionOutside {
  on: PlainDate;
  /** The day on which an agreement that covers it was made; null without one. */
  clears: PlainDate | null;
}

/** The sessions that no agreement covered on their day. */
export function sessionsOutside(mentoring: MentoringState): SessionOutside[] {
  const covered = new Map<PlainDate, PlainDate | null>();
  return mentoring.sessions.flatMap(({ on }) => {
    let clears = covered.get(on);
    if (clears === undefined) covered.set(on, (clears = coveredFrom(mentoring, on)));
    return clears === on ? [] : [{ on, clears }];
  });
}

/** The day from which an agreement covers a session; null without one. */
function coveredFrom(mentoring: MentoringState, on: PlainDate): PlainDate | null {
  const covering = agreementsWithin(mentoring, on, on).map(({ agreedOn }) => agreedOn).sort()[0];
  return covering === undefined ? null : maxDate(covering, on);
}

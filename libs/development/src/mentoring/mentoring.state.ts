import type { PlainDate } from '#kernel';
import type { MentoringTopic, SessionMode } from './mentoring.events.js';

export interface MentoringAgreement {
  id: string;
  mentor: string;
  startsOn: PlainDate;
  /** The last day agreed, extensions included. */
  endsOn: PlainDate;
  /** The day it was ended, when somebody recorded that. */
  endedOn: PlainDate | null;
}

export interface MentoringSession {
  id: string;
  on: PlainDate;
  hours: number;
  topics: MentoringTopic[];
  mode: SessionMode | null;
  note: string | null;
}

export interface MentorAction {
  id: string;
  action: string;
  agreedOn: PlainDate;
  dueOn: PlainDate | null;
  closedOn: PlainDate | null;
}

/** Agreements, sessions and actions in the order in which they happened. */
export interface MentoringState {
  agreements: MentoringAgreement[];
  sessions: MentoringSession[];
  actions: MentorAction[];
}

/** The last day on which an agreement runs. */
export const lastDayOf = (a: MentoringAgreement): PlainDate => a.endedOn ?? a.endsOn;

/** The agreement in force on a day: an agreement includes its first and its last day. */
export const agreementOn = (state: MentoringState, day: PlainDate): MentoringAgreement | undefined =>
  state.agreements.findLast((a) => a.startsOn <= day && day <= lastDayOf(a));

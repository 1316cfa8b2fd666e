import { capital, declareEvents, type DomainEvent } from '#kernel';
import { counted } from '../words.js';

export const supportNeeds = {
  time: 'Time',
  supervision: 'Supervision',
  training: 'Training',
  equipment: 'Equipment',
  'business-skills': 'Business skills',
  volunteers: 'More people to help',
  other: 'Something else',
} as const;
export type SupportNeed = keyof typeof supportNeeds;

/** `fullTimeEquivalent` is 1 for a full-time post. `dedicated`: the post serves this ULO only. */
export interface PostTerms {
  fullTimeEquivalent: number;
  dedicated: boolean;
}

export type DevelopmentWorkerAppointed = DomainEvent<'DevelopmentWorkerAppointed', PostTerms>;
/** `worker` is the id of the `DevelopmentWorkerAppointed`. */
export type WorkerPostChanged = DomainEvent<'WorkerPostChanged', PostTerms & { worker: string }>;
export type DevelopmentWorkerLeft = DomainEvent<'DevelopmentWorkerLeft', { worker: string }>;
export type SupervisionHeld = DomainEvent<'SupervisionHeld', { worker: string }>;
/** `people` who took part, staff and volunteers together. */
export type TrainingCompleted = DomainEvent<'TrainingCompleted', { about: string; people: number; hours?: number }>;
export type VolunteerHoursRecorded = DomainEvent<'VolunteerHoursRecorded', { hours: number; volunteers: number }>;
export type SupportNeedRaised = DomainEvent<'SupportNeedRaised', { need: SupportNeed; note?: string }>;

export type StaffingEvent =
  | DevelopmentWorkerAppointed
  | WorkerPostChanged
  | DevelopmentWorkerLeft
  | SupervisionHeld
  | TrainingCompleted
  | VolunteerHoursRecorded
  | SupportNeedRaised;

export const postInWords = ({ fullTimeEquivalent, dedicated }: PostTerms): string =>
  `${fullTimeEquivalent === 1 ? 'full-time' : `${fullTimeEquivalent} full-time`}, ${dedicated ? 'dedicated' : 'not dedicated'}`;

const people = (count: number): string => counted(count, 'person', 'people');
const part = 'staffing';

export const staffingEvents = declareEvents<StaffingEvent>({
  DevelopmentWorkerAppointed: { version: 1, part, title: 'Development worker appointed', describe: (post) => capital(postInWords(post)) },
  WorkerPostChanged: { version: 1, part, title: 'Development worker’s post changed', describe: (post) => capital(postInWords(post)) },
  DevelopmentWorkerLeft: { version: 1, part, title: 'Development worker left', describe: () => '' },
  SupervisionHeld: { version: 1, part, title: 'Supervision held', describe: () => '' },
  TrainingCompleted: {
    version: 1,
    part,
    title: 'Training completed',
    describe: (t) => `${t.about}: ${people(t.people)}${t.hours === undefined ? '' : `, ${counted(t.hours, 'hour')}`}`,
  },
  VolunteerHoursRecorded: {
    version: 1,
    part,
    title: 'Volunteer hours recorded',
    describe: ({ hours, volunteers }) => `${counted(hours, 'hour')} by ${people(volunteers)}`,
  },
  SupportNeedRaised: {
    version: 1,
    part,
    title: 'Support need raised',
    describe: ({ need, note }) => (note ? `${supportNeeds[need]}: ${note}` : supportNeeds[need]),
  },
});

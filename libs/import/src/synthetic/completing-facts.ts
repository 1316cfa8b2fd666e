import { addDays, addMonths, type PlainDate, type Role } from '#kernel';
import type { ConditionCode } from '#development';

/** A command for an invented ULO. */
export interface SyntheticCommand {
  command: string;
  on: PlainDate;
  role: Role;
  fields: Fields;
}

type Fields = Readonly<Record<string, unknown>>;
type Facts = (on: PlainDate) => SyntheticCommand[];

const MENTOR = 'Invented mentor organisation';
const COUNCIL = 'Invented council';
const SERVICE = 'information-and-advice';

const one = (command: string, role: Role, fields: Fields | ((on: PlainDate) => Fields) = {}): Facts => (on) => [
  { command, on, role, fields: typeof fields === 'function' ? fields(on) : fields },
];
const agreement = (instrument: string, amountPence: number, months: number, coreSharePercent: number): Facts =>
  one('sign-agreement', 'commissioner', (on) => ({ instrument, amountPence, startsOn: on, endsOn: addDays(addMonths(on, months), -1), coreSharePercent }));
const all = (...facts: readonly Facts[]): Facts => (on) => facts.flatMap((of) => of(on));

/** The commands that meet each condition, for the day on which it is met. Every count and amount is invented. */
export const completingFacts: Readonly<Record<Exclude<ConditionCode, 'first-funding'>, Facts>> = {
  'people-brought-together': one('bring-people-together', 'commissioner', { users: 12, carers: 3 }),
  'champion-named': one('name-champion', 'commissioner', { post: 'Joint commissioning manager' }),
  'mentoring-agreed': one('agree-mentoring', 'commissioner', (on) => ({ mentor: MENTOR, startsOn: on, endsOn: addMonths(on, 96) })),
  'partnership-and-independence-agreed': all(
    one('record-partnership', 'commissioner', { commissioner: COUNCIL, mentor: MENTOR, localPeople: true }),
    one('adopt-independence-statement', 'user-member', { statement: 'The organisation is run and controlled by the people who use it.' }),
  ),
  'pump-priming-agreed': agreement('pump-priming-grant', 1_800_000, 12, 100),
  'steering-group-formed': one('form-steering-group', 'user-member', { users: 6, carers: 1, commissioners: 1, providers: 1, others: 0 }),
  'aim-adopted': one('adopt-aim', 'user-member', { aim: 'Advice and peer support, run by those who use them.', offers: ['information', 'advice'], userGroups: ['mental-health'], allAges: true }),
  'organisations-mapped-and-checked': all(one('map-organisations', 'development-worker', { count: 9 }), one('check-duplication', 'development-worker', { duplicated: false })),
  'user-groups-and-carers-reached': all(one('reach-user-groups', 'development-worker', { userGroups: ['mental-health', 'older-people'], people: 25 }), one('agree-carers-route', 'user-member', { route: 'within-ulo' })),
  'worker-appointed': one('appoint-worker', 'committee', { fullTimeEquivalent: 1, dedicated: true }),
  'constitution-adopted': one('adopt-constitution', 'user-member'),
  'committee-elected': one('elect-committee', 'user-member', { users: 6, carers: 1, others: 1 }),
  'organisation-registered': one('register-organisation', 'committee', { register: 'charity-commission', number: '0000000' }),
  'bank-account-opened': one('open-bank-account', 'committee'),
  'policies-adopted': one('adopt-policies', 'committee', { policies: ['equality-and-diversity', 'safeguarding', 'data-protection'] }),
  'insurance-taken-out': one('take-out-insurance', 'committee', (on) => ({ kind: 'public-liability', endsOn: addMonths(on, 120) })),
  'quality-system-chosen': one('choose-quality-system', 'committee', { system: 'trusted-charity' }),
  'quality-self-assessed': one('complete-quality-self-assessment', 'committee'),
  'premises-secured': one('secure-premises', 'committee', (on) => ({ tenure: 'lease', startsOn: on, endsOn: addMonths(on, 120), accessible: true, councilBranded: false })),
  'bid-submitted': one('submit-bid', 'development-worker', {
    lines: [{ category: 'salaries', amountPence: 3_000_000 }, { category: 'training', amountPence: 400_000 }, { category: 'marketing', amountPence: 300_000 }], amountPence: 3_700_000,
  }),
  'marketing-budget-set': one('set-marketing-budget', 'committee', { amountPence: 300_000, dedicated: true }),
  'service-prepared': one('prepare-service', 'development-worker', { service: SERVICE }),
  'launch-planned': one('plan-launch', 'committee', (on) => ({ launchOn: on, dignitariesInvited: 3, localPeopleInvited: true, accessChecked: true })),
  'launch-held': one('hold-launch', 'development-worker', { attended: 80, localPeople: 50, dignitaries: 3 }),
  'service-opened': one('open-service', 'development-worker', { service: SERVICE }),
  'services-funded': agreement('contract', 4_000_000, 24, 20),
  'funding-for-three-years': agreement('core-grant', 12_000_000, 36, 60),
  'criteria-assessed': one('record-criteria-assessment', 'committee', { met: 16, partly: 3, notMet: 2 }),
  'stepped-back': all(one('end-mentoring', 'mentor', { asAgreed: true }), one('step-back', 'commissioner', { role: 'funder-only' })),
  'lesson-learned': one('record-lesson', 'programme-manager', { lesson: 'Everything takes longer than the first plan says.', topic: 'timescale' }),
};

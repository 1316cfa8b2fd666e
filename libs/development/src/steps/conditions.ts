import { lastsAtLeast, maxDate, type PlainDate } from '#kernel';
import type { Answer, Answers } from '#workflow';
import { isAwarded, missingLines } from '../bids/state.js';
import { earliest } from '../earliest.js';
import { hasMajority } from '../governance/committee-share.js';
import { isInsuredOn } from '../governance/state.js';
import { finalAgreement } from '../mentoring/state.js';
import { committeesCounted } from '../partnership/who-counts.js';
import { heldOn } from '../premises/state.js';
import { fullTimeCover } from '../staffing/state.js';
import type { ConditionCode } from '../template/condition-codes.js';
import type { UloState } from '../ulo.state.js';

/** A named question about the state of a ULO. The meaning of a code never changes. */
export interface Condition {
  /** The event that meets it: "Constitution adopted". */
  title: string;
  /** Names of the commands that can meet it. */
  recordedBy: readonly string[];
  /** The day from which it is met; null or undefined while it is not. */
  metOn: (ulo: UloState) => PlainDate | null | undefined;
  /** A problem on a day with the facts that met it, in one plain clause. */
  problem?: (ulo: UloState, day: PlainDate) => string | undefined;
}

/** The minimum length, in months, of an agreement that counts as secure funding (SCIE At a glance 25: three to five years). */
const SECURE_MONTHS = 36;

const condition = (title: string, recordedBy: string | readonly string[], metOn: Condition['metOn'], problem?: Condition['problem']): Condition => ({
  title, metOn, recordedBy: typeof recordedBy === 'string' ? [recordedBy] : recordedBy, ...(problem && { problem }),
});

const first = (things: readonly { on: PlainDate }[]): PlainDate | undefined => things[0]?.on;

/** The later of two days; null unless both are given. */
const both = (a: PlainDate | null | undefined, b: PlainDate | null | undefined): PlainDate | null => (a && b ? maxDate(a, b) : null);

const coveredOn = (ulo: UloState, day: PlainDate): boolean =>
  ulo.staffing.workers.some((worker) => fullTimeCover(worker).some(({ from, to }) => from <= day && (to === null || day < to)));

/** The conditions of a ULO, by code. */
export const conditions: Readonly<Record<ConditionCode, Condition>> = {
  'people-brought-together': condition('Local people brought together', 'bring-people-together', (u) => first(u.partnership.gatherings)),
  'champion-named': condition('Champion named', 'name-champion', (u) => first(u.championing.champions)),
  'mentoring-agreed': condition('Mentoring agreed', 'agree-mentoring', (u) => earliest(...u.mentoring.agreements.map((a) => a.agreedOn))),
  'partnership-and-independence-agreed': condition(
    'Partnership agreed and independence statement adopted', ['record-partnership', 'adopt-independence-statement'],
    (u) => both(first(u.partnership.partnerships), first(u.partnership.independence)),
  ),
  'pump-priming-agreed': condition('Pump-priming grant agreed', 'sign-agreement', (u) => u.agreements.agreements.find((a) => a.instrument === 'pump-priming-grant')?.signedOn),
  'steering-group-formed': condition('Steering group formed', 'form-steering-group', (u) => first(u.partnership.steeringGroups)),
  'aim-adopted': condition('Aim adopted by the users', 'adopt-aim', (u) => first(u.partnership.aims)),
  'organisations-mapped-and-checked': condition(
    'Organisations mapped and duplication checked', ['map-organisations', 'check-duplication'],
    (u) => both(first(u.outreach.mappings), first(u.outreach.duplicationChecks)),
  ),
  'user-groups-and-carers-reached': condition(
    'User groups reached and carers’ route agreed', ['reach-user-groups', 'agree-carers-route'],
    (u) => both(first(u.outreach.reached), first(u.outreach.carersRoutes)),
  ),
  'worker-appointed': condition(
    'Full-time development worker in post', 'appoint-worker',
    (u) => earliest(...u.staffing.workers.flatMap((w) => fullTimeCover(w).map(({ from }) => from))),
    (u, day) => (coveredOn(u, day) ? undefined : 'nobody is full-time in the post'),
  ),
  'constitution-adopted': condition('Constitution adopted', 'adopt-constitution', (u) => u.governance.constitution?.adoptedOn),
  'committee-elected': condition(
    'Committee elected, most of it people who use services', 'elect-committee',
    (u) => committeesCounted(u).find((c) => c.elected && hasMajority(c, c.who))?.on,
  ),
  'organisation-registered': condition('Organisation registered', 'register-organisation', (u) => first(u.governance.registrations)),
  'bank-account-opened': condition('Bank account opened', 'open-bank-account', (u) => u.governance.bankAccountOpenedOn),
  'policies-adopted': condition('Policies adopted', 'adopt-policies', (u) => earliest(...u.governance.policies.map((p) => p.adoptedOn))),
  'insurance-taken-out': condition(
    'Insurance taken out', 'take-out-insurance',
    (u) => earliest(...u.governance.insurances.map((i) => i.takenOutOn)),
    (u, day) => (u.governance.insurances.some((i) => isInsuredOn(i, day)) ? undefined : 'no insurance runs'),
  ),
  'quality-system-chosen': condition('Quality system chosen', 'choose-quality-system', (u) => first(u.quality.systems)),
  'quality-self-assessed': condition('Quality self-assessment completed', 'complete-quality-self-assessment', (u) => first(u.quality.selfAssessments)),
  'premises-secured': condition(
    'Premises secured', 'secure-premises',
    (u) => u.premises.secured[0]?.securedOn,
    (u, day) => (heldOn(u.premises, day) ? undefined : 'the premises are no longer held'),
  ),
  'bid-submitted': condition('Bid submitted with training and marketing in it', 'submit-bid', (u) => u.bids.bids.find((b) => missingLines(b).length === 0)?.submittedOn),
  'first-funding': condition(
    'First funding', ['sign-agreement', 'record-bid-award'],
    (u) => earliest(...u.agreements.agreements.map((a) => a.signedOn), ...u.bids.bids.filter(isAwarded).map((b) => b.decision?.on)),
  ),
  'marketing-budget-set': condition('Dedicated marketing budget set', 'set-marketing-budget', (u) => u.marketing.budgets.find((b) => b.dedicated)?.on),
  'service-prepared': condition('Service prepared', 'prepare-service', (u) => first(u.services.prepared)),
  'launch-planned': condition('Launch planned', 'plan-launch', (u) => first(u.launch.plans)),
  'launch-held': condition('Launch held', 'hold-launch', (u) => u.launch.held?.on),
  'service-opened': condition('First service opened', 'open-service', (u) => earliest(...u.services.runs.map((s) => s.openedOn))),
  'services-funded': condition(
    'Contract or service level agreement signed', 'sign-agreement',
    (u) => u.agreements.agreements.find((a) => a.instrument === 'contract' || a.instrument === 'service-level-agreement')?.signedOn,
  ),
  'funding-for-three-years': condition(
    'Funding agreed for three years or more', 'sign-agreement',
    (u) => u.agreements.agreements.find((a) => lastsAtLeast(a.startsOn, a.endsOn, SECURE_MONTHS))?.signedOn,
  ),
  'criteria-assessed': condition('Criteria assessed', 'record-criteria-assessment', (u) => first(u.criteria.assessments)),
  'stepped-back': condition(
    'Mentoring ended and commissioner stepped back', ['end-mentoring', 'step-back'],
    (u) => both(finalAgreement(u.mentoring)?.endedOn, u.partnership.steppedBack?.on),
  ),
  'lesson-learned': condition('Lesson learned written down', 'record-lesson', (u) => first(u.lessons.lessons)),
};

export const isConditionCode = (code: string): code is ConditionCode => Object.hasOwn(conditions, code);

/** Answers the conditions for a ULO whose state is folded as at `day`. */
export const answersOf = (ulo: UloState, day: PlainDate): Answers => (code): Answer => {
  if (!isConditionCode(code)) return { metOn: null };
  const asked: Condition = conditions[code];
  const metOn = asked.metOn(ulo) ?? null;
  const problem = metOn !== null && metOn <= day ? asked.problem?.(ulo, day) : undefined;
  return problem === undefined ? { metOn } : { metOn, problem };
};

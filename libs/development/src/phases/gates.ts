import { lastsAtLeast, maxDate, type PlainDate } from '#kernel';
import { isAwarded } from '../bids/state.js';
import { earliest } from '../earliest.js';
import { hasMajority } from '../governance/committee-share.js';
import { finalAgreement } from '../mentoring/state.js';
import { whoCounts } from '../partnership/who-counts.js';
import type { UloState } from '../ulo.state.js';
import type { PhaseCode } from './codes.js';

/** What a phase waits for before the next one begins. */
export interface Gate {
  phase: PhaseCode;
  /** The day on which the last of its needs was met; null while one is not. */
  passedOn: PlainDate | null;
  needs: { label: string; metOn: PlainDate | null }[];
}

type Need = readonly [label: string, metOn: (ulo: UloState) => PlainDate | null | undefined];

/** Months of an agreement that counts as secure funding (SCIE at a glance 25: three to five years). */
const SECURE_MONTHS = 36;

/** The last phase is open-ended. */
type GatedPhase = Exclude<PhaseCode, 'network'>;

const gates: Readonly<Record<GatedPhase, readonly Need[]>> = {
  'decide-and-partner': [
    ['Partnership agreed', (u) => u.partnership.partnerships[0]?.on],
    ['Mentor engaged', (u) => earliest(...u.mentoring.agreements.map((a) => a.startsOn))],
  ],
  'come-together': [
    ['Steering group formed', (u) => u.partnership.steeringGroups[0]?.on],
    ['Aim adopted by the users', (u) => u.partnership.aims[0]?.on],
  ],
  found: [
    ['Constitution adopted', (u) => u.governance.constitution?.adoptedOn],
    ['Committee in the hands of its users', (u) => u.governance.committee.find((c) => hasMajority(c, whoCounts(u.partnership)))?.on],
    ['Development worker in post', (u) => u.staffing.workers[0]?.appointedOn],
  ],
  build: [
    ['Policies adopted', (u) => earliest(...u.governance.policies.map((p) => p.adoptedOn))],
    ['Quality system chosen', (u) => u.quality.systems[0]?.on],
    ['Premises secured', (u) => u.premises.secured[0]?.securedOn],
    ['First funding', (u) => earliest(...u.agreements.agreements.map((a) => a.signedOn), ...u.bids.bids.filter(isAwarded).map((b) => b.decision?.on))],
  ],
  'launch-and-deliver': [
    ['Launch held', (u) => u.launch.held?.on],
    ['First service opened', (u) => earliest(...u.services.runs.map((s) => s.openedOn))],
  ],
  sustain: [
    ['Funding for three years or more', (u) => u.agreements.agreements.find((a) => lastsAtLeast(a.startsOn, a.endsOn, SECURE_MONTHS))?.signedOn],
    ['Mentoring ended', (u) => finalAgreement(u.mentoring)?.endedOn],
    ['Commissioner stepped back', (u) => u.partnership.steppedBack?.on],
  ],
};

/** Every gate, in the order of the phases. */
export const gatesOf = (ulo: UloState): Gate[] =>
  (Object.keys(gates) as GatedPhase[]).map((phase) => {
    const needs = gates[phase].map(([label, metOn]) => ({ label, metOn: metOn(ulo) ?? null }));
    return { phase, passedOn: lastMet(needs), needs };
  });

const lastMet = (needs: Gate['needs']): PlainDate | null =>
  needs.reduce<PlainDate | null>((last, { metOn }) => (last === null || metOn === null ? null : maxDate(last, metOn)), '');

/** The first phase whose gate is not passed; the last phase has none. */
export const phaseOf = (of: readonly Gate[]): PhaseCode => of.find((gate) => gate.passedOn === null)?.phase ?? 'network';

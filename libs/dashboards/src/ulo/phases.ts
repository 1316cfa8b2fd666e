import { lastsAtLeast, type PlainDate } from '#kernel';
import { finalAgreement, hasMajority, whoCounts, type UloState } from '#development';
import { coded, type Coded } from './shapes.js';

/** The phases of building a ULO. They overlap; a ULO is in the first one that still waits for something. */
export const phases = {
  'decide-and-partner': 'Decide and partner',
  'come-together': 'Come together',
  found: 'Found',
  build: 'Build',
  'launch-and-deliver': 'Launch and deliver',
  sustain: 'Sustain and let go',
  network: 'Network and mentor others',
} as const;
export type PhaseCode = keyof typeof phases;

/** What a phase still waits for, or when it was left behind. */
export interface GateView {
  phase: Coded;
  /** The day on which the last of its needs was met; null while one is not. */
  passedOn: PlainDate | null;
  needs: { label: string; metOn: PlainDate | null }[];
}

type Need = readonly [label: string, metOn: (ulo: UloState) => PlainDate | null | undefined];

/** Months of an agreement that counts as secure funding (SCIE at a glance 25: three to five years). */
const SECURE_MONTHS = 36;

const earliest = (days: readonly PlainDate[]): PlainDate | null =>
  days.reduce<PlainDate | null>((first, day) => (first === null || day < first ? day : first), null);

const gates: Readonly<Record<Exclude<PhaseCode, 'network'>, readonly Need[]>> = {
  'decide-and-partner': [
    ['Partnership agreed', (u) => u.partnership.partnerships[0]?.on],
    ['Mentor engaged', (u) => earliest(u.mentoring.agreements.map((a) => a.startsOn))],
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
    ['Policies adopted', (u) => earliest(u.governance.policies.map((p) => p.adoptedOn))],
    ['Quality system chosen', (u) => u.quality.systems[0]?.on],
    ['Premises secured', (u) => u.premises.secured[0]?.securedOn],
    [
      'First funding',
      (u) => earliest([...u.agreements.agreements.map((a) => a.signedOn), ...u.bids.bids.flatMap((b) => (b.decision?.outcome === 'awarded' ? [b.decision.on] : []))]),
    ],
  ],
  'launch-and-deliver': [
    ['Launch held', (u) => u.launch.held?.on],
    ['First service opened', (u) => earliest(u.services.runs.map((s) => s.openedOn))],
  ],
  sustain: [
    ['Funding for three years or more', (u) => u.agreements.agreements.find((a) => lastsAtLeast(a.startsOn, a.endsOn, SECURE_MONTHS))?.signedOn],
    ['Mentoring ended', (u) => finalAgreement(u.mentoring)?.endedOn],
    ['Commissioner stepped back', (u) => u.partnership.steppedBack?.on],
  ],
};

export const gatesOf = (ulo: UloState): GateView[] =>
  Object.entries(gates).map(([code, needs]) => {
    const met = needs.map(([label, metOn]) => ({ label, metOn: metOn(ulo) ?? null }));
    const days = met.flatMap((n) => (n.metOn === null ? [] : [n.metOn]));
    return {
      phase: coded(phases, code),
      passedOn: days.length === met.length ? days.reduce((a, b) => (a > b ? a : b)) : null,
      needs: met,
    };
  });

/** The first phase that still waits for something; the last one is open-ended. */
export const phaseOf = (of: readonly GateView[]): Coded =>
  of.find((gate) => gate.passedOn === null)?.phase ?? coded(phases, 'network');

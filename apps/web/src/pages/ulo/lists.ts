import { ownerInWords, type UloView } from '#dashboards';

type Row = (string | number)[];
export interface List {
  head: string[];
  rows(view: UloView): Row[];
}

const pounds = (pence: number | null): string => (pence === null ? '' : (pence / 100).toFixed(2));
const text = (value: string | null): string => value ?? '';

/** The lists of a ULO that can be taken as CSV: days as YYYY-MM-DD, amounts in pounds. */
export const lists: Readonly<Record<string, List>> = {
  steps: {
    head: [
      'step', 'title', 'phase', 'owner', 'status', 'since', 'waits for', 'started', 'done or waived', 'can start', 'can be finished', 'at the latest by', 'can be later by (days)',
      'critical', 'agreed start', 'agreed finish', 'days after agreed', 'evidence', 'problem',
    ],
    rows: (v) => (v.steps.plan?.steps ?? []).map((s) => [
      s.code, s.title, s.phase, ownerInWords(s), s.standing.label, text(s.since), s.waitsFor.map(({ code }) => code).join(' '), text(s.startedOn), text(s.finishedOn), s.startOn, s.finishOn,
      text(s.latestFinishOn), s.float ?? '', s.critical ? 'yes' : 'no', text(s.baseline?.startOn ?? null), text(s.baseline?.finishOn ?? null), s.daysAfterBaseline ?? '',
      s.evidence.filter((e) => e.withdrawnOn === null).length, text(s.problem),
    ]),
  },
  milestones: {
    head: ['milestone', 'first planned', 'agreed now', 'achieved', 'celebrated', 'late', 'times moved', 'days after first date', 'days after agreed date'],
    rows: (v) => v.milestones.items.map((m) => [
      m.name, m.baselineOn, m.dueOn, text(m.achievedOn), text(m.celebratedOn), m.late ? 'yes' : 'no', m.moves.length, m.daysAfterFirstBaseline, m.daysAfterAgreed,
    ]),
  },
  moves: {
    head: ['milestone', 'moved on', 'from', 'to', 'reason', 'note'],
    rows: (v) => v.milestones.items.flatMap((m) => m.moves.map((move): Row => [m.name, move.movedOn, move.from, move.to, move.reason.label, text(move.note)])),
  },
  mentoring: {
    head: ['day', 'hours', 'topics', 'how', 'days since the one before', 'note'],
    rows: (v) => v.mentoring.sessions.map((s) => [s.on, s.hours, s.topics.map((t) => t.label).join('; '), s.mode?.label ?? '', s.daysSincePrevious ?? '', text(s.note)]),
  },
  committee: {
    head: ['from', 'how', 'voting members', 'use services', 'carers', 'others', 'not known'],
    rows: (v) => v.governance.compositions.map((c) => [c.on, c.elected ? 'elected' : 'declared', c.voting, c.users, c.carers, c.others, c.unknown]),
  },
  posts: {
    head: ['from', 'left', 'part of full time', 'dedicated'],
    rows: (v) => v.staffing.workers.flatMap((w) => w.terms.map((t): Row => [t.on, text(w.leftOn), t.fullTimeEquivalent, t.dedicated ? 'yes' : 'no'])),
  },
  bids: {
    head: ['submitted', 'funder', 'asked', 'lines', 'status', 'decided', 'awarded', 'reason'],
    rows: (v) => v.funding.bids.map((b) => [
      b.submittedOn, text(b.funder), pounds(b.askedPence), b.lines.map((l) => `${l.category.label} ${pounds(l.amountPence)}`).join('; '),
      b.status, text(b.decidedOn), pounds(b.awardedPence), text(b.whyNot),
    ]),
  },
  agreements: {
    head: ['agreement', 'funder', 'signed', 'amount', 'first day', 'last day', 'months', 'core costs of 100'],
    rows: (v) => v.funding.agreements.map((a) => [a.instrument.label, text(a.funder), a.signedOn, pounds(a.amountPence), a.startsOn, a.endsOn, a.months, a.coreSharePercent]),
  },
  services: {
    head: ['service', 'opened', 'closed'],
    rows: (v) => v.services.items.map((s) => [s.service.label, s.openedOn, text(s.closedOn)]),
  },
  warnings: {
    head: ['warning', 'severity', 'opens', 'clears', 'status', 'days open', 'why', 'source'],
    rows: (v) => v.warnings.all.map((w) => [w.title, w.severity, w.opens, text(w.clears), w.status, w.daysOpen, w.why, w.source]),
  },
};

import { ownerInWords, type UloView } from '#dashboards';

type Row = (string | number)[];
export interface List {
  head: string[];
  rows(view: UloView): Row[];
}

const pounds = (pence: number | null): string => (pence === null ? '' : (pence / 100).toFixed(2));
const text = (value: string | null): string => value ?? '';

/** The lists of a ULO as CSV: days as YYYY-MM-DD, amounts in pounds. */
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
  judgements: {
    head: ['rule set', 'version', 'applies here', 'count', 'voting members', 'needed', 'met'],
    rows: (v) => v.governance.judgements.map((j) => [j.ruleSet.label, j.version, j.applies ? 'yes' : 'no', j.share.count, j.share.of, j.needed, j.met === null ? '' : j.met ? 'yes' : 'no']),
  },
  posts: {
    head: ['from', 'left', 'part of full time', 'dedicated'],
    rows: (v) => v.staffing.workers.flatMap((w) => w.terms.map((t): Row => [t.on, text(w.leftOn), t.fullTimeEquivalent, t.dedicated ? 'yes' : 'no'])),
  },
  drafts: {
    head: ['drafted', 'purpose', 'funder', 'source', 'to be submitted by', 'lines', 'status', 'since', 'why', 'why not'],
    rows: (v) => v.funding.drafts.map((d) => [
      d.on, d.purpose, text(d.funder), d.source.label, text(d.closesOn), d.lines.map((l) => `${l.category.label} ${pounds(l.amountPence)}`).join('; '), d.status, text(d.overOn), text(d.why), text(d.whyNot),
    ]),
  },
  money: {
    head: ['bid', 'funder', 'purpose', 'status', 'asked', 'awarded', 'agreement', 'signed', 'amount', 'received', 'spent as reported', 'people', 'result'],
    rows: (v) => v.funding.moneyTrail.map((t) => [
      text(t.bid?.submittedOn ?? null), text(t.bid?.funder ?? t.agreement?.funder ?? null), text(t.bid?.purpose ?? null), text(t.bid?.status ?? null), pounds(t.askedPence), pounds(t.awardedPence),
      text(t.agreement?.instrument.label ?? null), text(t.agreement?.signedOn ?? null), pounds(t.agreement?.amountPence ?? null), t.agreement ? pounds(t.receivedPence) : '', pounds(t.spentPence),
      t.outcomes.reduce((sum, o) => sum + o.people, 0), t.outcomes.flatMap((o) => o.outcomes.map(({ label }) => label)).join('; '),
    ]),
  },
  partners: {
    head: ['joined', 'organisation', 'as', 'left', 'why'],
    rows: (v) => v.partnership.partners.map((p) => [p.on, p.partner, p.kind.label, text(p.leftOn), text(p.why)]),
  },
  bids: {
    head: ['submitted', 'funder', 'source', 'asked', 'lines', 'status', 'decided', 'awarded', 'reason'],
    rows: (v) => v.funding.bids.map((b) => [
      b.submittedOn, text(b.funder), text(b.source?.label ?? null), pounds(b.askedPence), b.lines.map((l) => `${l.category.label} ${pounds(l.amountPence)}`).join('; '),
      b.status, text(b.decidedOn), pounds(b.awardedPence), text(b.whyNot),
    ]),
  },
  agreements: {
    head: ['agreement', 'funder', 'signed', 'amount', 'first day', 'last day', 'months', 'core costs of 100', 'budget', 'ended', 'ended as agreed'],
    rows: (v) => v.funding.agreements.map((a) => [a.instrument.label, text(a.funder), a.signedOn, pounds(a.amountPence), a.startsOn, a.endsOn, a.months, a.coreSharePercent, text(a.budget?.label ?? null), text(a.endedOn), a.endedAsAgreed === null ? '' : a.endedAsAgreed ? 'yes' : 'no']),
  },
  meetings: {
    head: ['day', 'meeting', 'chaired by', 'use services', 'carers', 'others'],
    rows: (v) => v.agenda.meetings.map((m) => [m.on, m.kind.label, m.chairedBy.label, m.users, m.carers, m.others]),
  },
  agenda: {
    head: ['proposed', 'item', 'by', 'adopted', 'for the meeting of'],
    rows: (v) => v.agenda.items.map((i) => [i.on, i.item, i.proposedBy.label, text(i.adoptedOn), text(v.agenda.meetings.find((m) => m.id === i.meeting)?.on ?? null)]),
  },
  decisions: {
    head: ['day', 'decision', 'commissioner there', 'where users and carers differed'],
    rows: (v) => v.agenda.decisions.map((d) => [d.on, d.decision, d.commissionerPresent ? 'yes' : 'no', text(d.differingViews)]),
  },
  stages: {
    head: ['day', 'stage', 'why'],
    rows: (v) => v.stages.assessments.map((s) => [s.on, s.stage.label, text(s.why)]),
  },
  tenders: {
    head: ['tender', 'began', 'value', 'threshold then', 'status', 'users at the specification', 'reservation', 'reserved', 'published', 'closes', 'formats', 'weights', 'awarded', 'supported business'],
    rows: (v) => v.procurement.tenders.map((t) => [
      t.title, t.beganOn, pounds(t.estimatePence), t.threshold, t.status, t.specification?.users ?? '', t.consideration?.choice.label ?? '', text(t.reservedOn), t.publication?.on ?? '', t.publication?.closesOn ?? '',
      t.publication?.formats.map(({ label }) => label).join('; ') ?? '', t.publication?.weights.map(({ criterion, weight }) => `${criterion.label} ${weight}`).join('; ') ?? '', pounds(t.award?.amountPence ?? null), t.award ? (t.award.supportedBusiness ? 'yes' : 'no') : '',
    ]),
  },
  'reservation-tests': {
    head: ['tender', 'day', 'law', 'version', 'purpose met', 'share met', 'counted', 'workforce', 'measured over'],
    rows: (v) => v.procurement.tenders.flatMap((t) => t.tests.map((one): Row => [
      t.title, one.on, one.ruleSet.label, one.version, one.purposeMet ? 'yes' : 'no', one.shareMet ? 'yes' : 'no', one.counted, one.workforce, one.measuredOver.label,
    ])),
  },
  reach: {
    head: ['day', 'groups', 'people'],
    rows: (v) => v.outreach.reached.map((r) => [r.on, r.userGroups.map(({ label }) => label).join('; '), r.people]),
  },
  'reach-by-age': {
    head: ['day', 'group', 'age', 'people'],
    rows: (v) => v.outreach.reach.flatMap((r) => r.counts.map((c): Row => [r.on, c.userGroup.label, c.ageGroup.label, c.people])),
  },
  outcomes: {
    head: ['day', 'outcomes', 'people', 'service', 'agreement', 'how it is known'],
    rows: (v) => v.services.outcomes.map((o) => [o.on, o.outcomes.map(({ label }) => label).join('; '), o.people, o.service?.label ?? '', text(o.agreement), text(o.evidence)]),
  },
  'provider-meetings': {
    head: ['day', 'providers', 'use services', 'result'],
    rows: (v) => v.outreach.providerMeetings.map((m) => [m.on, m.providers, m.users, text(m.outcome)]),
  },
  representation: {
    head: ['day', 'where', 'part or people', 'result'],
    rows: (v) => [...v.outreach.forums.map((f): Row => [f.on, f.forum, f.part.label, '']), ...v.outreach.representations.map((r): Row => [r.on, r.before, r.people, text(r.outcome)])],
  },
  championing: {
    head: ['day', 'what', 'before whom', 'note'],
    rows: (v) => [...v.partnership.championing.map((c): Row => [c.on, c.activity.label, c.audience.label, text(c.note)]), ...v.partnership.resources.map((r): Row => [r.on, `Access to: ${r.kind.label}`, '', text(r.note)])],
  },
  support: {
    head: ['day', 'what', 'people', 'hours'],
    rows: (v) => [...v.staffing.supervisions.map((s): Row => [s.on, 'Supervision', 1, '']), ...v.staffing.trainings.map((t): Row => [t.on, `Training: ${t.about}`, t.people, t.hours ?? ''])],
  },
  dignitaries: {
    head: ['office', 'invited', 'confirmed'],
    rows: (v) => v.launch.dignitaries.map((d) => [d.office.label, d.invitedOn, text(d.confirmedOn)]),
  },
  services: {
    head: ['service', 'opened', 'closed', 'why closed', 'note'],
    rows: (v) => v.services.items.map((s) => [s.service.label, s.openedOn, text(s.closedOn), text(s.whyClosed), text(s.note)]),
  },
  criteria: {
    head: ['day', 'met', 'partly', 'not met', 'not applicable'],
    rows: (v) => v.criteria.assessments.map((a) => [a.on, a.met, a.partly, a.not, a.notApplicable]),
  },
  'criteria-one-by-one': {
    head: ['criterion', 'area', 'judgement', 'before', 'what shows it', 'wording'],
    rows: (v) => v.criteria.criteria.map((c) => [c.criterion.label, c.area.label, text(c.judgement?.label ?? null), text(c.before?.label ?? null), text(c.evidence), c.wording.label]),
  },
  warnings: {
    head: ['warning', 'severity', 'opens', 'clears', 'status', 'days open', 'why', 'why it matters', 'cleared by', 'told', 'source'],
    rows: (v) => v.warnings.all.map((w) => [w.title, w.severity, w.opens, text(w.clears), w.status, w.daysOpen, w.why, w.matters, w.clearedBy.join(' '), w.owner.label, w.source]),
  },
};

import { addDays, type PlainDate } from '#kernel';
import {
  agreementOn, answersOf, coreTerms, outcomes, overOn, phaseName, phasesFollowed, planFollowedOn, plansInForce, templateFollowed, votingMembers, type UloState,
} from '#development';
import type { Folded } from '#projections';
import { coded } from '../ulo/shapes.js';
import { warningsOfFolded } from '../warnings/folded-warnings.js';
import { datedAims } from './dated-aims.js';
import type { Agreed, DatedEndings, DatedUlo } from './dated.facts.js';

/** @param day the day on which steps and phases are evaluated */
export function datedUlo(folded: Folded<UloState>, day: PlainDate): DatedUlo {
  const { id, state: ulo, example } = folded;
  const { partnership, course, governance, lessons, mentoring, launch } = ulo;
  return {
    id, example, name: partnership.name ?? 'Not yet named', area: partnership.area ?? '', programme: partnership.programme ?? '',
    startedOn: partnership.startedOn,
    ended: course.ended && { on: course.ended.on, outcome: coded(outcomes, course.ended.outcome) },
    pauses: course.pauses.map(({ from, to }) => ({ from, to })),
    hasPlan: planFollowedOn(ulo, day) !== undefined || ulo.plan.plans.length > 0,
    finishes: finishesOf(ulo),
    aims: datedAims(ulo, day),
    warnings: warningsOf(folded),
    ...phasesOf(ulo, day),
    sessions: mentoring.sessions.map(({ on, hours, topics }) => ({ on, hours, topics, mentor: agreementOn(mentoring, on)?.mentor ?? null })),
    actions: mentoring.actions.map(({ id: action, action: text, agreedOn, dueOn, closedOn }) => ({ id: action, action: text, agreedOn, dueOn, closedOn })),
    bids: bidsOf(ulo),
    core: coreTerms(ulo.agreements),
    reached: ulo.outreach.reached.map(({ on, userGroups, people }) => ({ on, userGroups, people })),
    barriers: lessons.barriers.map(({ on, barrier, note, overcomeOn }) => ({ on, barrier, note, overcomeOn })),
    lessons: lessons.lessons.map(({ on, topic, lesson }) => ({ on, topic, lesson })),
    committee: governance.committee.map((seats) => ({ on: seats.on, users: seats.users, voting: votingMembers(seats) })),
    launches: launch.plans.map(({ on, launchOn }) => ({ plannedOn: on, on: launchOn })),
    launchHeldOn: launch.held?.on ?? null,
    endings: endingsOf(ulo),
    active: ulo.course.activeDays,
  };
}

const warningsOf = (folded: Folded<UloState>): DatedUlo['warnings'] =>
  warningsOfFolded(folded).map(({ code, severity, opens, clears }) => ({
    code, severity, opens, clears, answered: answersOf({ code, opens, clears }, folded.state.compliance.acknowledgements).map(({ on }) => on),
  }));

function phasesOf(ulo: UloState, day: PlainDate): Pick<DatedUlo, 'phases' | 'returns'> {
  const { phases } = templateFollowed(ulo, day);
  return {
    phases: phasesFollowed(ulo, day).map(({ phase, passedOn }) => ({ phase: phaseName(phase), passedOn })),
    returns: ulo.course.returns.map(({ on, phase: code, endedOn }) => {
      const phase = phases.find((one) => one.code === code);
      return { on, endedOn, phase: phase ? phaseName(phase) : { code, label: code } };
    }),
  };
}

/** The finishes of the baselines for a plan with steps; otherwise those of the plans in force. */
const finishesOf = (ulo: UloState): Agreed[] =>
  (ulo.steps.baselines.length > 0 ? ulo.steps.baselines : plansInForce(ulo.plan)).map(({ on, finishOn }): Agreed => [on, finishOn]);

const bidsOf = ({ bids: { bids } }: UloState): DatedUlo['bids'] =>
  bids.map(({ id, submittedOn, funder, funderOrganisation, purpose, amountPence, lines, decision }) => ({
    id, lines: lines.map(({ category, amountPence: pence }) => ({ category, amountPence: pence })),
    on: submittedOn, funder, funderOrganisation, purpose, askedPence: amountPence,
    decided: decision && { on: decision.on, outcome: decision.outcome, awardedPence: decision.amountPence ?? 0 },
  }));

function endingsOf({ mentoring, agreements, governance, premises }: UloState): DatedEndings[] {
  const each: [string, Agreed[]][] = [
    ['Mentoring', mentoring.agreements.map((a) => [a.agreedOn, a.endedOn !== null && a.endedOn < a.endsOn ? a.endedOn : a.endsOn])],
    ['Funding', agreements.agreements.map((a) => [a.signedOn, addDays(overOn(a), -1)])],
    ['Insurance', governance.insurances.flatMap(({ terms }) => terms.map(({ on, endsOn }): Agreed => [on, endsOn]))],
    ['Premises', premises.secured.flatMap(({ terms, vacatedOn }) => terms.flatMap(({ on, endsOn }): Agreed[] => (endsOn === null ? [] : [[on, vacatedOn ?? endsOn]])))],
  ];
  return each.flatMap(([what, days]) => (days.length > 0 ? [{ what, days }] : []));
}

import fc from 'fast-check';
import { InvalidInput, RuleRefused, addDays, commandSpec, derivedId, fold, type CommandClass, type Fact, type PlainDate } from '#kernel';
import { factId, smallTemplate, somebody } from '#spec';
import { scheduleOf, type StepStanding } from '#workflow';
import { inOrder } from '#history';
import { AdoptConstitution } from '../governance/index.js';
import { ulo } from '../ulo.js';
import type { UloState } from '../ulo.state.js';
import { firstBaseline } from './planned-days.js';
import {
  AddStep, AttachEvidence, CompleteStep, DropStep, MovePlan, ReopenStep, RequestWaiver, RescheduleStep, StartStep, Waive, WithdrawEvidence,
  networkOn, stepsOn,
} from './index.js';

const start = '2026-01-05';
const other = { ...smallTemplate, title: 'Another version', steps: smallTemplate.steps.map((s) => (s.code === 'S2' ? { ...s, done: { word: true as const } } : s)) };
const programme = { templates: { versions: [{ id: 'x', version: 1, on: start, hash: '', content: other }] } };

interface Try {
  type: CommandClass;
  day: number;
  fields: object;
  /** The index of the request or piece of evidence to use. */
  pick: number;
  person: number;
}

const code = fc.constantFrom('S1', 'S2', 'S3', 'S4', 'X1', 'X2');
const of = <T extends object>(type: CommandClass<T>, fields: { [K in keyof T]?: fc.Arbitrary<T[K]> }): fc.Arbitrary<Pick<Try, 'type' | 'fields'>> =>
  fc.record(fields as Record<string, fc.Arbitrary<unknown>>).map((made) => ({ type: type, fields: made }));
const why = fc.constant('Because');
const anyCommand = fc.oneof(
  of(StartStep, { step: code }), of(CompleteStep, { step: code }), of(CompleteStep, { step: code }), of(ReopenStep, { step: code, why }),
  of(AttachEvidence, { step: code, title: why, kind: fc.constant('minutes'), keptAt: why }), of(WithdrawEvidence, { why }),
  of(RequestWaiver, { step: code, why }), of(Waive, {}), of(AdoptConstitution, {}), of(DropStep, { step: code, why }),
  of(RescheduleStep, { step: code, pin: fc.constant('not-before'), day: fc.constant('2026-03-01'), reasonCode: fc.constant('other') }),
  of(AddStep, { code, title: why, phase: fc.constant('P1'), owner: fc.constant('committee'), days: fc.constant(3) }),
  of(MovePlan, { version: fc.constantFrom(0, 1) }),
);
const anyTries = fc.array(fc.record({ day: fc.nat({ max: 90 }), pick: fc.nat({ max: 5 }), person: fc.nat({ max: 2 }) }).chain((how) => anyCommand.map((what): Try => ({ ...how, ...what }))), { minLength: 5, maxLength: 25 });

const fact = (facts: readonly Fact[], type: string, data: object, occurredOn: PlainDate, person = 0): Fact => ({
  id: factId(facts.length + 1), type, data, occurredOn, recordedAt: `${occurredOn}T12:00:00.000Z`, revision: facts.length, corrected: false,
  actor: { id: derivedId(`person ${person}`), role: person === 2 ? 'committee' : 'programme-manager', organisation: 'O' },
});
const stateOn = (facts: readonly Fact[], day?: PlainDate): UloState => fold(ulo, facts.filter((f) => day === undefined || f.occurredOn <= day).sort(inOrder));
const standings = (state: UloState, day: PlainDate): StepStanding[] => (state.steps.plan ? stepsOn(state, state.steps.plan, day) : []);

/** Sorted by code: the position of an added step depends on when it was added. */
const byCode = (state: UloState, day: PlainDate): StepStanding[] => standings(state, day).sort((a, b) => (a.step.code < b.step.code ? -1 : 1));

/** The facts recorded by a sequence of commands. Calls `judged` for each fact with the states used for the decision. */
function recorded(tries: readonly Try[], judged: (fact: Fact, at: UloState, now: UloState) => void = () => undefined): Fact[] {
  const facts: Fact[] = [];
  facts.push(fact(facts, 'UloDevelopmentStarted', { programme: derivedId('p'), name: 'MAP', area: 'T', commissioner: 'C' }, start));
  facts.push(fact(facts, 'PlanLaidOut', { startOn: start, version: 0, content: smallTemplate, baseline: firstBaseline(smallTemplate, start) }, start));
  for (const { type, day, fields, pick, person } of tries) {
    const occurredOn = addDays(start, day);
    const [at, now] = [stateOn(facts, occurredOn), stateOn(facts)];
    const named = { evidence: facts.filter((f) => f.type === 'EvidenceAttached')[pick]?.id, request: facts.filter((f) => f.type === 'WaiverRequested')[pick]?.id };
    const own = type === (Waive as CommandClass) ? { request: named.request ?? factId(99) } : type === (WithdrawEvidence as CommandClass) ? { evidence: named.evidence ?? factId(99) } : {};
    const { actor } = fact(facts, '', {}, occurredOn, person);
    const context = { at, now, occurredOn, actor: { ...somebody, ...actor }, programme };
    for (const { type: made, data } of decided(type, { ...fields, ...own, occurredOn }, context)) {
      const one = fact(facts, made, data, occurredOn, person);
      judged(one, at, now);
      facts.push(one);
    }
  }
  return facts;
}

function decided(type: CommandClass, fields: object, context: Parameters<typeof ulo.decide>[2]): { type: string; data: object }[] {
  try {
    return ulo.decide(commandSpec(type).part, Object.assign(new type(), fields), context);
  } catch (error) {
    if (error instanceof RuleRefused || error instanceof InvalidInput) return [];
    throw error;
  }
}

describe('any history of a plan', () => {
  it('never completes a step by word before its prerequisites, at the time of the command', () => {
    fc.assert(fc.property(anyTries, (tries) => {
      recorded(tries, ({ type, data, occurredOn }, at, now) => {
        if (type !== 'StepCompleted' || !now.steps.plan) return;
        // The current plan has the prerequisites: a step that was dropped since is none of them.
        const step = stepsOn(at, now.steps.plan, occurredOn).find((s) => s.step.code === (data as { step: string }).step);
        for (const waited of step?.waitsFor ?? []) expect([waited, 'open']).toEqual([]);
      });
    }), { numRuns: 5_000 });
  }, 240_000);

  it('folds to the same state event by event and from the start', () => {
    fc.assert(fc.property(anyTries, (tries) => {
      const facts = recorded(tries).sort(inOrder);
      const live = facts.reduce((state, one) => ulo.evolve(structuredClone(state), one), ulo.initial());
      expect(live.steps).toEqual(fold(ulo, facts).steps);
    }), { numRuns: 300 });
  });

  it('keeps every fact when the plan moves to another version and back', () => {
    fc.assert(fc.property(anyTries, (tries) => {
      const facts = recorded(tries.filter(({ type }) => type !== (MovePlan as CommandClass)));
      const day = addDays(start, 91);
      const there = fact(facts, 'PlanMovedToVersion', { version: 1, content: other, renamed: [] }, day);
      const back = fact([...facts, there], 'PlanMovedToVersion', { version: 0, content: smallTemplate, renamed: [] }, day);
      expect(byCode(stateOn([...facts, there, back]), day)).toEqual(byCode(stateOn(facts), day));
      const same = fact(facts, 'PlanMovedToVersion', { version: 0, content: smallTemplate, renamed: [] }, day);
      expect(byCode(stateOn([...facts, same]), day)).toEqual(byCode(stateOn(facts), day));
    }), { numRuns: 1_000 });
  });

  it('does not delay other steps when an open step is waived', () => {
    fc.assert(fc.property(anyTries, code, (tries, waived) => {
      const facts = recorded(tries);
      const day = addDays(start, 91);
      const before = stateOn(facts);
      const all = standings(before, day);
      const { plan } = before.steps;
      if (!plan || all.find(({ step }) => step.code === waived)?.finishedOn !== null) return;
      const asked = fact(facts, 'WaiverRequested', { step: waived, why: 'x' }, day);
      const granted = fact([...facts, asked], 'Waived', { request: asked.id }, day);
      const after = stateOn([...facts, asked, granted]);
      const finishes = (state: UloState): Map<string, PlainDate> => new Map(scheduleOf(networkOn(state, plan, standings(state, day), day), day).steps.map((s) => [s.code, s.earlyFinish]));
      const [then, now] = [finishes(before), finishes(after)];
      for (const [step, finish] of now) if (step !== waived) expect(finish <= (then.get(step) ?? finish)).toBe(true);
    }), { numRuns: 1_000 });
  });
});

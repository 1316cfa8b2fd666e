import fc from 'fast-check';
import { InvalidInput, RuleRefused, addDays, commandSpec, fieldsOf, fold, whyOn, type CommandClass, type Fact, type PlainDate } from '#kernel';
import { anyBody, factId, somebody, type AnyBody } from '#spec';
import { inOrder, openOn, warningsOf, type Warning } from '#history';
import { commands } from '../commands.js';
import { references } from '../references.js';
import { ulo } from '../ulo.js';
import type { UloState } from '../ulo.state.js';
import { uloWarnings } from './index.js';

type Step = AnyBody & { pick: number; corrects: number | null };

/** Parts whose facts affect the same warnings. Histories of one group are dense enough to reach rare orders. */
const groups = [
  ['milestones', 'launch'],
  ['premises', 'launch'],
  ['governance'],
  ['quality', 'plan'],
  ['agreements'],
  ['bids'],
  ['staffing', 'partnership'],
  ['mentoring'],
  ['championing', 'outreach', 'partnership'],
  ['launch', 'marketing'],
  ['agenda'],
  ['procurement'],
  ['mentoring', 'launch', 'milestones'],
  ['stages', 'governance', 'partnership', 'services'],
  ['outreach', 'partnership', 'course'],
];
/** The commands of some parts. Those that refer to an earlier record are three times as frequent. */
const commandsOf = (parts: readonly string[]): CommandClass[] =>
  commands
    .filter((c) => parts.includes(commandSpec(c).part) && !commandSpec(c).creates)
    .flatMap((c) => (fieldsOf(c).some((f) => f.kind === 'ref') ? [c, c, c] : [c]));
const anySteps = fc.constantFrom(...groups.map(commandsOf)).chain((some) =>
  fc.array(
    fc
      .tuple(anyBody(some, fc.constant('')), fc.nat({ max: 20 }), fc.integer({ min: -100, max: 25 }))
      .map(([body, pick, corrects]): Step => ({ ...body, pick, corrects: corrects < 0 ? null : corrects })),
    { minLength: 20, maxLength: 40, size: 'max' },
  ),
);

const stateOf = (facts: readonly Fact[], day?: PlainDate): UloState =>
  fold(ulo, facts.filter((f) => day === undefined || f.occurredOn <= day).sort(inOrder));

/** The facts recorded by a sequence of commands, each on its own day; refused commands record nothing. */
function recorded(steps: readonly Step[]): Fact[] {
  let facts: Fact[] = [start];
  for (const step of steps) {
    const original = step.corrects === null ? undefined : facts.find((f, i) => i >= (step.corrects ?? 0) && f.type === step.records);
    const others = facts.filter((f) => f !== original);
    const [made] = decided(others, step);
    if (!made) continue;
    if (original) facts = facts.map((f) => (f === original ? { ...f, data: made.data, occurredOn: step.occurredOn, corrected: true } : f));
    else facts.push({ ...start, ...made, id: factId(facts.length + 1), occurredOn: step.occurredOn, revision: facts.length });
  }
  return facts;
}

const start: Fact = {
  id: factId(1),
  type: 'UloDevelopmentStarted',
  data: { programme: factId(99), name: 'MAP', area: 'Tamworth', commissioner: 'Council' },
  occurredOn: '2009-01-01',
  recordedAt: '2013-06-01T12:00:00.000Z',
  revision: 0,
  actor: { id: factId(98), role: 'programme-manager', organisation: 'Example' },
  corrected: false,
};

function decided(facts: readonly Fact[], { type, occurredOn, fields, pick }: Step): { type: string; data: object }[] {
  const [at, now] = [stateOf(facts, occurredOn), stateOf(facts)];
  const choices = references(now);
  const named = fieldsOf(type).flatMap((f) => {
    const offered = f.kind === 'ref' && f.name in fields ? (choices[f.to] ?? []) : [];
    return offered.length > 0 ? [[f.name, offered[pick % offered.length]?.id] as const] : [];
  });
  const lines = fields['lines'] as { amountPence: number }[] | undefined;
  const asked = lines ? { amountPence: lines.reduce((sum, l) => sum + l.amountPence, 0) } : {};
  const command = Object.assign(new type(), { occurredOn, programme: factId(99), ...fields, ...Object.fromEntries(named), ...asked });
  try {
    return ulo.decide(commandSpec(type).part, command, { at, now, occurredOn, actor: somebody });
  } catch (error) {
    if (error instanceof RuleRefused || error instanceof InvalidInput) return [];
    throw error;
  }
}

const openIn = (warnings: readonly Warning[], day: PlainDate): string[] =>
  openOn(warnings, day).map((warning) => `${warning.code} since ${warning.opens}: ${whyOn(warning, day)}`).sort();

/** Looking back gives the same result as on the day itself, apart from later records and corrections. */
it('every warning is open on a day of the complete history exactly when it is open as at that day, in the same words', () => {
  fc.assert(
    fc.property(anySteps, (steps) => {
      const facts = recorded(steps);
      const whole = stateOf(facts);
      const all = warningsOf(uloWarnings, whole);
      const ends = all.flatMap(({ opens, clears }) => (clears === null ? [opens] : [opens, clears]));
      for (const day of new Set([...facts.map((f) => f.occurredOn), ...ends].flatMap((d) => [addDays(d, -1), d])))
        expect([day, openIn(all, day)]).toEqual([day, openIn(warningsOf(uloWarnings, stateOf(facts, day)), day)]);
    }),
    { numRuns: 200 },
  );
});

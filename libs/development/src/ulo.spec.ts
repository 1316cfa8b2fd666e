import fc from 'fast-check';
import { InvalidInput, RuleRefused, allRoles, commandSpec, fieldsOf, fold, type CommandClass, type Fact } from '#kernel';
import { anyBody, factId, smallTemplate, somebody, type AnyBody } from '#spec';
import { inOrder, warningsOf } from '#history';
import { commands } from './commands.js';
import { programme } from './programme.js';
import { references } from './references.js';
import { ulo } from './ulo.js';
import { uloWarnings } from './warnings/index.js';

const uloCommands = commands.filter((c) => commandSpec(c).stream === 'ulo');
const anyIds = fc.integer({ min: 1, max: 40 }).map(factId);
/** Fields that deciders add to those of their command. */
const added: Record<string, object> = {
  UloDevelopmentStarted: { programme: factId(99) },
  MilestoneRescheduled: { oldDueOn: '2009-11-30' },
  BidSubmitted: { amountPence: 2_500_000 },
  PlanAdoptedByUsers: { finishOn: '2012-01-31', steps: null },
  PlanLaidOut: { version: 0, content: smallTemplate, baseline: { finishOn: '2012-01-31', steps: [] } },
  PlanMovedToVersion: { content: smallTemplate, renamed: [] },
};

const asFact = ({ records, occurredOn, fields }: AnyBody, index: number): Fact => ({
  id: factId(index + 1),
  type: records,
  data: { ...fields, ...added[records] },
  occurredOn,
  recordedAt: `${occurredOn}T12:00:00.000Z`,
  revision: index,
  actor: { id: factId(98), role: allRoles[index % allRoles.length] ?? 'mentor', organisation: 'Example' },
  corrected: false,
});

const anyHistory = fc.array(anyBody(uloCommands, anyIds), { maxLength: 40 }).map((bodies) => bodies.map(asFact).sort(inOrder));

describe('any history of a ULO', () => {
  it('can be folded, checked for warnings and offered as choices, in any order of its facts', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const state = fold(ulo, history);
        for (const { opens, clears, why } of warningsOf(uloWarnings, state)) {
          expect(why).not.toBe('');
          expect(clears === null || opens < clears).toBe(true);
        }
        references(state);
      }),
      { numRuns: 300 },
    );
  });

  it('can be described in words', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        for (const { type, data } of history) expect((ulo.events[type]?.describe as (d: object) => string)(data)).toEqual(expect.any(String));
      }),
    );
  });

  it('accepts or refuses any command by a rule, without changing the state', () => {
    fc.assert(
      fc.property(anyHistory, anyBody(uloCommands, anyIds), (history, { type, occurredOn, fields }) => {
        const at = fold(ulo, history.filter((f) => f.occurredOn <= occurredOn));
        const now = fold(ulo, history);
        const before = JSON.stringify([at, now]);
        const command = Object.assign(new type(), { occurredOn, programme: factId(99) }, fields);
        expect(['recorded', 'nothing', 'refused']).toContain(outcome(() => ulo.decide(commandSpec(type).part, command, { at, now, occurredOn, actor: somebody })));
        expect(JSON.stringify([at, now])).toBe(before);
      }),
      { numRuns: 300 },
    );
  });
});

function outcome(decide: () => unknown[]): 'recorded' | 'nothing' | 'refused' {
  try {
    return decide().length > 0 ? 'recorded' : 'nothing';
  } catch (error) {
    if (error instanceof RuleRefused || error instanceof InvalidInput) return 'refused';
    throw error;
  }
}

describe('every command', () => {
  const named: [string, CommandClass][] = commands.map((c) => [commandSpec(c).name, c]);

  it('has a unique name and its own event', () => {
    expect(new Set(named.map(([name]) => name)).size).toBe(commands.length);
    expect(new Set(commands.map((c) => commandSpec(c).records)).size).toBe(commands.length);
  });

  it.each(named)('%s records an event that its process declares, in a part that exists', (_, type) => {
    const { stream, part, records } = commandSpec(type);
    const decider = stream === 'ulo' ? ulo : programme;
    expect(decider.events[records]?.part).toBe(part);
    expect(Object.keys(decider.initial())).toContain(part);
  });

  it.each(named)('%s has roles and labels for its fields', (_, type) => {
    const { title, roles, name } = commandSpec(type);
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(title).toMatch(/^[A-Z][^.]*[A-Za-z]$/);
    expect(roles.length).toBeGreaterThan(0);
    expect(roles).not.toContain('auditor');
    for (const { label } of fieldsOf(type)) expect(label).toMatch(/^[A-Z]/);
  });

  it('records every event type', () => {
    const recorded = commands.map((c) => commandSpec(c).records).sort();
    expect([...Object.keys(ulo.events), ...Object.keys(programme.events)].sort()).toEqual(recorded);
  });

  it.each(['adopt-aim', 'adopt-plan', 'adopt-independence-statement'])('%s is only for users', (name) => {
    expect(commandSpec(named.find(([n]) => n === name)?.[1] as CommandClass).roles).toEqual(['user-member']);
  });

  it('adopt-agenda-item is for users and their elected committee', () => {
    expect(commandSpec(named.find(([n]) => n === 'adopt-agenda-item')?.[1] as CommandClass).roles).toEqual(['user-member', 'committee']);
  });

  it('refers only to existing lists of choices', () => {
    // Registered people and organisations are not part of a ULO.
    const offered = [...Object.keys(references(ulo.initial())), 'person', 'organisation'];
    const asked = uloCommands.flatMap((c) => fieldsOf(c).flatMap((f) => (f.kind === 'ref' ? [f.to] : [])));
    expect(asked.filter((to) => !offered.includes(to))).toEqual([]);
  });
});

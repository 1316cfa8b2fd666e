import { everything, type Scope } from '#access';
import { ChangesByKind } from '#kernel';
import { fakeClock, until } from '#spec';
import type { Visitor } from '../security/visitor.js';
import { RememberedVisitors } from './remembered-visitors.js';

const visitor = (scope: Scope = everything): Visitor => ({ id: 'p', label: 'Mia', organisation: 'Example', grants: [{ id: 'g', role: 'auditor', scope, from: '2026-01-01' }], steppedUp: false, trace: {} });

function given(): { clock: ReturnType<typeof fakeClock>; state: { changes: number }; recorded: ChangesByKind; rows: ChangesByKind; visitors: RememberedVisitors } {
  const [clock, state, recorded, rows] = [fakeClock('2026-11-26T10:59:59.800Z'), { changes: 0 }, new ChangesByKind(), new ChangesByKind()];
  return { clock, state, recorded, rows, visitors: new RememberedVisitors({ clock, state, handling: { changesOf: (kinds) => recorded.of(kinds) }, model: { changesOf: (kinds) => rows.of(kinds) } }) };
}

describe('who a session belongs to', () => {
  it('is not asked again within two seconds', () => {
    const { clock, visitors } = given();
    clock.set('2026-11-26T10:00:00.000Z');
    visitors.remember('cookie', false, visitors.stamp(), visitor());
    clock.set('2026-11-26T10:00:01.999Z');
    expect(visitors.of('cookie', false)).toEqual(visitor());
    expect(visitors.of('another', false)).toBeUndefined();
    clock.set('2026-11-26T10:00:02.000Z');
    expect(visitors.of('cookie', false)).toBeUndefined();
  });

  it('is asked again after that, too, where the clock stands still', async () => {
    const { visitors } = given();
    visitors.remember('cookie', false, visitors.stamp(), visitor());
    await until(() => visitors.of('cookie', false) === undefined);
    expect(visitors.of('cookie', false)).toBeUndefined();
  });

  it('is asked again in another hour, when a day may have begun, and when the clock was put back', () => {
    const { clock, visitors } = given();
    visitors.remember('cookie', false, visitors.stamp(), visitor());
    expect(visitors.of('cookie', false)).toBeDefined();
    clock.set('2026-11-26T11:00:00.000Z');
    expect(visitors.of('cookie', false)).toBeUndefined();
    clock.set('2026-11-26T10:59:59.700Z');
    expect(visitors.of('cookie', false)).toBeUndefined();
  });

  it('is asked again at once when this process changes a session, a role or a person', () => {
    const changes: ((of: ReturnType<typeof given>) => void)[] = [({ state }) => (state.changes += 1), ({ recorded }) => recorded.changed(['person']), ({ recorded }) => recorded.changed(['installation']), ({ rows }) => rows.changed(['person']), ({ rows }) => rows.changedAll()];
    for (const change of changes) {
      const of = given();
      of.visitors.remember('cookie', false, of.visitors.stamp(), visitor());
      change(of);
      expect(of.visitors.of('cookie', false)).toBeUndefined();
    }
  });

  it('is asked again when something changed between the question and the answer', () => {
    const { state, visitors } = given();
    const before = visitors.stamp();
    state.changes += 1;
    visitors.remember('cookie', false, before, visitor());
    expect(visitors.of('cookie', false)).toBeUndefined();
  });

  it('is kept through what others record about ULOs', () => {
    const { recorded, rows, visitors } = given();
    visitors.remember('cookie', false, visitors.stamp(), visitor());
    recorded.changed(['ulo']);
    rows.changed(['ulo', 'programme']);
    expect(visitors.of('cookie', false)).toBeDefined();
  });

  it('is asked again for a page that shows people, which a session that rested does not open', () => {
    const { visitors } = given();
    visitors.remember('cookie', false, visitors.stamp(), visitor());
    expect(visitors.of('cookie', true)).toBeUndefined();
    visitors.remember('cookie', true, visitors.stamp(), visitor());
    expect([visitors.of('cookie', true), visitors.of('cookie', false)]).toEqual([visitor(), visitor()]);
  });

  it('is asked each time of somebody with a role in an organisation, and traces are nobody else’s', () => {
    const { visitors } = given();
    visitors.remember('of an organisation', false, visitors.stamp(), visitor({ kind: 'organisation', id: 'o' }));
    expect(visitors.of('of an organisation', false)).toBeUndefined();
    visitors.remember('cookie', false, visitors.stamp(), visitor());
    const first = visitors.of('cookie', false);
    if (first) first.trace = { people: true };
    expect(visitors.of('cookie', false)?.trace).toEqual({});
  });
});

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

describe('the visitor of a session', () => {
  it('is cached for two seconds', () => {
    const { clock, visitors } = given();
    clock.set('2026-11-26T10:00:00.000Z');
    visitors.remember('cookie', false, visitors.stamp(), visitor());
    clock.set('2026-11-26T10:00:01.999Z');
    expect(visitors.of('cookie', false)).toEqual(visitor());
    expect(visitors.of('another', false)).toBeUndefined();
    clock.set('2026-11-26T10:00:02.000Z');
    expect(visitors.of('cookie', false)).toBeUndefined();
  });

  it('is loaded again after two seconds, also when the clock stops', async () => {
    const { visitors } = given();
    visitors.remember('cookie', false, visitors.stamp(), visitor());
    await until(() => visitors.of('cookie', false) === undefined);
    expect(visitors.of('cookie', false)).toBeUndefined();
  });

  it('is loaded again in a new hour, when a day may have begun, and after the clock was put back', () => {
    const { clock, visitors } = given();
    visitors.remember('cookie', false, visitors.stamp(), visitor());
    expect(visitors.of('cookie', false)).toBeDefined();
    clock.set('2026-11-26T11:00:00.000Z');
    expect(visitors.of('cookie', false)).toBeUndefined();
    clock.set('2026-11-26T10:59:59.700Z');
    expect(visitors.of('cookie', false)).toBeUndefined();
  });

  it('is loaded again at once after this process changed a session, a role or a person', () => {
    const changes: ((of: ReturnType<typeof given>) => void)[] = [({ state }) => (state.changes += 1), ({ recorded }) => recorded.changed(['person']), ({ recorded }) => recorded.changed(['installation']), ({ rows }) => rows.changed(['person']), ({ rows }) => rows.changedAll()];
    for (const change of changes) {
      const of = given();
      of.visitors.remember('cookie', false, of.visitors.stamp(), visitor());
      change(of);
      expect(of.visitors.of('cookie', false)).toBeUndefined();
    }
  });

  it('is not cached when something changed during the load', () => {
    const { state, visitors } = given();
    const before = visitors.stamp();
    state.changes += 1;
    visitors.remember('cookie', false, before, visitor());
    expect(visitors.of('cookie', false)).toBeUndefined();
  });

  it('stays cached when events of ULOs are recorded', () => {
    const { recorded, rows, visitors } = given();
    visitors.remember('cookie', false, visitors.stamp(), visitor());
    recorded.changed(['ulo']);
    rows.changed(['ulo', 'programme']);
    expect(visitors.of('cookie', false)).toBeDefined();
  });

  it('is loaded again for a page that shows people, which an idle session does not open', () => {
    const { visitors } = given();
    visitors.remember('cookie', false, visitors.stamp(), visitor());
    expect(visitors.of('cookie', true)).toBeUndefined();
    visitors.remember('cookie', true, visitors.stamp(), visitor());
    expect([visitors.of('cookie', true), visitors.of('cookie', false)]).toEqual([visitor(), visitor()]);
  });

  it('is never cached for a role in an organisation, and each request gets an empty trace', () => {
    const { visitors } = given();
    visitors.remember('of an organisation', false, visitors.stamp(), visitor({ kind: 'organisation', id: 'o' }));
    expect(visitors.of('of an organisation', false)).toBeUndefined();
    visitors.remember('cookie', false, visitors.stamp(), visitor());
    const first = visitors.of('cookie', false);
    if (first) first.trace = { people: true };
    expect(visitors.of('cookie', false)?.trace).toEqual({});
  });
});

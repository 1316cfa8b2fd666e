import { NotFound, type StoredEvent } from '#kernel';
import { policyView } from './policy.view.js';

let revision = 0;
const event = (type: string, data: object, on: string, role = 'programme-manager'): StoredEvent =>
  ({
    id: `e${revision}`, type, version: 1, data, occurredOn: on, recordedAt: `${on}T12:00:00.000Z`, stream: 'programme-p', revision: revision++, position: '1',
    metadata: { actor: { id: 'a', role, organisation: 'O' } },
  }) as unknown as StoredEvent;
const opened = (): StoredEvent => event('ProgrammeOpened', { name: 'Staffordshire', area: 'Staffordshire', jurisdiction: 'scotland' }, '2026-01-05');
const rule = { kind: 'milestone', before: [{ days: 7 }], to: ['commissioner'] };

describe('the reminder policy of a programme', () => {
  it('is the default policy in words until one is set, with the bank holidays of the nation', () => {
    const view = policyView('p', [opened()], '2026-11-24');
    expect(view).toMatchObject({ name: 'Staffordshire', nation: 'scotland', quiet: { fromHour: 20, untilHour: 7, set: null } });
    expect(view.rules).toHaveLength(16);
    expect(view.rules[0]).toMatchObject({
      kind: 'milestone', title: 'Milestone due', set: null,
      words: '28, 14, 7 and 1 days before and on the day, to the owner; then every 7 days while it is overdue; from 14 days after it to the programme manager',
    });
    expect(view.bankHolidays.slice(0, 4)).toEqual(['2026-11-30', '2026-12-25', '2026-12-28', '2027-01-01']);
  });

  it('shows for each kind when and in which role its last rule was set', () => {
    const view = policyView('p', [
      opened(), event('ReminderRuleSet', rule, '2026-02-02'), event('ReminderRuleSet', { ...rule, before: [{ days: 3 }] }, '2026-03-02'), event('QuietHoursSet', { fromHour: 18, untilHour: 8 }, '2026-03-03'),
    ], '2026-11-24');
    expect(view.rules.filter(({ set }) => set !== null)).toMatchObject([{ kind: 'milestone', words: '3 days before, to the commissioner', set: { on: '2026-03-02', role: 'programme-manager' } }]);
    expect(view.quiet).toEqual({ fromHour: 18, untilHour: 8, set: { on: '2026-03-03', role: 'programme-manager' } });
  });

  it('shows which warnings are emailed and since when', () => {
    expect(policyView('p', [opened()], '2026-11-24').warnings).toEqual({ chosen: [], set: null });
    expect(policyView('p', [opened(), event('WarningEmailsChosen', { warnings: ['no-plan'] }, '2026-02-02')], '2026-11-24').warnings).toEqual({ chosen: [{ code: 'no-plan', label: 'No plan' }], set: { on: '2026-02-02', role: 'programme-manager' } });
  });

  it('lists added future non-working days, earliest first', () => {
    const day = (on: string, name: string): StoredEvent => event('NonWorkingDayAdded', { day: on, name }, '2026-11-02');
    const { nonWorkingDays } = policyView('p', [opened(), day('2026-12-04', 'Move of the office'), day('2026-12-01', 'Proclaimed'), day('2026-11-20', 'Passed')], '2026-11-24');
    expect(nonWorkingDays.map(({ day: on, name, added }) => [on, name, added.on])).toEqual([['2026-12-01', 'Proclaimed', '2026-11-02'], ['2026-12-04', 'Move of the office', '2026-11-02']]);
  });

  it('is not found for a programme without events', () => expect(() => policyView('p', [], '2026-11-24')).toThrow(NotFound));
});

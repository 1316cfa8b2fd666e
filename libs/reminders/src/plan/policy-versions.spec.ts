import type { StoredEvent } from '#kernel';
import { policyVersions } from './policy-versions.js';

let revision = 0;
const event = (type: string, data: object, recordedAt: string): StoredEvent =>
  ({ id: `e${revision}`, type, data, occurredOn: recordedAt.slice(0, 10), recordedAt, revision: revision++, metadata: { actor: {} } }) as unknown as StoredEvent;

describe('the versions of a reminder policy', () => {
  it('contain rules, non-working days, corrections and withdrawals from when each was recorded', () => {
    revision = 0;
    const rule = { kind: 'lease', before: [{ days: 3 }], to: ['owner'] };
    const versions = policyVersions([
      event('ProgrammeOpened', { name: 'P', area: 'A', jurisdiction: 'scotland' }, '2026-01-05T12:00:00.000Z'),
      event('ReminderRuleSet', rule, '2026-02-02T12:00:00.000Z'),
      event('LessonRecorded', {}, '2026-02-03T12:00:00.000Z'),
      event('NonWorkingDayAdded', { day: '2026-06-15', name: 'Match' }, '2026-03-02T12:00:00.000Z'),
      event('CorrectionRecorded', { ofEvent: 'e3', data: { day: '2026-06-16', name: 'Match' } }, '2026-03-03T12:00:00.000Z'),
      event('CorrectionRecorded', { ofEvent: 'e3', data: null }, '2026-03-04T12:00:00.000Z'),
    ]);
    expect(versions.map(({ since, rules, calendar }) => [since.slice(0, 10), rules.lease.before.length, calendar.nation, calendar.isWorkingDay('2026-06-16'), calendar.isWorkingDay('2026-06-17')])).toEqual([
      ['', 5, 'scotland', true, true],
      ['2026-02-02', 1, 'scotland', true, true],
      ['2026-03-02', 1, 'scotland', true, true],
      ['2026-03-03', 1, 'scotland', false, true],
      ['2026-03-04', 1, 'scotland', true, true],
    ]);
  });
});

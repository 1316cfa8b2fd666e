import { InvalidInput, fold } from '#kernel';
import { factId, specFor } from '#spec';
import { programme } from '../programme.js';
import { AddNonWorkingDay, ChooseWarningEmails, SetQuietHours, SetReminderRule, ruleInWords } from './index.js';

const { given } = specFor(programme);
const on = '2010-01-11';
const rule = { kind: 'milestone', before: [{ days: 10 }, { days: 30 }], to: ['owner', 'commissioner'] } as const;
const wrongFields = (fields: Partial<SetReminderRule>): string[] => {
  try {
    given().when(SetReminderRule, on, { ...rule, ...fields } as Partial<SetReminderRule>).then();
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors.map((e) => e.field);
    throw error;
  }
  return [];
};

describe('the reminder policy of a programme', () => {
  it('is the default until a rule is set', () => {
    const { rules } = fold(programme, []).reminderPolicy;
    expect(ruleInWords(rules.milestone)).toBe(
      '28, 14, 7 and 1 days before and on the day, to the owner; then every 7 days while it is overdue; from 14 days after it to the programme manager',
    );
    expect(ruleInWords(rules.report)).toBe(ruleInWords(rules.milestone));
    expect(ruleInWords(rules.lease)).toBe('28, 14, 7 and 1 days before and on the day, to the owner');
    expect(ruleInWords(rules.mentoring)).toBe('28, 14, 7 and 1 days before and on the day, to the mentor');
    expect(ruleInWords(rules['mentor-silent'])).toBe('on the day, to the mentor; from 14 days after it to the programme manager');
  });

  it('replaces the complete rule of one kind of deadline only', () => {
    const policy = given([on, 'ReminderRuleSet', rule]).state().reminderPolicy;
    expect(policy.rules.milestone).toEqual({ before: [{ days: 30 }, { days: 10 }], to: ['owner', 'commissioner'] });
    expect(policy.rules.report.againEveryDays).toBe(7);
  });

  it('records rules and quiet hours', () => {
    given().when(SetReminderRule, on, { ...rule } as unknown as Partial<SetReminderRule>).thenRecords('ReminderRuleSet');
    given().when(SetQuietHours, on, { fromHour: 18, untilHour: 8 }).thenRecords('QuietHoursSet');
    expect(given([on, 'QuietHoursSet', { fromHour: 18, untilHour: 8 }]).state().reminderPolicy.quiet).toEqual({ fromHour: 18, untilHour: 8 });
  });

  it('emails no warnings until some are chosen; the last choice replaces all earlier ones', () => {
    expect(given().state().reminderPolicy.warnings).toEqual([]);
    given().when(ChooseWarningEmails, on, { warnings: ['no-plan', 'no-mentor'] }).then({ type: 'WarningEmailsChosen', data: { warnings: ['no-plan', 'no-mentor'] } });
    given().when(ChooseWarningEmails, on, {}).then({ type: 'WarningEmailsChosen', data: { warnings: [] } });
    const chosen = given([on, 'WarningEmailsChosen', { warnings: ['no-plan', 'no-mentor'] }], [on, 'WarningEmailsChosen', { warnings: ['no-mentor'] }]);
    expect(chosen.state().reminderPolicy.warnings).toEqual(['no-mentor']);
  });

  it('records non-working days, each only once', () => {
    const coronation = { day: '2026-05-08', name: 'Coronation' };
    given().when(AddNonWorkingDay, on, coronation).thenRecords('NonWorkingDayAdded');
    const added = given([on, 'NonWorkingDayAdded', coronation]);
    expect(added.state().reminderPolicy.nonWorkingDays).toEqual([{ id: factId(1), ...coronation }]);
    added.when(AddNonWorkingDay, on, coronation).thenRefused('non-working-day-already-added');
  });

  it('refuses a day at the weekend, and one that has passed', () => {
    const refused = (day: string) => () => given().when(AddNonWorkingDay, on, { day, name: 'Coronation' }).then();
    expect(refused('2026-05-09')).toThrow(InvalidInput);
    expect(refused('2010-01-08')).toThrow(InvalidInput);
  });

  it('uses the owners of actions, and requires recipients for all other kinds', () => {
    const without = { kind: 'action', before: [{ days: 3 }] } as const;
    given().when(SetReminderRule, on, { kind: 'action', before: [{ days: 3 }] }).then({ type: 'ReminderRuleSet', data: { ...without, to: ['owner'] } });
    expect(wrongFields({ kind: 'action', to: ['mentor'] })).toEqual(['to']);
    expect(wrongFields({ to: [] })).toEqual(['to']);
    expect(wrongFields({ kind: 'progress', before: [{ days: 5 }] })).toEqual(['before']);
    expect(wrongFields({ kind: 'warning', before: [{ days: 1 }], to: ['mentor'] })).toEqual(['to', 'before']);
  });

  it('refuses contradictory fields, and names the field', () => {
    expect(wrongFields({ before: [{ days: 7 }, { days: 1 }, { days: 7 }] })).toEqual(['before.2.days']);
    expect(wrongFields({ kind: 'lease', againEveryDays: 7 })).toEqual(['againEveryDays']);
    expect(wrongFields({ kind: 'award', escalateAfterDays: 7, escalateTo: ['manager'] })).toEqual(['escalateAfterDays']);
    expect(wrongFields({ escalateAfterDays: 7 })).toEqual(['escalateTo']);
    expect(wrongFields({ escalateTo: ['manager'] })).toEqual(['escalateAfterDays']);
  });

  it('has separate rules for steps before and after their due day', () => {
    const { rules } = fold(programme, []).reminderPolicy;
    expect(ruleInWords(rules['step-due'])).toBe('28, 14, 7 and 1 days before and on the day, to the owner');
    expect(ruleInWords(rules['step-overdue'])).toBe('every 7 days while it is overdue, to the owner; from 14 days after it to the programme manager');
    expect(wrongFields({ kind: 'step-due', againEveryDays: 7, escalateAfterDays: 14, escalateTo: ['manager'] })).toEqual(['againEveryDays', 'escalateAfterDays', 'escalateTo']);
    expect(wrongFields({ kind: 'step-overdue', againEveryDays: 7 })).toEqual(['before']);
    expect(wrongFields({ before: [] })).toEqual(['before']);
    given().when(SetReminderRule, on, { kind: 'step-overdue', to: ['owner'] }).then({ type: 'ReminderRuleSet', data: { kind: 'step-overdue', before: [], to: ['owner'] } });
    expect(ruleInWords(given([on, 'ReminderRuleSet', { kind: 'step-overdue', before: [], to: ['owner'] }]).state().reminderPolicy.rules['step-overdue'])).toBe('nobody is reminded');
  });

  describe('with a rule for steps of version 1', () => {
    const lifted = (data: object): object => programme.upcasters['ReminderRuleSet']?.[1]?.(data) ?? {};
    const old = { kind: 'step-due', before: [{ days: 3 }], to: ['owner', 'mentor'], againEveryDays: 5, escalateAfterDays: 10, escalateTo: ['commissioner'] };
    const wordsOf = (...data: object[]): string[] => {
      const { rules } = given(...data.map((one) => [on, 'ReminderRuleSet', one] as const)).state().reminderPolicy;
      return [ruleInWords(rules['step-due']), ruleInWords(rules['step-overdue'])];
    };

    it('applies the rule for due steps to overdue steps too', () => {
      expect(wordsOf(lifted(old))).toEqual(['3 days before, to the owner and the mentor', 'every 5 days while it is overdue, to the owner and the mentor; from 10 days after it to the commissioner']);
      expect(wordsOf(lifted({ kind: 'step-due', before: [{ days: 3 }], to: ['owner'] }))).toEqual(['3 days before, to the owner', 'nobody is reminded']);
      expect(lifted({ kind: 'lease', before: [{ days: 3 }], to: ['owner'] })).toEqual({ kind: 'lease', before: [{ days: 3 }], to: ['owner'] });
    });

    it('applies it until there is a rule for overdue steps', () => {
      const own = { kind: 'step-overdue', before: [], to: ['manager'], againEveryDays: 2 };
      expect(wordsOf(lifted(old), own)[1]).toBe('every 2 days while it is overdue, to the programme manager');
      expect(wordsOf(own, lifted(old))[1]).toBe('every 2 days while it is overdue, to the programme manager');
      expect(wordsOf(lifted(old), { kind: 'step-due', before: [{ days: 1 }], to: ['owner'] })).toEqual(['1 day before, to the owner', wordsOf(lifted(old))[1]]);
    });
  });
});

import { deadlineKinds, emailedWarnings, deciders, ruleInWords, type DeadlineKind, type ReminderPolicy, type ReminderRule } from '#development';
import { NotFound, addDays, fold, type ActorRole, type Fact, type PlainDate, type StoredEvent } from '#kernel';
import { bankHolidays, nationOf, type Nation } from '#reminders';
import { factsOf } from '#history';
import { coded, type Coded } from '../ulo/shapes.js';

/** Since when something holds, and in which role it was set. */
export interface SetBy {
  on: PlainDate;
  role: ActorRole;
}

export interface PolicyRule {
  kind: DeadlineKind;
  title: string;
  /** “28, 14, 7 and 1 days before and on the day, to the owner; …”. */
  words: string;
  rule: ReminderRule;
  /** Null: the rule that holds until a programme sets its own. */
  set: SetBy | null;
}

/** When a programme reminds, and whom. */
export interface PolicyView {
  id: string;
  name: string;
  example: boolean;
  rules: PolicyRule[];
  /** The warnings whose opening is emailed to their owners; set is null while none was ever chosen. */
  warnings: { chosen: Coded[]; set: SetBy | null };
  quiet: ReminderPolicy['quiet'] & { set: SetBy | null };
  /** Whose bank holidays are no working days, with those to come in a year. */
  nation: Nation;
  bankHolidays: PlainDate[];
  /** Days to come that the programme added to them, the earliest first. */
  nonWorkingDays: { id: string; day: PlainDate; name: string; added: SetBy }[];
}

/** The current policy, from the stream of the programme. @throws NotFound */
export function policyView(id: string, events: readonly StoredEvent[], today: PlainDate): PolicyView {
  if (events.length === 0) throw new NotFound('programme', id);
  const facts = factsOf(events);
  const { programme, reminderPolicy } = fold(deciders.programme, facts);
  const nation = nationOf(programme.jurisdiction);
  return {
    id,
    name: programme.name ?? '',
    example: events[0]?.metadata.example === true,
    rules: (Object.keys(deadlineKinds) as DeadlineKind[]).map((kind) => {
      const rule = reminderPolicy.rules[kind];
      return { kind, title: deadlineKinds[kind], words: ruleInWords(rule), rule, set: setBy(ruleFact(facts, kind)) };
    }),
    warnings: { chosen: reminderPolicy.warnings.map((code) => coded(emailedWarnings, code)), set: setBy(facts.findLast((fact) => fact.type === 'WarningEmailsChosen')) },
    quiet: { ...reminderPolicy.quiet, set: setBy(facts.findLast((fact) => fact.type === 'QuietHoursSet')) },
    nation,
    bankHolidays: holidaysOfAYear(nation, today),
    nonWorkingDays: reminderPolicy.nonWorkingDays.flatMap(({ id: fact, day, name }) => {
      const added = setBy(facts.find((one) => one.id === fact));
      return added && day >= today ? [{ id: fact, day, name, added }] : [];
    }).sort((a, b) => (a.day < b.day ? -1 : 1)),
  };
}

/** The fact that set the rule. For overdue steps it may be a rule for steps that is older than the rules for overdue steps. */
function ruleFact(facts: readonly Fact[], kind: DeadlineKind): Fact | undefined {
  const sets = facts.filter(({ type }) => type === 'ReminderRuleSet');
  return sets.findLast(({ data }) => 'kind' in data && data.kind === kind) ?? (kind === 'step-overdue' ? sets.findLast(({ data }) => 'coversOverdue' in data) : undefined);
}

/** The bank holidays of the next year, without those on a weekend. */
const holidaysOfAYear = (nation: Nation, first: PlainDate): PlainDate[] => {
  const last = addDays(first, 365);
  const days = new Set([first, last].flatMap((day) => [...bankHolidays(nation, day.slice(0, 4))]));
  return [...days].filter((day) => day >= first && day <= last && Temporal.PlainDate.from(day).dayOfWeek <= 5).sort();
};

const setBy = (fact: Fact | undefined): SetBy | null => (fact ? { on: fact.occurredOn, role: fact.actor.role } : null);

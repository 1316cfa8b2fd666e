import { mentoringTopics, sessionModes, type MentoringTopic } from '#development';
import type { UloView } from '#dashboards';
import type { FieldError, PlainDate } from '#kernel';
import { addDays } from '#kernel';
import { date, number, textOf, type FormValues } from '#ui';

/** Lengths that are offered for a ULO without sessions. */
const defaultLengths = [1, 1.5, 2, 3];

const quarters: Readonly<Record<string, string>> = { '0.25': '¼', '0.5': '½', '0.75': '¾' };
/** "1½ hours", "45 minutes". */
export function lengthInWords(hours: number): string {
  if (hours < 1) return `${hours * 60} minutes`;
  const rest = hours % 1;
  const part = rest === 0 ? '' : quarters[String(rest)];
  return part === undefined ? `${number(hours)} hours` : `${Math.floor(hours)}${part} ${hours === 1 ? 'hour' : 'hours'}`;
}

/** Four lengths, sorted: the most frequent of the last sessions, then the usual ones. */
export function usualLengths({ sessions }: UloView['mentoring']): number[] {
  const counts = new Map<number, number>();
  for (const { hours } of sessions.slice(-20)) counts.set(hours, (counts.get(hours) ?? 0) + 1);
  const known = [...counts].sort((a, b) => b[1] - a[1]).map(([hours]) => hours);
  return [...new Set([...known, ...defaultLengths])].slice(0, 4).sort((a, b) => a - b);
}

/** All topics, those of the last sessions first. */
export function topicsInOrder({ sessions }: UloView['mentoring']): MentoringTopic[] {
  const last = sessions.slice(-5).toReversed().flatMap(({ topics }) => topics.map(({ code }) => code as MentoringTopic));
  return [...new Set([...last, ...(Object.keys(mentoringTopics) as MentoringTopic[])])];
}

/** The fields of the full command form, from those of the short form. */
export function commandFields(posted: FormValues, today: PlainDate): FormValues {
  const { when, length, ...rest } = posted;
  const chosen = textOf({ when: when ?? '' }, 'when');
  const day = chosen === 'today' ? today : chosen === 'yesterday' ? addDays(today, -1) : undefined;
  const [year = '', month = '', ofMonth = ''] = day?.split('-') ?? [];
  const hours = textOf({ length: length ?? '' }, 'length');
  return {
    ...rest,
    ...(day === undefined ? {} : { 'occurredOn-day': ofMonth, 'occurredOn-month': month, 'occurredOn-year': year }),
    ...(hours === '' || hours === 'other' ? {} : { hours }),
  };
}

/** The input of the template: controls with the typed values, and an error at each invalid one. */
export function sessionControls(mentoring: UloView['mentoring'], today: PlainDate, typed: FormValues, errors: readonly FieldError[]): object {
  const at = (field: string): { text: string } | undefined => {
    const message = errors.find((error) => error.field === field || error.field.startsWith(`${field}-`))?.message;
    return message === undefined ? undefined : { text: message };
  };
  const topics = typed['topics'] ?? [];
  return {
    when: textOf(typed, 'when') || 'today', length: textOf(typed, 'length'), hours: textOf(typed, 'hours'), mode: textOf(typed, 'mode'), note: textOf(typed, 'note'), topics: typeof topics === 'string' ? [topics] : topics,
    day: ['day', 'month', 'year'].map((part) => ({ name: part, id: `occurredOn-${part}`, label: part.charAt(0).toUpperCase() + part.slice(1), classes: `govuk-input--width-${part === 'year' ? 4 : 2}`, value: textOf(typed, `occurredOn-${part}`) })),
    today: `Today, ${date(today)}`, yesterday: `Yesterday, ${date(addDays(today, -1))}`,
    lengths: usualLengths(mentoring).map((hours) => ({ value: String(hours), text: lengthInWords(hours) })),
    offered: topicsInOrder(mentoring).map((code) => ({ value: code, text: mentoringTopics[code] })),
    modes: Object.entries(sessionModes).map(([value, text]) => ({ value, text })),
    errors: { occurredOn: at('occurredOn'), hours: at('hours'), topics: at('topics'), note: at('note') },
  };
}

const anchors: Readonly<Record<string, string>> = { occurredOn: '#when', hours: '#length', topics: '#topics', mode: '#mode', note: '#note' };
export const errorLinks = (errors: readonly FieldError[]): { text: string; href?: string }[] =>
  errors.map(({ field, message }) => ({ text: message, ...(anchors[field] ? { href: anchors[field] } : {}) }));

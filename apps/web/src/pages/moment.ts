import { InvalidInput, type PlainDate } from '#kernel';
import { date, momentFields, type FormValues } from '#ui';
import type { Block } from './blocks.js';

/** The day looked back to, from the address of the page. */
export interface AskedMoment {
  asAt?: PlainDate;
  knownAt?: PlainDate;
  fields: ReturnType<typeof momentFields>;
  /** For links that keep the moment. */
  query: { asAt?: string; knownAt?: string };
}

export function askedMoment(query: FormValues): AskedMoment {
  const fields = momentFields(query);
  const { asAt, knownAt } = fields;
  const set = { ...(asAt ? { asAt } : {}), ...(knownAt ? { knownAt } : {}) };
  return { ...set, fields, query: set };
}

/** Says which moment is shown, when it is not today. */
export function shownMoment({ asAt, knownAt }: AskedMoment): Block[] {
  if (!asAt && !knownAt) return [];
  const happened = asAt ? `what had happened by ${date(asAt)}` : 'what had happened';
  return [{ kind: 'inset', text: `You are looking back: ${happened}, as known ${knownAt ? `on ${date(knownAt)}` : 'today'}.` }];
}

/** Offers another moment. */
export const chooseMoment = ({ asAt, knownAt, fields }: AskedMoment, path: string): Block => ({
  kind: 'moment',
  moment: { fields: fields.fields, action: path, ...(asAt || knownAt ? { clear: path } : {}) },
});

/** For lists as files, which cannot show a form again. @throws InvalidInput */
export function refuseWrongMoment({ fields }: AskedMoment): void {
  if (fields.errors.length > 0) throw new InvalidInput(fields.errors.map((e) => ({ field: e.href?.slice(1) ?? 'asAt', message: e.text })));
}

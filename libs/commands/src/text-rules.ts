import type { TextPlace, TextRules } from '#event-store';
import { isCorrection, isRedaction, type TextRedacted } from '#history';
import { commandSpec, fieldsOf, type CommandClass } from '#kernel';

type Field = Pick<TextPlace, 'name' | 'inClear'>;

const none: readonly TextPlace[] = [];
const placesIn = (data: object, path: string, fields: readonly Field[] = []): TextPlace[] =>
  fields.map(({ name, inClear }) => ({ holder: data as Record<string, unknown>, name, field: path + name, ...(inClear && { inClear }) }));

const reason: readonly Field[] = [{ name: 'reason' }];

/** Finds the long texts in events: the fields that commands declare as long text, and the reasons of corrections. */
export function textRules(commands: readonly CommandClass[]): TextRules {
  const fields = new Map<string, readonly Field[]>();
  for (const command of commands) {
    const texts = fieldsOf(command).flatMap((field): Field[] => (field.kind === 'longtext' && field.name !== 'reason' ? [{ name: field.name, ...(field.inClear !== undefined && { inClear: true as const }) }] : []));
    if (texts.length > 0) fields.set(commandSpec(command).records, texts);
  }
  return {
    textsIn({ type, data }) {
      const texts = fields.get(type);
      if (texts) return placesIn(data, '', texts);
      if (isRedaction({ type, data })) return placesIn(data, '', reason);
      const correction = { type, data };
      if (!isCorrection(correction)) return none;
      const { ofType, data: corrected } = correction.data;
      return [...placesIn(data, '', reason), ...(corrected === null ? none : placesIn(corrected, 'data.', fields.get(ofType)))];
    },
    removal: { type: 'TextRedacted', sealsIn: (data) => (data as TextRedacted['data']).seals },
  };
}

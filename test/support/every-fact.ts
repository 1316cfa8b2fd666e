import { commands } from '#catalogue';
import { addDays, commandSpec, envelopeFields, fieldsOf, type CommandClass, type FieldSpec, type Json, type PlainDate } from '#kernel';
import { date, money } from '#ui';

/** The texts by which a page shows a fact. */
export interface RecordedFact {
  command: string;
  /** By field name: the texts that a page must contain. */
  shown: Record<string, string[]>;
}

const typeOf = (name: string): CommandClass => {
  const found = commands.find((type) => commandSpec(type).name === name);
  if (!found) throw new Error(`There is no command ${name}`);
  return found;
};

/** Makes bodies of commands with unique values: each text, amount, figure and day is used once. */
export class DistinctiveFacts {
  #next = 0;

  constructor(private readonly first: PlainDate) {}

  /** The next unused day. */
  day(): PlainDate {
    return addDays(this.first, this.#number());
  }

  /** The body of a command: the given values, and a unique value for each other field that takes a text, a figure or a choice. */
  body(name: string, given: Readonly<Record<string, Json>>): { body: Record<string, Json>; told: RecordedFact } {
    const occurredOn = (given['occurredOn'] as string | undefined) ?? this.day();
    const own = fieldsOf(typeOf(name)).filter((field) => !(envelopeFields as readonly string[]).includes(field.name) && field.name !== 'daysAreRight');
    const fields = Object.fromEntries(own.flatMap((field): [string, Json][] => {
      const value = field.name in given ? given[field.name] : this.#valueOf(field);
      return value === undefined || value === null ? [] : [[field.name, value]];
    }));
    const shown = Object.fromEntries(own.flatMap((field): [string, string[]][] => (fields[field.name] === undefined ? [] : [[field.name, shownAs(field, fields[field.name])]])).filter(([, texts]) => texts.length > 0));
    // A fact without other shown fields is recognised by its day.
    const about = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
    return { body: { ...about, ...fields, occurredOn }, told: { command: name, shown: Object.keys(shown).length > 0 ? shown : { occurredOn: [date(occurredOn)] } } };
  }

  #number(): number {
    this.#next += 1;
    return this.#next;
  }

  #valueOf(field: FieldSpec): Json | undefined {
    switch (field.kind) {
      case 'text':
      case 'longtext':
        return `Told ${this.#number()}x${field.name}`;
      case 'money':
        return 1_000_000 + this.#number() * 100;
      case 'whole':
        return Math.min(field.max ?? 9_999, 200 + this.#number());
      case 'choice':
        return Object.keys(field.options)[0];
      case 'choices':
        return Object.keys(field.options).slice(0, 2);
      case 'rows':
        return [Object.fromEntries(fieldsOf(field.of()).flatMap((inner): [string, Json][] => {
          const value = this.#valueOf(inner);
          return value === undefined ? [] : [[inner.name, value]];
        }))];
      case 'decimal':
      case 'date':
      case 'yesno':
      case 'id':
      case 'ref':
        return undefined;
    }
  }
}

/** The texts by which pages show a value. None for ids, references and yes/no, which pages show in different words. */
function shownAs(field: FieldSpec, value: Json | undefined): string[] {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  switch (field.kind) {
    case 'text':
    case 'longtext':
      return [text];
    case 'money':
      return [money(value as number)];
    case 'whole':
    case 'decimal':
      return [text];
    case 'date':
      return [date(text)];
    case 'choice':
      return [field.options[text] ?? ''];
    case 'choices':
      return (value as string[]).map((one) => field.options[one] ?? '');
    case 'rows':
      return (value as Record<string, Json>[]).flatMap((row) => fieldsOf(field.of()).flatMap((inner) => (row[inner.name] === undefined ? [] : shownAs(inner, row[inner.name]))));
    case 'yesno':
    case 'id':
    case 'ref':
      return [];
  }
}

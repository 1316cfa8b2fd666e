import type { PlainDate } from '#kernel';

/** A code of the domain with its words for people: the code is for programs, the label is what pages print. */
export interface Coded {
  code: string;
  label: string;
}

/** So many of so many, as counts: pages say "6 of 8 people", never a percentage. */
export interface Share {
  count: number;
  of: number;
}

/** The id and the day of a fact. */
export interface Dated {
  /** The id of the event that recorded it. */
  id: string;
  on: PlainDate;
}

/** A change of a last day. `before` and `endsOn` are null if no end was agreed. */
export interface Renewal<Last extends PlainDate | null = PlainDate> {
  on: PlainDate;
  endsOn: Last;
  before: Last;
}

/** @param terms the last days, as first agreed and then as renewed, each with the day of the agreement */
export const renewalsOf = <Last extends PlainDate | null>(terms: readonly { on: PlainDate; endsOn: Last }[]): Renewal<Last>[] =>
  terms.flatMap(({ on, endsOn }, i) => ((before) => (before ? [{ on, endsOn, before: before.endsOn }] : []))(terms[i - 1]));

/** A code with its label. An unknown code is its own label. */
export const coded = (words: Readonly<Record<string, string>>, code: string): Coded => ({ code, label: words[code] ?? code });

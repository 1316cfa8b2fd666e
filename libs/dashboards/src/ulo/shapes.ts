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

/** A fact that carries nothing but its day and a name. */
export interface Dated {
  /** The id of the event that recorded it. */
  id: string;
  on: PlainDate;
}

/** When a last day was moved, from which to which; null: no end agreed. */
export interface Renewal<Last extends PlainDate | null = PlainDate> {
  on: PlainDate;
  endsOn: Last;
  before: Last;
}

/** @param terms the last days as first agreed and as renewed, each with its day */
export const renewalsOf = <Last extends PlainDate | null>(terms: readonly { on: PlainDate; endsOn: Last }[]): Renewal<Last>[] =>
  terms.flatMap(({ on, endsOn }, i) => ((before) => (before ? [{ on, endsOn, before: before.endsOn }] : []))(terms[i - 1]));

/** The codes of a choice with their words; a code that is not known keeps itself as its words. */
export const coded = (words: Readonly<Record<string, string>>, code: string): Coded => ({ code, label: words[code] ?? code });

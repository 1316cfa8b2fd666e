import type { PlainDate } from '#kernel';
import type { Jurisdiction } from '../programme/codes.js';

/** A required share, as two whole numbers, and the comparison to apply. */
export interface Fraction {
  num: number;
  den: number;
  cmp: '>=' | '>';
}

/** The voting members of whom a share is computed. */
export const bases = {
  voting: 'voting members',
  committee: 'members of the committee',
  board: 'members of the board',
  'governing-body': 'members of the governing body',
  trustees: 'directors or trustees',
} as const;

export interface CommitteeParameters {
  boardShare: Fraction & { basis: keyof typeof bases; counts: readonly 'users'[] };
  /** Who counts, in the words of the rules. The closest recorded category is people who use services. */
  whoCounts: string;
  /** `choice`: the programme says whether carers count too; `no`: they never do. */
  carers: 'choice' | 'no';
  /** The required share of the staff. Milepost does not record staff by category, so it only shows this share. */
  staffShare?: Fraction;
  /** Shares that are preferred, but not required. */
  preferred?: { boardShare: Fraction; staffShare: Fraction };
}

export interface ReservationParameters {
  /** The first part of the test, as a statement that is true or false. */
  purpose: string;
  /** The second part of the test: the required share of the workforce. */
  share: Fraction;
  /** Who is counted in the share. */
  persons: string;
  /** The measures that may be used for the share. */
  measuredOver: readonly (keyof typeof measures)[];
}

export const measures = {
  organisation: 'The organisation',
  'contract-part': 'The part of it that performs the contract',
  combined: 'The organisations combined',
} as const;

export interface Topics {
  committee: CommitteeParameters;
  'carer-led': { carersShare: Fraction };
  reservation: ReservationParameters;
  'mutual-reservation': { mostMonths: number };
  threshold: { servicesPence: number; vat: 'net' | 'incl'; lightTouchPence: number | null };
  'supported-business': { contracts: number };
  agreement: { months: { min: number | null; max: number } };
  notice: { noticeMonths: number; consultationWeeks: number | null };
  plan: { months: { min: number; max: number } };
  tender: { days: number };
  costs: { lines: readonly string[] };
  'grant-data': { required: readonly string[]; optional: readonly string[] };
}
export type Topic = keyof Topics;

export const topics: Readonly<Record<Topic, string>> = {
  committee: 'Control of the committee',
  'carer-led': 'Carer-led organisations',
  reservation: 'Contracts reserved for supported businesses',
  'mutual-reservation': 'Contracts reserved for mutuals',
  threshold: 'Procurement thresholds for services of councils',
  'supported-business': 'Contracts with supported businesses',
  agreement: 'Length of funding agreements',
  notice: 'Notice and consultation',
  plan: 'Length of a development',
  tender: 'Time for tenders',
  costs: 'Costs that a bid covers',
  'grant-data': 'Open data on grants',
};

export const wordingStatuses = {
  quoted: 'In the words of the source',
  paraphrased: 'In our words, from the source',
  unverified: 'Not checked against a source',
} as const;

/** A body of guidance or law. Recorded judgements contain its code and version. */
export interface RuleSet<T extends Topic = Topic> {
  code: string;
  /** Raise the version when parameters are corrected. */
  version: number;
  topic: T;
  jurisdiction: readonly Jurisdiction[];
  title: string;
  source: string;
  wordingStatus: keyof typeof wordingStatuses;
  /** Null when the source gives no day. */
  inForceFrom: PlainDate | null;
  /** The last day. Null when it is still in force, or the source gives no day. */
  inForceTo: PlainDate | null;
  /** The day from which `inForceFrom` was known. Null when the source gives no day. */
  knownFrom: PlainDate | null;
  /** First days that were announced and later moved, the earliest announcement first. */
  announced?: readonly { inForceFrom: PlainDate; knownFrom: PlainDate }[];
  supersededBy: string | null;
  parameters: Topics[T];
}

/** Compares `count / of` with the fraction, in whole numbers. False when `of` is 0. */
export const meets = ({ num, den, cmp }: Fraction, count: number, of: number): boolean =>
  of > 0 && (cmp === '>=' ? count * den >= num * of : count * den > num * of);

/** The smallest count that meets the fraction of a total of this size. */
export const fewestOf = ({ num, den, cmp }: Fraction, of: number): number =>
  cmp === '>=' ? Math.ceil((num * of) / den) : Math.floor((num * of) / den) + 1;

/** “at least 3 of 4”, “more than 1 of 2”. */
export const fractionInWords = ({ num, den, cmp }: Fraction): string => `${cmp === '>=' ? 'at least' : 'more than'} ${num} of ${den}`;

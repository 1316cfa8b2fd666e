import type { PlainDate } from '#kernel';
import type { Jurisdiction } from '../programme/codes.js';

/** A part of a whole, as two whole numbers, and how a share is compared with it. */
export interface Fraction {
  num: number;
  den: number;
  cmp: '>=' | '>';
}

/** Which voting members a share is of. */
export const bases = {
  voting: 'voting members',
  committee: 'members of the committee',
  board: 'members of the board',
  'governing-body': 'members of the governing body',
  trustees: 'directors or trustees',
} as const;

export interface CommitteeParameters {
  boardShare: Fraction & { basis: keyof typeof bases; counts: readonly 'users'[] };
  /** Who counts, in the words of the rules. The recorded category closest to it is people who use services. */
  whoCounts: string;
  /** `choice`: the programme says whether carers count too; `no`: they never do. */
  carers: 'choice' | 'no';
  /** Of the staff; Milepost records no staff by category, so it is shown and not judged. */
  staffShare?: Fraction;
  /** What is preferred over the share that is asked for. */
  preferred?: { boardShare: Fraction; staffShare: Fraction };
}

export interface ReservationParameters {
  /** The first limb, as a statement that is true or not. */
  purpose: string;
  /** The second limb: of those who work there. */
  share: Fraction;
  /** Who is counted in the share. */
  persons: string;
  /** What the share may be measured over. */
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

/** A body of guidance or law. What is recorded of a judgement names its code and version. */
export interface RuleSet<T extends Topic = Topic> {
  code: string;
  /** Raised when parameters are corrected. */
  version: number;
  topic: T;
  jurisdiction: readonly Jurisdiction[];
  title: string;
  source: string;
  wordingStatus: keyof typeof wordingStatuses;
  /** Null: the source gives no day. */
  inForceFrom: PlainDate | null;
  /** The last day. Null: still in force, or the source gives no day. */
  inForceTo: PlainDate | null;
  /** From when it was known that it begins on `inForceFrom`. Null: the source gives no day. */
  knownFrom: PlainDate | null;
  /** Days of beginning that were announced first and then moved, the earliest announcement first. */
  announced?: readonly { inForceFrom: PlainDate; knownFrom: PlainDate }[];
  supersededBy: string | null;
  parameters: Topics[T];
}

/** In whole numbers: `count / of` against the fraction. False when there is nobody to count. */
export const meets = ({ num, den, cmp }: Fraction, count: number, of: number): boolean =>
  of > 0 && (cmp === '>=' ? count * den >= num * of : count * den > num * of);

/** The fewest that meet the fraction in a whole of this size. */
export const fewestOf = ({ num, den, cmp }: Fraction, of: number): number =>
  cmp === '>=' ? Math.ceil((num * of) / den) : Math.floor((num * of) / den) + 1;

/** “at least 3 of 4”, “more than 1 of 2”. */
export const fractionInWords = ({ num, den, cmp }: Fraction): string => `${cmp === '>=' ? 'at least' : 'more than'} ${num} of ${den}`;

import type { PlainDate } from '#kernel';
import {
  allRuleSets, figureInWords, guidanceFigures, isInForceOn, jurisdictions, parametersInWords, topics, wordingStatuses, type RuleSet,
} from '#development';
import { coded, type Coded } from '../ulo/shapes.js';

/** A body of guidance or law by which Milepost judges. */
export interface RuleSetView {
  code: string;
  /** Recorded judgements name it, beside the code. */
  version: number;
  topic: Coded;
  jurisdictions: Coded[];
  title: string;
  /** What it asks for, with its figures. */
  asks: string;
  source: string;
  wording: Coded;
  /** Null: the source gives no day. */
  inForceFrom: PlainDate | null;
  /** The last day. Null: still in force, or the source gives no day. */
  inForceTo: PlainDate | null;
  /** From when it was known that it begins on that day. */
  knownFrom: PlainDate | null;
  /** Days of beginning that were announced and then moved. */
  announced: { inForceFrom: PlainDate; knownFrom: PlainDate }[];
  supersededBy: string | null;
  /** Whether it is in force on the day of the answer. */
  inForce: boolean;
}

/** A figure of the guidance beside the law. */
export interface GuidanceFigureView {
  code: string;
  about: string;
  said: string;
  source: string;
  saidOn: PlainDate;
  /** In force when the guidance was printed. */
  lawThen: string;
  /** True where the guidance was out of date when it was printed. */
  differedThen: boolean;
  /** In force on the day of the answer. */
  lawNow: string;
  differsNow: boolean;
}

export interface RuleSetsView {
  on: PlainDate;
  items: RuleSetView[];
  guidance: GuidanceFigureView[];
}

export const ruleSetsView = (on: PlainDate): RuleSetsView => ({
  on,
  items: allRuleSets.map((one) => ruleSetView(one, on)),
  guidance: guidanceFigures(on).map(({ code, about, said, source, saidOn, lawThen, lawNow, differedThen, differsNow }) => ({
    code, about, said, source, saidOn, lawThen: figureInWords(lawThen), differedThen, lawNow: figureInWords(lawNow), differsNow,
  })),
});

const ruleSetView = (one: RuleSet, on: PlainDate): RuleSetView => ({
  code: one.code,
  version: one.version,
  topic: coded(topics, one.topic),
  jurisdictions: one.jurisdiction.map((nation) => coded(jurisdictions, nation)),
  title: one.title,
  asks: parametersInWords(one),
  source: one.source,
  wording: coded(wordingStatuses, one.wordingStatus),
  inForceFrom: one.inForceFrom,
  inForceTo: one.inForceTo,
  knownFrom: one.knownFrom,
  announced: (one.announced ?? []).map(({ inForceFrom, knownFrom }) => ({ inForceFrom, knownFrom })),
  supersededBy: one.supersededBy,
  inForce: isInForceOn(one, on),
});

/** The columns of the list as CSV. */
export const ruleSetColumns: Readonly<Record<string, (one: RuleSetView) => string | number>> = {
  code: (r) => r.code,
  version: (r) => r.version,
  topic: (r) => r.topic.label,
  nations: (r) => r.jurisdictions.map(({ label }) => label).join('; '),
  title: (r) => r.title,
  'asks for': (r) => r.asks,
  'in force from': (r) => r.inForceFrom ?? '',
  'in force to': (r) => r.inForceTo ?? '',
  'known from': (r) => r.knownFrom ?? '',
  'superseded by': (r) => r.supersededBy ?? '',
  wording: (r) => r.wording.label,
  source: (r) => r.source,
};

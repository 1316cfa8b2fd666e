import type { PlainDate } from '#kernel';
import { ruleSetInForce, type InForceOptions } from './all.js';
import { fractionInWords, type RuleSet, type Topic } from './rule-set.js';
import { pounds } from '../words.js';

/** A figure from guidance, with the law in force when it was printed and the law in force on a day. */
export interface GuidanceFigure {
  code: string;
  about: string;
  said: string;
  source: string;
  saidOn: PlainDate;
  topic: 'threshold' | 'reservation';
  lawThen: RuleSet | undefined;
  lawNow: RuleSet | undefined;
  /** True when the figure was out of date when it was printed. */
  differedThen: boolean;
  differsNow: boolean;
}

const said = [
  { code: 'guidance-threshold', about: 'Contracts that need no European procedure', said: 'under £144k', figure: 'services-threshold-2006', topic: 'threshold' },
  { code: 'guidance-workforce', about: 'The workforce of a supported business', said: 'over 50 per cent of the workforce', figure: 'pcr-2006-reg-7', topic: 'reservation' },
] as const;

export const guidanceFigures = (day: PlainDate, options: InForceOptions = {}): GuidanceFigure[] =>
  said.map(({ figure, topic, ...one }) => {
    const saidOn = '2010-05-01';
    const [lawThen, lawNow] = [ruleSetInForce<Topic>(topic, saidOn, options), ruleSetInForce<Topic>(topic, day, options)];
    return { ...one, topic, saidOn, source: 'SCIE At a glance 25 (May 2010)', lawThen, lawNow, differedThen: lawThen?.code !== figure, differsNow: lawNow?.code !== figure };
  });

/** The figure of a law in words: “£156,442 without VAT”, “at least 30 of 100 of the workforce, and the purpose”. */
export function figureInWords(ruleSet: RuleSet | undefined): string {
  if (ruleSet === undefined) return 'No law known';
  const { topic, parameters } = ruleSet as RuleSet<'threshold'> | RuleSet<'reservation'>;
  if (topic === 'threshold') return `${pounds(parameters.servicesPence)} ${parameters.vat === 'net' ? 'without' : 'with'} VAT`;
  return `${fractionInWords(parameters.share)} of the workforce, and the purpose`;
}

import { pounds } from '../words.js';
import { bases, fractionInWords, measures, type RuleSet, type Topic, type Topics } from './rule-set.js';

type Words = { [T in Topic]: (parameters: Topics[T]) => string };

const words: Words = {
  committee: ({ boardShare, whoCounts, carers, staffShare, preferred }) =>
    [
      `${fractionInWords(boardShare)} ${bases[boardShare.basis]} are ${whoCounts}`,
      ...(staffShare ? [`${fractionInWords(staffShare)} of the staff`] : []),
      ...(preferred ? [`preferred: ${fractionInWords(preferred.boardShare)}, and ${fractionInWords(preferred.staffShare)} of the staff`] : []),
      carers === 'choice' ? 'carers count if the programme says so' : 'carers do not count',
    ].join('; '),
  'carer-led': ({ carersShare }) => `${fractionInWords(carersShare)} are carers: call it carer-led`,
  reservation: ({ purpose, share, persons, measuredOver }) =>
    `${purpose}; and ${fractionInWords(share)} of the workforce are ${persons}, measured over: ${measuredOver.map((over) => measures[over].toLowerCase()).join(', or ')}`,
  'mutual-reservation': ({ mostMonths }) => `${mostMonths} months at most`,
  threshold: ({ servicesPence, vat, lightTouchPence }) =>
    `${pounds(servicesPence)} ${vat === 'net' ? 'without' : 'with'} VAT${lightTouchPence === null ? '' : `; light-touch services ${pounds(lightTouchPence)}`}`,
  'supported-business': ({ contracts }) => `at least ${contracts} contract`,
  agreement: ({ months: { min, max } }) => (min === null ? `${max} months at most` : `${min} to ${max} months`),
  notice: ({ noticeMonths, consultationWeeks }) => `${noticeMonths} months’ notice in writing${consultationWeeks === null ? '' : `; ${consultationWeeks} weeks’ consultation`}`,
  plan: ({ months: { min, max } }) => `${min} to ${max} months`,
  tender: ({ days }) => `at least ${days} days`,
  costs: ({ lines }) => lines.join('; '),
  'grant-data': ({ required, optional }) => `required: ${required.join(', ')}; optional: ${optional.join(', ')}`,
};

/** The requirements of a rule set as one clause with its figures. */
export const parametersInWords = <T extends Topic>({ topic, parameters }: RuleSet<T>): string => words[topic](parameters);

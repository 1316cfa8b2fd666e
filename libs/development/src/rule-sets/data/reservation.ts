import type { RuleSet } from '../rule-set.js';
import { allNations, outsideScotland } from './nations.js';

const thirty = { num: 30, den: 100, cmp: '>=' } as const;
const disadvantaged = 'disabled or disadvantaged people';
const integration = 'The main aim of the organisation is the social and professional integration of disabled or disadvantaged people';

/** The law on contracts reserved for supported businesses. The day on which the procurement began decides which one applies. */
export const reservationRuleSets: readonly RuleSet<'reservation'>[] = [
  {
    code: 'pcr-2006-reg-7', version: 1, topic: 'reservation', jurisdiction: outsideScotland,
    title: 'Public Contracts Regulations 2006, regulation 7 (Directive 2004/18/EC, article 19)',
    source: 'https://www.legislation.gov.uk/uksi/2006/5/part/1/made/data.xht?view=snippet&wrap=true; the test: http://webarchive.nationalarchives.gov.uk/20111011155940/http:/www.buyingsolutions.gov.uk/categories/Property/supportedbusinesses/?font=large. Its last day is not checked.',
    wordingStatus: 'paraphrased', inForceFrom: '2006-01-31', inForceTo: '2015-02-25', knownFrom: null, supersededBy: 'pcr-2015-reg-20',
    parameters: {
      purpose: 'Those counted cannot take up work in the open labour market, by the nature or severity of their disability',
      share: { num: 1, den: 2, cmp: '>' }, persons: 'disabled people who cannot take up work in the open labour market', measuredOver: ['organisation'],
    },
  },
  {
    code: 'pcr-2015-reg-20', version: 1, topic: 'reservation', jurisdiction: outsideScotland,
    title: 'Public Contracts Regulations 2015, regulation 20 (Directive 2014/24/EU, article 20)',
    source: 'http://localgovernmentlawyer.co.uk/index.php?option=com_content&view=article&id=31144; https://www.howtocrackanut.com/blog/2015/03/reserved-contracts-under-reg20-public.html. Its first day is not checked.',
    wordingStatus: 'paraphrased', inForceFrom: '2015-02-26', inForceTo: '2025-02-23', knownFrom: null, supersededBy: 'pa-2023-s-32',
    parameters: { purpose: integration, share: thirty, persons: disadvantaged, measuredOver: ['organisation'] },
  },
  {
    code: 'pa-2023-s-32', version: 1, topic: 'reservation', jurisdiction: outsideScotland,
    title: 'Procurement Act 2023, section 32 (competitive flexible procedure)',
    source: 'https://legislation.gov.uk/ukpga/2023/54/part/3/chapter/2/crossheading/reserving-contracts-to-certain-suppliers/enacted/data.xht?view=snippet&wrap=true; the day that moved: https://wardhadaway.com/insights/updates/procurement-in-a-nutshell-procurement-act-2023-commencement-transitional-regulations-2024. When each day became known is not checked.',
    wordingStatus: 'paraphrased', inForceFrom: '2025-02-24', inForceTo: null, knownFrom: '2024-09-12', supersededBy: null,
    announced: [{ inForceFrom: '2024-10-28', knownFrom: '2024-05-22' }],
    parameters: {
      purpose: 'The organisation operates wholly or partly to provide employment, or support to employment, to disabled or disadvantaged people',
      share: thirty, persons: disadvantaged, measuredOver: ['organisation', 'contract-part', 'combined'],
    },
  },
  {
    code: 'scotland-sppn-4-2017', version: 1, topic: 'reservation', jurisdiction: ['scotland'],
    title: 'Scotland: contracts reserved for supported businesses',
    source: 'https://www.gov.scot/publications/reserving-contracts-for-supported-businesses-sppn-042017/. Its first day is not checked.',
    wordingStatus: 'paraphrased', inForceFrom: '2016-04-18', inForceTo: null, knownFrom: null, supersededBy: null,
    parameters: { purpose: integration, share: thirty, persons: disadvantaged, measuredOver: ['organisation'] },
  },
];

export const mutualRuleSets: readonly RuleSet<'mutual-reservation'>[] = [
  {
    code: 'pcr-2015-reg-77', version: 1, topic: 'mutual-reservation', jurisdiction: outsideScotland,
    title: 'Public Contracts Regulations 2015, regulation 77: mutuals in light-touch services',
    source: 'http://localgovernmentlawyer.co.uk/index.php?option=com_content&view=article&id=31144',
    wordingStatus: 'paraphrased', inForceFrom: '2015-02-26', inForceTo: '2025-02-23', knownFrom: null, supersededBy: 'pa-2023-s-33', parameters: { mostMonths: 60 },
  },
  {
    code: 'pa-2023-s-33', version: 1, topic: 'mutual-reservation', jurisdiction: outsideScotland,
    title: 'Procurement Act 2023, section 33: public service mutuals in light-touch services',
    source: 'https://legislation.gov.uk/ukpga/2023/54/part/3/chapter/2/crossheading/reserving-contracts-to-certain-suppliers/enacted/data.xht?view=snippet&wrap=true',
    wordingStatus: 'paraphrased', inForceFrom: '2025-02-24', inForceTo: null, knownFrom: '2024-09-12', supersededBy: null, parameters: { mostMonths: 60 },
  },
];

export const supportedBusiness: RuleSet<'supported-business'> = {
  code: 'treasury-one-contract', version: 1, topic: 'supported-business', jurisdiction: allNations,
  title: 'Treasury: at least one contract with a supported business',
  source: 'SCIE At a glance 25; http://www.remploy.co.uk/products-services/reserved-contracts.ashx; https://fdocuments.net/document/supported-factories-businesses-wherever-practical-one-route-is-by-reserving.html',
  wordingStatus: 'paraphrased', inForceFrom: null, inForceTo: null, knownFrom: null, supersededBy: null, parameters: { contracts: 1 },
};

import { allNations } from './nations.js';
import type { RuleSet } from '../rule-set.js';

const half = { num: 1, den: 2, cmp: '>' } as const;
const threeQuarters = { num: 3, den: 4, cmp: '>=' } as const;
const fiftyOne = { num: 51, den: 100, cmp: '>=' } as const;

/** The rules by which a committee can be judged. A programme adopts one of them; funders may require others. */
export const committeeRuleSets: readonly RuleSet<'committee'>[] = [
  {
    code: 'scie-minimum', version: 1, topic: 'committee', jurisdiction: allNations,
    title: 'SCIE guide 36: the absolute minimum',
    source: 'SCIE guide 36, Understanding ULOs: http://www.scie.org.uk/publications/guides/guide36/understanding/how.asp',
    wordingStatus: 'paraphrased', inForceFrom: null, inForceTo: null, knownFrom: null, supersededBy: null,
    parameters: { boardShare: { ...half, basis: 'committee', counts: ['users'] }, whoCounts: 'people who use support services', carers: 'choice' },
  },
  {
    code: 'dh-2007', version: 1, topic: 'committee', jurisdiction: ['england'],
    title: 'Department of Health design criteria of 2007',
    source: 'SCIE At a glance 25; Lincolnshire ULO slides: https://slideum.com/doc/3094092/document',
    wordingStatus: 'paraphrased', inForceFrom: '2007-01-01', inForceTo: null, knownFrom: '2007-01-01', supersededBy: null,
    parameters: {
      boardShare: { ...threeQuarters, basis: 'voting', counts: ['users'] },
      whoCounts: 'people the organisation represents, supports or is set up to work with', carers: 'choice',
    },
  },
  {
    code: 'odi-dpulo', version: 1, topic: 'committee', jurisdiction: allNations,
    title: 'Office for Disability Issues: disabled people’s user-led organisation',
    source: 'https://bucksfunding.wordpress.com/2012/11/20/funding-for-user-led-disabled-organisations/',
    wordingStatus: 'paraphrased', inForceFrom: '2011-07-20', inForceTo: '2015-03-31', knownFrom: '2011-07-20', supersededBy: null,
    parameters: { boardShare: { ...threeQuarters, basis: 'board', counts: ['users'] }, whoCounts: 'disabled people', carers: 'no' },
  },
  {
    code: 'dpo-covid-2020', version: 1, topic: 'committee', jurisdiction: allNations,
    title: 'DPO Covid-19 emergency fund of 2020',
    source: 'https://www.bvsc.org/dpo-covid-19-emergency-fund',
    wordingStatus: 'paraphrased', inForceFrom: '2020-01-01', inForceTo: '2020-12-31', knownFrom: null, supersededBy: null,
    parameters: { boardShare: { ...fiftyOne, basis: 'governing-body', counts: ['users'] }, whoCounts: 'disabled people', carers: 'no' },
  },
  {
    code: 'lloyds-ddpo-2024', version: 1, topic: 'committee', jurisdiction: ['england', 'wales'],
    title: 'Lloyds Bank Foundation fund for Deaf and disabled people’s organisations, 2024/25',
    source: 'https://grantfinder.co.uk/?p=20568; https://www.lloydsbankfoundation.org.uk/funding/deaf-and-disabled-peoples-organisations-fund',
    wordingStatus: 'paraphrased', inForceFrom: '2024-01-01', inForceTo: '2025-12-31', knownFrom: null, supersededBy: null,
    parameters: {
      boardShare: { ...fiftyOne, basis: 'trustees', counts: ['users'] }, staffShare: { num: 1, den: 2, cmp: '>=' },
      preferred: { boardShare: threeQuarters, staffShare: { num: 1, den: 2, cmp: '>=' } },
      whoCounts: 'people who say of themselves that they are Deaf or disabled; parents and carers do not count', carers: 'no',
    },
  },
];

export const carerLed: RuleSet<'carer-led'> = {
  code: 'scie-carer-led', version: 1, topic: 'carer-led', jurisdiction: allNations,
  title: 'SCIE guide 36: an organisation made up mainly of carers is carer-led',
  source: 'https://www.scie.org.uk/publications/guides/guide36/understanding/carers.asp',
  wordingStatus: 'paraphrased', inForceFrom: null, inForceTo: null, knownFrom: null, supersededBy: null,
  parameters: { carersShare: half },
};

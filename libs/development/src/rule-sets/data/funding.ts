import type { RuleSet, Topic } from '../rule-set.js';
import { allNations } from './nations.js';

const guidance = { version: 1, jurisdiction: allNations, wordingStatus: 'paraphrased', inForceFrom: null, inForceTo: null, knownFrom: null, supersededBy: null } as const;
const scie25 = 'SCIE At a glance 25: Commissioning to develop and sustain user-led organisations (2010)';

export const agreementLength: RuleSet<'agreement'> = {
  ...guidance, code: 'scie-three-to-five-years', topic: 'agreement', title: 'SCIE: funding agreements of three to five years', source: scie25, parameters: { months: { min: 36, max: 60 } },
};
export const compactNotice: RuleSet<'notice'> = {
  ...guidance, code: 'compact', topic: 'notice', title: 'The Compact: three months’ notice, twelve weeks’ consultation',
  source: 'http://www.compactvoice.org.uk/blogs/compact-voice/2013/08/20/local-compact-survey-results-best-value-guidance; http://www.civilsociety.co.uk/governance/news/content/12965/local_government_failing_to_consult_voluntary_sector_on_funding_cuts',
  parameters: { noticeMonths: 3, consultationWeeks: 12 },
};
export const planLength: RuleSet<'plan'> = {
  ...guidance, code: 'scie-two-to-three-years', topic: 'plan', title: 'SCIE: two to three years, not one', source: 'SCIE guide 36: Developing a new ULO', parameters: { months: { min: 24, max: 36 } },
};
export const tenderTime: RuleSet<'tender'> = {
  ...guidance, code: 'tender-thirty-days', topic: 'tender', title: 'Adequate time for tenders', source: `${scie25}: give adequate time. Thirty days are a planning default.`, wordingStatus: 'unverified', parameters: { days: 30 },
};

export const fundingRuleSets: readonly RuleSet<Topic>[] = [
  agreementLength,
  {
    ...guidance, code: 'hampshire-compact', topic: 'agreement', title: 'Hampshire Compact code: grants of three years at most, renewed each year',
    source: 'http://www3.hants.gov.uk/mobile/voluntarysector/compact/cx-pu-cpt-codeoffund.htm', parameters: { months: { min: null, max: 36 } },
  },
  compactNotice,
  {
    ...guidance, code: 'best-value-2011', topic: 'notice', jurisdiction: ['england'], title: 'Best Value statutory guidance of September 2011: three months’ notice', inForceFrom: '2011-09-01',
    source: 'http://www.poolecvs.org.uk/best-value.asp?v=1a; http://localgovernmentlawyer.co.uk/index.php?option=com_content&view=article&id=11303%3Afinding-value&catid=59&Itemid=27',
    parameters: { noticeMonths: 3, consultationWeeks: null },
  },
  planLength,
  tenderTime,
  {
    ...guidance, code: 'full-cost-recovery', topic: 'costs', title: 'Full cost recovery', source: 'http://www.scotland.gov.uk/Publications/2007/02/14110906/3',
    parameters: { lines: ['direct costs', 'direct support: management time', 'indirect costs: payroll, personnel, finance, IT', 'governance and development: training, planning, regulation'] },
  },
  {
    ...guidance, code: '360-giving', topic: 'grant-data', title: '360Giving Data Standard', source: 'https://github.com/ThreeSixtyGiving/standard, schema/360-giving-schema.json',
    parameters: {
      required: ['id', 'title', 'description', 'currency', 'amountAwarded', 'awardDate', 'recipientOrganization', 'fundingOrganization'],
      optional: ['plannedDates', 'actualDates', 'disbursementTransaction', 'fromOpenCall'],
    },
  },
];

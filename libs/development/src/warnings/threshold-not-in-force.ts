import type { WarningInterval, WarningRule } from '#kernel';
import { nameOfTender, tenderOverOn } from '../procurement/state.js';
import { ruleSetInForce } from '../rule-sets/all.js';
import { figureInWords } from '../rule-sets/guidance.js';
import type { UloState } from '../ulo.state.js';
import { pounds } from '../words.js';

export const thresholdNotInForce: WarningRule<UloState> = {
  code: 'threshold-not-in-force',
  version: 1,
  title: 'Threshold is not the one in force',
  severity: 'amber',
  source: 'The threshold in force on the day on which the procurement began. SCIE At a glance 25 of May 2010 says £144k; since January 2010 it had been £156,442.',
  matters: 'Guidance goes out of date; the law of the day decides which procedure is needed.',
  clearedBy: ['plan-tender', 'give-up-tender'],
  owner: 'commissioner',
  intervals: ({ procurement: { tenders } }) =>
    tenders.flatMap((tender): WarningInterval[] => {
      const law = ruleSetInForce('threshold', tender.beganOn);
      if (tender.thresholdPence === null || !law || law.parameters.servicesPence === tender.thresholdPence) return [];
      const why = `${pounds(tender.thresholdPence)} was gone by; on ${tender.beganOn} it was ${figureInWords(law)}: ${nameOfTender(tender)}.`;
      return [{ opens: tender.plannedOn, clears: tenderOverOn(tender), why }];
    }),
};

import { RuleRefused, type DecisionContext } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { nameOfTender, tenderById, tenderOverOn, type Tender } from './state.js';

/** The tender as at the day of the fact. @throws RuleRefused when it was not planned by then, or is over */
export function runningTender(id: string, { at, now, occurredOn }: DecisionContext<UloState>): Tender {
  const tender = tenderById(now.procurement, id);
  if (!tender) throw new RuleRefused('no-such-tender', 'There is no such tender.', [], 'Plan the tender first.');
  if (occurredOn < tender.plannedOn) throw new RuleRefused('tender-not-yet-planned', `The tender was planned on ${tender.plannedOn}, after ${occurredOn}.`, [nameOfTender(tender)], 'Check the day.');
  const over = tenderOverOn(tender);
  if (over !== null && over <= occurredOn) throw new RuleRefused('tender-is-over', `The tender was over on ${over}.`, [nameOfTender(tender)], 'Plan another tender, or correct the record.');
  return tenderById(at.procurement, id) ?? tender;
}

import { Command, LongText, Reference, RuleRefused, UloCommand } from '#kernel';
import { uloFact } from '../ulo-part.js';
import { partnerSides } from './roles.js';

@Command({ name: 'leave-partnership', title: 'Record that an organisation left the partnership', roles: partnerSides })
export class LeavePartnership extends UloCommand {
  @Reference({ label: 'Organisation', to: 'partner' })
  partner!: string;

  @LongText({ label: 'Why?', hint: 'Do not write names of people.', optional: true })
  why?: string;
}

export const partnerLeft = uloFact('partnership', {
  command: LeavePartnership,
  type: 'PartnerLeft',
  version: 1,
  title: 'Partner left',
  decide({ partner }, { now: { partnership }, occurredOn }) {
    const found = partnership.partners.find(({ id }) => id === partner);
    if (!found) throw new RuleRefused('no-such-partner', 'There is no such partner.', [], 'Record first that the organisation joined.');
    if (found.leftOn !== null) throw new RuleRefused('partner-left-already', `${found.partner} left on ${found.leftOn}.`, [], 'Correct that record if the day is wrong.');
    if (occurredOn < found.on) throw new RuleRefused('partner-not-yet-joined', `${found.partner} joined on ${found.on}, after ${occurredOn}.`, [], 'Check the day.');
  },
  describe: ({ why }) => why ?? '',
  evolve({ partners }, { occurredOn, data: { partner, why = null } }) {
    const found = partners.find(({ id }) => id === partner);
    if (found?.leftOn === null) Object.assign(found, { leftOn: occurredOn, why });
  },
});

import { Choice, Command, RuleRefused, Text, UloCommand } from '#kernel';
import { OrganisationReference, sameOrganisation } from '../organisations.js';
import { uloFact } from '../ulo-part.js';
import { partnerKinds, type PartnerKind } from './codes.js';
import { partnerSides } from './roles.js';

@Command({
  name: 'join-partnership',
  title: 'Record that an organisation joined the partnership',
  help: 'For an organisation of a particular group that becomes a member, and for everybody else who works on the development from then on.',
  roles: partnerSides,
})
export class JoinPartnership extends UloCommand {
  @OrganisationReference({ label: 'Organisation', names: 'partner' })
  partnerOrganisation?: string;

  @Text({ label: 'Organisation', hint: 'The name of the organisation, never of a person.' })
  partner!: string;

  @Choice({ label: 'As what?', options: partnerKinds })
  kind!: PartnerKind;
}

export const partnerJoined = uloFact('partnership', {
  command: JoinPartnership,
  type: 'PartnerJoined',
  version: 1,
  title: 'Partner joined',
  decide({ partner, partnerOrganisation }, { now: { partnership } }) {
    const joining = { name: partner, id: partnerOrganisation };
    if (sameOrganisation({ name: partnership.name }, joining)) throw new RuleRefused('partner-is-the-ulo', 'The ULO cannot be a partner of itself.', [partner], 'Name another organisation.');
    const here = partnership.partners.find((one) => one.leftOn === null && sameOrganisation({ name: one.partner, id: one.organisation }, joining));
    if (here) throw new RuleRefused('partner-joined-already', `${here.partner} joined on ${here.on}.`, [], 'Correct that record if the day is wrong.');
  },
  describe: ({ partner, kind }) => `${partner}: ${partnerKinds[kind].toLowerCase()}`,
  evolve: ({ partners }, { id, occurredOn, data: { partner, partnerOrganisation = null, kind } }) =>
    void partners.push({ id, on: occurredOn, partner, organisation: partnerOrganisation, kind, leftOn: null, why: null }),
});

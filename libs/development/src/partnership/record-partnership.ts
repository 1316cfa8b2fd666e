import { Command, RuleRefused, Text, UloCommand, YesNo } from '#kernel';
import { OrganisationReference, sameOrganisation } from '../organisations.js';
import { uloFact } from '../ulo-part.js';
import { sameOrganisations } from './refusals.js';

@Command({
  name: 'record-partnership',
  title: 'Record the partnership agreed',
  help: 'Three kinds of party agree: commissioners, a mentor from a neighbouring area, and local people who use services.',
  roles: ['programme-manager', 'commissioner'],
})
export class RecordPartnership extends UloCommand {
  @OrganisationReference({ label: 'Commissioner', names: 'commissioner', givesAccess: true })
  commissionerOrganisation?: string;

  @Text({ label: 'Commissioner', hint: 'The commissioning organisation.' })
  commissioner!: string;

  @OrganisationReference({ label: 'Mentor organisation', names: 'mentor' })
  mentorOrganisation?: string;

  @Text({ label: 'Mentor organisation', hint: 'The ULO from a neighbouring area.' })
  mentor!: string;

  @YesNo({ label: 'Have local people who use services agreed?' })
  localPeople!: boolean;
}

export const partnershipAgreed = uloFact('partnership', {
  command: RecordPartnership,
  type: 'PartnershipAgreed',
  version: 2,
  upcasters: { 1: (data) => data },
  title: 'Partnership agreed',
  decide({ commissioner, commissionerOrganisation, mentor, mentorOrganisation, localPeople }, { now }) {
    if (!localPeople)
      throw new RuleRefused(
        'partnership-needs-local-people',
        'A partnership needs commissioners, a mentor and local people who use services.',
        ['Local people who use services have not agreed'],
        'Record the partnership when they have agreed.',
      );
    const parties = [{ name: now.partnership.name ?? '' }, { name: commissioner, id: commissionerOrganisation }, { name: mentor, id: mentorOrganisation }];
    const alike = parties.filter((p, i) => parties.some((q, j) => i < j && sameOrganisation(p, q)));
    if (alike.length > 0) throw sameOrganisations(alike.map(({ name }) => name));
  },
  describe: ({ commissioner, mentor }) => `Between ${commissioner}, ${mentor} as mentor and local people who use services`,
  evolve: ({ partnerships }, { id, occurredOn, data: { commissioner, commissionerOrganisation = null, mentor, mentorOrganisation = null } }) =>
    void partnerships.push({ id, on: occurredOn, commissioner, commissionerOrganisation, mentor, mentorOrganisation }),
});

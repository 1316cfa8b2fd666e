import { Command, Day, RuleRefused, Text, UloCommand } from '#kernel';
import { OrganisationReference, sameOrganisation } from '../organisations.js';
import { uloFact } from '../ulo-part.js';
import { refuseOverlap } from './refuse-overlap.js';
import { agreementsWithin } from './state.js';

@Command({
  name: 'agree-mentoring',
  title: 'Agree mentoring',
  help: 'A ULO from a neighbouring area agrees to give advice and expertise.',
  roles: ['programme-manager', 'commissioner'],
  plansAhead: true,
})
export class AgreeMentoring extends UloCommand {
  @OrganisationReference({ label: 'Mentor organisation', names: 'mentor', givesAccess: true })
  mentorOrganisation?: string;

  @Text({ label: 'Mentor organisation', hint: 'The ULO that gives the mentoring.' })
  mentor!: string;

  @Day({ label: 'First day', hint: 'The first day of the agreement.' })
  startsOn!: string;

  @Day({ label: 'Last day', hint: 'The last day of the agreement, itself included.' })
  endsOn!: string;
}

export const mentoringAgreed = uloFact('mentoring', {
  command: AgreeMentoring,
  type: 'MentoringAgreed',
  version: 2,
  upcasters: { 1: (data) => data },
  title: 'Mentoring agreed',
  decide({ mentor, mentorOrganisation, startsOn, endsOn }, { now: { mentoring, partnership } }) {
    if (endsOn < startsOn)
      throw new RuleRefused('mentoring-ends-before-it-starts', `The last day (${endsOn}) is before the first day (${startsOn}).`);
    const last = partnership.partnerships.at(-1);
    const others = [{ name: partnership.name }, { name: partnership.commissioner, id: partnership.commissionerOrganisation }, { name: last?.commissioner ?? null, id: last?.commissionerOrganisation }];
    const alike = others.find((other) => sameOrganisation(other, { name: mentor, id: mentorOrganisation }));
    if (alike)
      throw new RuleRefused(
        'mentor-is-another-organisation',
        'The mentor, the commissioner and the ULO must be three different organisations.',
        [alike.name ?? mentor],
        'Name the ULO from a neighbouring area that gives the mentoring.',
      );
    refuseOverlap(agreementsWithin(mentoring, startsOn, endsOn));
  },
  describe: ({ mentor, startsOn, endsOn }) => `With ${mentor}, from ${startsOn} to ${endsOn}`,
  evolve: ({ agreements }, { id, occurredOn, data: { mentorOrganisation = null, ...data } }) =>
    void agreements.push({ id, agreedOn: occurredOn, ...data, mentorOrganisation, terms: [{ on: occurredOn, endsOn: data.endsOn }], endedOn: null, endedAsAgreed: null }),
});

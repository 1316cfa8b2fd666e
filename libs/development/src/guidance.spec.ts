import { factId, specFor, type Given } from '#spec';
import { FacilitateAccess, resourceKinds } from './championing/index.js';
import { designCriteria, judgements } from './criteria/codes.js';
import { Celebrate } from './milestones/index.js';
import { GiveRepresentation, JoinForum, MapOrganisations } from './outreach/index.js';
import { AdoptAim } from './partnership/index.js';
import { offers } from './partnership/codes.js';
import { awardCriteria, specificationChecks } from './procurement/codes.js';
import { CoProduceSpecification, PublishTender } from './procurement/index.js';
import { allRuleSets } from './rule-sets/index.js';
import { OpenService, RecordOutcome } from './services/index.js';
import { outcomeTags, serviceKinds } from './services/codes.js';
import { ulo } from './ulo.js';

const { given } = specFor(ulo);
const tender = factId(1);
const planned: Given = ['2010-05-24', 'TenderPlanned', { title: 'Advice', beganOn: '2010-05-24', estimatePence: 9_000_000 }];
const keysOf = <K extends string>(codes: Readonly<Record<K, unknown>>): K[] => Object.keys(codes) as K[];

/** Tests the rows of docs/coverage.md that the specs of the parts do not cover: words of the guides, and how they can be recorded. */
describe('the guidance', () => {
  it.each(keysOf(resourceKinds))('access to %s can be recorded as help of the commissioner', (kind) =>
    given().when(FacilitateAccess, '2009-03-09', { kind }).then({ type: 'ResourceAccessFacilitated', data: { kind } }));
  it('access to support, premises, funding and third sector infrastructure are kinds of help', () => {
    expect(keysOf(resourceKinds)).toEqual(expect.arrayContaining(['support', 'premises', 'funding', 'infrastructure']));
  });

  it('a celebration boosts morale and raises the profile', () => {
    const celebrated = { what: 'The launch', purposes: ['morale' as const, 'profile' as const], otherThanMilestone: true };
    given().when(Celebrate, '2010-10-11', celebrated).then({ type: 'AchievementCelebrated', data: celebrated });
    expect(given(['2010-10-11', 'AchievementCelebrated', celebrated]).state().milestones.celebrations).toMatchObject([{ purposes: ['morale', 'profile'] }]);
  });

  it('personalisation, less inequality, social capital, prevention and responsive services are kinds of outcomes', () => {
    const outcomes = ['choice-and-control', 'less-inequality', 'social-capital', 'prevention', 'responsive'] as const;
    given().when(RecordOutcome, '2011-03-31', { outcomes: [...outcomes], people: 12 }).then({ type: 'OutcomeRecorded', data: { outcomes, people: 12 } });
    expect(keysOf(outcomeTags)).toEqual(expect.arrayContaining([...outcomes]));
  });

  it('choice, involvement and human rights, the social model, independent living and peer support are criteria of values', () => {
    const values = Object.values(designCriteria).filter(({ area }) => area === 'values').map(({ wording }) => wording).join('; ');
    for (const words of ['human and other legal rights', 'decisions at every level', 'social model', 'independent living', 'peer support']) expect(values).toContain(words);
  });
  it('not all criteria have to be met: each can be met, partly met, not met or not applicable', () => expect(keysOf(judgements)).toEqual(['met', 'partly', 'not-met', 'not-applicable']));

  it.each(keysOf(serviceKinds))('the typical activity %s can be opened as a service', (service) => given().when(OpenService, '2010-10-04', { service }).thenRecords('ServiceOpened'));
  it('an aim lists what is offered, including information, advice, services and representation', () => {
    const aim = { aim: 'A one-stop-shop', offers: ['information' as const, 'advice' as const, 'services' as const, 'representation' as const], userGroups: ['older-people' as const], allAges: true };
    given().when(AdoptAim, '2009-06-01', aim).then({ type: 'AimAdopted', data: aim });
    expect(keysOf(offers)).toEqual(expect.arrayContaining(aim.offers));
  });

  it('a council for voluntary service is a kind of organisation', () => given().when(MapOrganisations, '2010-07-20', { count: 1, kinds: ['cvs'] }).then({ type: 'OrganisationsMapped', data: { count: 1, kinds: ['cvs'] } }));
  it('a forum can be joined, convened or chaired, and people can be represented before senior managers', () => {
    for (const part of ['member', 'convenor', 'chair'] as const) given().when(JoinForum, '2010-07-20', { forum: 'Personalisation Expert Panel', part }).thenRecords('ForumJoined');
    given().when(GiveRepresentation, '2010-07-20', { before: 'Senior managers of adult care', people: 4, outcome: 'The budget is published' }).thenRecords('RepresentationGiven');
  });

  it('each point of a specification that encourages user-led organisations is recorded', () => {
    const checks = keysOf(specificationChecks);
    given(planned).when(CoProduceSpecification, '2010-05-31', { tender, users: 4, checks }).then({ type: 'SpecificationCoProduced', data: { tender, users: 4, checks } });
  });
  it('added value, credibility and independent living are award criteria, and the notice says whether the contract is reserved', () => {
    const weights = [{ criterion: 'credibility' as const, weight: 30 }, { criterion: 'independent-living' as const, weight: 30 }, { criterion: 'social-value' as const, weight: 40 }];
    const published = { tender, closesOn: '2010-07-15', formats: ['easy-read' as const], weights, notice: 'Reserved under article 19' };
    given(planned).when(PublishTender, '2010-06-01', published).then({ type: 'TenderPublished', data: published });
    expect(keysOf(awardCriteria)).toEqual(expect.arrayContaining(weights.map(({ criterion }) => criterion)));
  });

  it.each([
    ['scie-two-to-three-years', { months: { min: 24, max: 36 } }],
    ['scie-three-to-five-years', { months: { min: 36, max: 60 } }],
    ['compact', { noticeMonths: 3, consultationWeeks: 12 }],
    ['tender-thirty-days', { days: 30 }],
    ['treasury-one-contract', { contracts: 1 }],
    ['services-threshold-2010', { servicesPence: 15_644_200, vat: 'net' }],
  ])('%s is a rule set with its figures', (code, parameters) => expect(allRuleSets.find((one) => one.code === code)?.parameters).toMatchObject(parameters));
});

import { specFor } from '#spec';
import { ulo } from '../ulo.js';
import { AgreeCarersRoute, AgreeRelationships, CheckDuplication, GiveRepresentation, HoldProviderTrustMeeting, JoinForum, MapOrganisations, ReachUserGroups, RecordReach, outreach } from './index.js';

const { given } = specFor(ulo);

describe('networking', () => {
  it('maps organisations, checks for duplication and agrees relationships', () => {
    given().when(MapOrganisations, '2010-07-20', { count: 11, kinds: ['civil-society'] }).thenRecords('OrganisationsMapped');
    given().when(CheckDuplication, '2010-07-20', { duplicated: false }).thenRecords('DuplicationChecked');
    given().when(AgreeRelationships, '2010-07-20', { count: 3, terms: 'We send people to each other' }).thenRecords('RelationshipsAgreed');
  });

  it('reaches user groups and agrees a route for carers', () => {
    given().when(ReachUserGroups, '2010-07-20', { userGroups: ['older-people'], people: 20 }).thenRecords('UserGroupReached');
    given().when(AgreeCarersRoute, '2010-07-20', { route: 'within-ulo' }).thenRecords('CarersRouteAgreed');
  });

  it('builds trust with providers, joins forums and represents local people', () => {
    given().when(HoldProviderTrustMeeting, '2010-07-20', { providers: 3, users: 5 }).thenRecords('ProviderTrustMeetingHeld');
    given().when(JoinForum, '2010-07-20', { forum: 'Personalisation panel', part: 'chair' }).thenRecords('ForumJoined');
    given().when(GiveRepresentation, '2010-07-20', { before: 'the health board', people: 2 }).thenRecords('RepresentationGiven');
  });
  it('counts each group and age only once', () => {
    const one = { userGroup: 'older-people' as const, ageGroup: '65-and-over' as const, people: 12 };
    given().when(RecordReach, '2010-07-20', { reach: [one, { ...one, userGroup: 'carers' }] }).thenRecords('ReachRecorded');
    given().when(RecordReach, '2010-07-20', { reach: [one, one] }).thenRefused('group-counted-twice');
  });
  it('is described in figures in the history', () => {
    const say = (type: string, data: object): string => (outreach.events[type]?.describe as (d: object) => string)(data);
    expect(say('OrganisationsMapped', { count: 11 })).toBe('11 organisations');
    expect(say('OrganisationsMapped', { count: 1, kinds: ['civil-society', 'cvs'] })).toBe('1 organisation: civil society organisations and council for voluntary service');
    expect(say('DuplicationChecked', { duplicated: false })).toBe('No duplication found');
    expect(say('RelationshipsAgreed', { count: 3 })).toBe('3 relationships');
    expect(say('UserGroupReached', { userGroups: ['older-people', 'carers'], people: 1 })).toBe('1 person: older people and carers');
  });
});

import { specFor } from '#spec';
import { ulo } from '../ulo.js';
import { AgreeCarersRoute, AgreeRelationships, CheckDuplication, MapOrganisations, ReachUserGroups, outreach } from './index.js';

const { given } = specFor(ulo);

describe('networking', () => {
  it('maps organisations, checks for duplication and agrees relationships', () => {
    given().when(MapOrganisations, '2010-07-20', { count: 11, kinds: ['civil-society'] }).thenRecords('OrganisationsMapped');
    given().when(CheckDuplication, '2010-07-20', { duplicated: false }).thenRecords('DuplicationChecked');
    given().when(AgreeRelationships, '2010-07-20', { count: 3, terms: 'We send people to each other' }).thenRecords('RelationshipsAgreed');
  });

  it('reaches user groups and agrees how carers take part', () => {
    given().when(ReachUserGroups, '2010-07-20', { userGroups: ['older-people'], people: 20 }).thenRecords('UserGroupReached');
    given().when(AgreeCarersRoute, '2010-07-20', { route: 'within-ulo' }).thenRecords('CarersRouteAgreed');
  });

  it('is told in figures', () => {
    const say = (type: string, data: object): string => (outreach.events[type]?.describe as (d: object) => string)(data);
    expect(say('OrganisationsMapped', { count: 11 })).toBe('11 organisations');
    expect(say('OrganisationsMapped', { count: 1, kinds: ['civil-society', 'cvs'] })).toBe('1 organisation: civil society organisations and council for voluntary service');
    expect(say('DuplicationChecked', { duplicated: false })).toBe('No duplication found');
    expect(say('RelationshipsAgreed', { count: 3 })).toBe('3 relationships');
    expect(say('UserGroupReached', { userGroups: ['older-people', 'carers'], people: 1 })).toBe('1 person: older people and carers');
  });
});

import { specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { FacilitateAccess, LogChampioning, NameChampion, championing } from './index.js';

const { given } = specFor(ulo);
const named: Given = ['2009-02-09', 'ChampionNamed', { post: 'Joint commissioning manager' }];

describe('championing', () => {
  it('names a post as champion; naming it again records nothing', () => {
    given().when(NameChampion, '2009-02-09', { post: 'Joint commissioning manager' }).thenRecords('ChampionNamed');
    given(named).when(NameChampion, '2009-03-09', { post: 'Joint commissioning manager' }).thenNothing();
    given(named).when(NameChampion, '2009-03-09', { post: 'Head of adult care' }).thenRecords('ChampionNamed');
  });

  it('logs activities with their audience, and help with resources', () => {
    given(named).when(LogChampioning, '2009-03-09', { activity: 'opened-door', audience: 'health-service' }).thenRecords('ChampioningActivityLogged');
    given(named).when(FacilitateAccess, '2009-03-09', { kind: 'premises', note: 'A room in the library' }).thenRecords('ResourceAccessFacilitated');
  });

  it('is described in words in the history', () => {
    const say = (type: string, data: object): string => (championing.events[type]?.describe as (d: object) => string)(data);
    expect(say('ChampioningActivityLogged', { activity: 'opened-door', audience: 'health-service' })).toBe('Opened a door: the health service');
    expect(say('ResourceAccessFacilitated', { kind: 'premises', note: 'A room in the library' })).toBe('Premises – A room in the library');
  });
});

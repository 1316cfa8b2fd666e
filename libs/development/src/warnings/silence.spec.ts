import { specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { noChampioningForThreeMonths } from './no-championing-for-three-months.js';
import { noNetworkingForSixMonths } from './no-networking-for-six-months.js';

const { given } = specFor(ulo);

describe('no championing for three months', () => {
  const champion: Given = ['2009-02-09', 'ChampionNamed', { post: 'Joint commissioning manager' }];
  const spoke = (on: string): Given => [on, 'ChampioningActivityLogged', { activity: 'spoke-for', audience: 'councillors' }];
  const helped = (on: string): Given => [on, 'ResourceAccessFacilitated', { kind: 'premises' }];
  const steppedBack: Given = ['2009-10-03', 'CommissionerSteppedBack', { role: 'funder-only' }];

  it('is counted from the naming of the champion; exactly three months open no warning', () => {
    expect(given(champion).warnings(noChampioningForThreeMonths)).toEqual(['2009-05-10/']);
    expect(given(champion, spoke('2009-05-09')).warnings(noChampioningForThreeMonths)).toEqual(['2009-08-10/']);
  });

  it('clears the warning with the next championing or help, and when the commissioner steps back', () => {
    expect(given(champion, helped('2009-06-01'), steppedBack).warnings(noChampioningForThreeMonths)).toEqual(['2009-05-10/2009-06-01', '2009-09-02/2009-10-03']);
    expect(given(champion, spoke('2009-08-15'), steppedBack, spoke('2010-08-15')).warnings(noChampioningForThreeMonths)).toEqual(['2009-05-10/2009-08-15']);
  });

  it('opens no warning before there is a champion', () => {
    expect(given(spoke('2009-01-15')).warnings(noChampioningForThreeMonths)).toEqual([]);
  });
});

describe('no networking for six months', () => {
  const aim: Given = ['2009-05-18', 'AimAdopted', { aim: 'A one-stop-shop', offers: ['advice'], userGroups: ['carers'], allAges: true }];

  it('is counted from the adoption of the aim, and clears with any networking', () => {
    expect(given(aim).warnings(noNetworkingForSixMonths)).toEqual(['2009-11-19/']);
    expect(given(aim, ['2010-07-20', 'OrganisationsMapped', { count: 11 }], ['2010-07-20', 'DuplicationChecked', { duplicated: false }]).warnings(noNetworkingForSixMonths)).toEqual([
      '2009-11-19/2010-07-20',
      '2011-01-21/',
    ]);
  });

  it('does not count networking before the aim', () => {
    expect(given(['2009-04-01', 'OrganisationsMapped', { count: 2 }], aim).warnings(noNetworkingForSixMonths)).toEqual(['2009-11-19/']);
    expect(given(['2009-04-01', 'OrganisationsMapped', { count: 2 }]).warnings(noNetworkingForSixMonths)).toEqual([]);
  });
});

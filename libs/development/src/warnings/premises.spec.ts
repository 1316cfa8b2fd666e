import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { premisesEndWithinSixMonths } from './premises-end-within-six-months.js';
import { premisesCouncilBranded, premisesNotAccessible } from './premises-not-right.js';
import { premisesNotSecuredForTheLaunch } from './premises-not-secured-for-the-launch.js';

const { given } = specFor(ulo);
const premises = factId(1);
const secured = (terms: object = {}): Given => [
  '2010-06-14',
  'PremisesSecured',
  { tenure: 'lease', startsOn: '2010-07-01', endsOn: '2013-06-30', accessible: true, councilBranded: false, ...terms },
];
const planned = (on: string): Given => [
  on,
  'LaunchPlanned',
  { launchOn: '2010-09-24', dignitariesInvited: 4, localPeopleInvited: true, accessChecked: true },
];

describe('a launch planned without secure premises', () => {
  it('opens a warning until premises are secured', () => {
    expect(given(planned('2010-05-01'), secured()).warnings(premisesNotSecuredForTheLaunch)).toEqual(['2010-05-01/2010-06-14']);
    expect(given(planned('2010-05-01')).warnings(premisesNotSecuredForTheLaunch)).toEqual(['2010-05-01/']);
  });

  it('clears the warning when it is held or the development ends', () => {
    const held: Given = ['2010-09-24', 'LaunchHeld', { attended: 110, localPeople: 71, dignitaries: 4 }];
    const ended: Given = ['2010-08-01', 'DevelopmentEnded', { outcome: 'stopped' }];
    expect(given(planned('2010-05-01'), held).warnings(premisesNotSecuredForTheLaunch)).toEqual(['2010-05-01/2010-09-24']);
    expect(given(planned('2010-05-01'), ended).warnings(premisesNotSecuredForTheLaunch)).toEqual(['2010-05-01/2010-08-01']);
  });

  it('opens no warning when they are secured first', () => {
    expect(given(secured(), planned('2010-08-02')).warnings(premisesNotSecuredForTheLaunch)).toEqual([]);
    expect(given(secured()).warnings(premisesNotSecuredForTheLaunch)).toEqual([]);
  });
});

describe('premises that end within six months', () => {
  it('open a warning until they are renewed, vacated or replaced', () => {
    expect(given(secured()).warnings(premisesEndWithinSixMonths)).toEqual(['2012-12-30/']);
    expect(given(secured(), ['2013-02-01', 'PremisesRenewed', { premises, endsOn: '2014-06-30' }]).warnings(premisesEndWithinSixMonths)).toEqual([
      '2012-12-30/2013-02-01', '2013-12-30/',
    ]);
    expect(given(secured(), ['2013-06-30', 'PremisesVacated', { premises }]).warnings(premisesEndWithinSixMonths)).toEqual(['2012-12-30/2013-06-30']);
    const freehold: Given = ['2013-03-01', 'PremisesSecured', { tenure: 'freehold', startsOn: '2013-07-01', accessible: true, councilBranded: false }];
    expect(given(secured(), freehold).warnings(premisesEndWithinSixMonths)).toEqual(['2012-12-30/2013-03-01']);
  });

  it('open no warning when they were renewed in time', () => {
    expect(given(secured(), ['2012-06-01', 'PremisesRenewed', { premises, endsOn: '2016-06-30' }]).warnings(premisesEndWithinSixMonths)).toEqual(['2015-12-30/']);
  });
});

describe('premises that are not right', () => {
  const audit = (on: string, accessible: boolean): Given => [on, 'AccessAuditCompleted', { premises, stepFree: accessible, accessible }];

  it('open a warning while they are not accessible', () => {
    expect(given(secured({ accessible: false })).warnings(premisesNotAccessible)).toEqual(['2010-06-14/2013-07-01']);
    expect(given(secured({ accessible: false }), audit('2010-07-10', false), audit('2010-08-01', true)).warnings(premisesNotAccessible)).toEqual([
      '2010-06-14/2010-08-01',
    ]);
    expect(given(secured(), audit('2010-08-01', false)).warnings(premisesNotAccessible)).toEqual(['2010-08-01/2013-07-01']);
    expect(given(secured()).warnings(premisesNotAccessible)).toEqual([]);
  });

  it('open a warning while they look like the council’s', () => {
    expect(given(secured({ councilBranded: true }), ['2011-06-30', 'PremisesVacated', { premises }]).warnings(premisesCouncilBranded)).toEqual([
      '2010-06-14/2011-06-30',
    ]);
    expect(given(secured()).warnings(premisesCouncilBranded)).toEqual([]);
  });
});

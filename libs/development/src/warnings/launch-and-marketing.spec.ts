import { specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { launchWithoutDignitariesOrLocalPeople } from './launch-without-dignitaries-or-local-people.js';
import { noMarketingBudgetForTheLaunch } from './no-marketing-budget-for-the-launch.js';

const { given } = specFor(ulo);
const planned = (on: string, dignitariesInvited = 4, localPeopleInvited = true): Given => [
  on, 'LaunchPlanned', { launchOn: '2010-09-24', dignitariesInvited, localPeopleInvited, accessChecked: true },
];
const held = (dignitaries = 4, localPeople = 71): Given => ['2010-09-24', 'LaunchHeld', { attended: 110, localPeople, dignitaries }];
const budget = (on: string, dedicated = true): Given => [on, 'MarketingBudgetSet', { amountPence: 300_000, dedicated }];

describe('a launch without dignitaries or local people', () => {
  const rule = launchWithoutDignitariesOrLocalPeople;
  it('opens a warning while it is planned', () => {
    expect(given(planned('2010-08-02'), held()).warnings(rule)).toEqual([]);
    expect(given(planned('2010-08-02', 0)).warnings(rule)).toEqual(['2010-08-02/']);
    expect(given(planned('2010-08-02', 0), planned('2010-08-20'), held()).warnings(rule)).toEqual(['2010-08-02/2010-08-20']);
    expect(given(planned('2010-08-02', 4, false), held()).warnings(rule)).toEqual(['2010-08-02/2010-09-24']);
  });

  it('keeps the warning open for six months after it was held', () => {
    const alone = given(planned('2010-08-02'), held(0, 0));
    expect(alone.warnings(rule)).toEqual(['2010-09-24/2011-03-24']);
    expect(rule.intervals(alone.state())[0]?.why).toBe('No dignitaries and no local people who use services were there.');
  });
});

describe('a launch planned without a dedicated marketing budget', () => {
  const rule = noMarketingBudgetForTheLaunch;
  it('opens a warning until there is one, or until the launch is held', () => {
    expect(given(budget('2010-06-21'), planned('2010-08-02')).warnings(rule)).toEqual([]);
    expect(given(budget('2010-06-21', false), planned('2010-08-02')).warnings(rule)).toEqual(['2010-08-02/']);
    expect(given(planned('2010-08-02'), budget('2010-08-20'), held()).warnings(rule)).toEqual(['2010-08-02/2010-08-20']);
    expect(given(planned('2010-08-02'), held(), budget('2010-12-20')).warnings(rule)).toEqual(['2010-08-02/2010-09-24']);
    expect(given(budget('2010-06-21')).warnings(rule)).toEqual([]);
  });
});

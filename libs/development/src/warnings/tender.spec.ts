import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { noSupportedBusinessContract } from './no-supported-business-contract.js';
import { awardOnPriceOnly, specificationWithoutUsers, tenderNotAccessible, tenderTooShort } from './tender.js';
import { thresholdNotInForce } from './threshold-not-in-force.js';

const { given } = specFor(ulo);
const tender = factId(1);
const planned = (more: object = {}): Given => ['2010-05-10', 'TenderPlanned', { title: 'Advice', beganOn: '2010-06-01', estimatePence: 9_000_000, ...more }];
const published = (more: object = {}): Given => [
  '2010-06-01', 'TenderPublished',
  { tender, closesOn: '2010-07-01', formats: ['easy-read'], weights: [{ criterion: 'quality', weight: 60 }, { criterion: 'price', weight: 40 }], ...more },
];
const specified = (users: number): Given => ['2010-05-20', 'SpecificationCoProduced', { tender, users }];
const awarded = (n: number, on: string, supportedBusiness: boolean): Given => [on, 'ContractAwarded', { tender: factId(n), amountPence: 1, supportedBusiness, startsOn: '2010-09-01', endsOn: '2013-08-31' }];

describe('a tender', () => {
  it('that is fair opens no warning', () => {
    const history = given(planned(), specified(4), published());
    for (const rule of [tenderNotAccessible, tenderTooShort, specificationWithoutUsers, awardOnPriceOnly, thresholdNotInForce]) expect(history.warnings(rule)).toEqual([]);
  });
  it('opens a warning until it closes or is over', () => {
    expect(given(planned(), published({ formats: ['standard'] })).warnings(tenderNotAccessible)).toEqual(['2010-06-01/2010-07-02']);
    expect(given(planned(), published({ closesOn: '2010-06-30' })).warnings(tenderTooShort)).toEqual(['2010-06-01/2010-07-01']);
    expect(given(planned(), published({ weights: [{ criterion: 'price', weight: 100 }] }), ['2010-06-20', 'TenderGivenUp', { tender, why: 'x' }]).warnings(awardOnPriceOnly)).toEqual(['2010-06-01/2010-06-20']);
    expect(given(planned(), published()).warnings(specificationWithoutUsers)).toEqual(['2010-06-01/2010-07-02']);
    expect(given(planned(), specified(0), published()).warnings(specificationWithoutUsers)).toEqual(['2010-06-01/2010-07-02']);
  });
});

describe('a threshold', () => {
  it('from the guidance that the law had replaced opens a warning', () => {
    const history = given(planned({ thresholdPence: 14_437_100 }));
    expect(history.warnings(thresholdNotInForce)).toEqual(['2010-05-10/']);
    expect(thresholdNotInForce.intervals(history.state())[0]?.why).toBe('£144,371 was gone by; on 2010-06-01 it was £156,442 without VAT: Advice, about £90,000.');
    expect(given(planned({ thresholdPence: 15_644_200 })).warnings(thresholdNotInForce)).toEqual([]);
  });
});

describe('awarded contracts', () => {
  it('open a warning when none is with a supported business', () => {
    expect(given(planned(), planned(), awarded(1, '2010-08-01', false), awarded(2, '2010-09-01', true)).warnings(noSupportedBusinessContract)).toEqual(['2010-08-01/2010-09-01']);
    expect(given(planned(), awarded(1, '2010-08-01', true)).warnings(noSupportedBusinessContract)).toEqual([]);
    expect(given(planned()).warnings(noSupportedBusinessContract)).toEqual([]);
  });
});

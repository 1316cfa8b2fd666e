import { specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { sustainabilityOn } from './index.js';

const { given } = specFor(ulo);
const metOn = (day: string, ...facts: Given[]): string[] => sustainabilityOn(given(...facts).state(day), day).filter(({ met }) => met).map(({ code }) => code);

const facts: Given[] = [
  ['2010-01-01', 'ConstitutionAdopted', {}],
  ['2010-01-02', 'ManagementCommitteeElected', { users: 6, carers: 1, others: 1 }],
  ['2010-01-03', 'PoliciesAdopted', { policies: ['safeguarding'] }],
  ['2010-02-01', 'TrainingCompleted', { about: 'Bids', people: 2 }],
  ['2010-03-01', 'PremisesSecured', { tenure: 'lease', startsOn: '2010-03-01', endsOn: '2012-02-29', accessible: true, councilBranded: false }],
  ['2010-04-01', 'OrganisationsMapped', { count: 4 }],
  ['2010-05-01', 'AgreementSigned', { instrument: 'core-grant', amountPence: 1, startsOn: '2010-05-01', endsOn: '2012-04-30', coreSharePercent: 50 }],
];

describe('each foundation of sustainability', () => {
  it('is missing at first', () => {
    expect(metOn('2010-01-01')).toEqual([]);
  });
  it('is met by its facts, and lost when they expire', () => {
    expect(metOn('2010-05-01', ...facts)).toEqual(['training', 'governance', 'premises', 'networking', 'funding']);
    expect(metOn('2010-10-02', ...facts)).toEqual(['training', 'governance', 'premises', 'funding']);
    expect(metOn('2011-06-01', ...facts)).toEqual(['training', 'governance']);
  });
});

import { specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { agreementOutsideThreeToFiveYears } from './agreement-outside-three-to-five-years.js';
import { consultationUnderTwelveWeeks } from './consultation-under-twelve-weeks.js';
import { coreCostsNotCovered } from './core-costs-not-covered.js';
import { oneFunderPaysMost } from './one-funder-pays-most.js';
import { oneImpairmentBudget } from './one-impairment-budget.js';
import { factId } from '#spec';

const { given } = specFor(ulo);
const elected: Given = ['2010-01-01', 'ManagementCommitteeElected', { users: 6, carers: 1, others: 1 }];
const signed = (more: object = {}, on = '2010-02-01'): Given => [
  on, 'AgreementSigned', { funder: 'Council', instrument: 'core-grant', amountPence: 300_000, startsOn: '2010-03-01', endsOn: '2013-02-28', coreSharePercent: 50, ...more },
];

describe('unpaid core costs', () => {
  it('open a warning from the election until an agreement pays them, and again when it is over', () => {
    expect(given(elected).warnings(coreCostsNotCovered)).toEqual(['2010-01-01/']);
    expect(given(elected, signed()).warnings(coreCostsNotCovered)).toEqual(['2010-01-01/2010-03-01', '2013-03-01/']);
    expect(given(elected, signed({ coreSharePercent: 0 })).warnings(coreCostsNotCovered)).toEqual(['2010-01-01/']);
    expect(given(signed()).warnings(coreCostsNotCovered)).toEqual([]);
  });
});

describe('one funder that pays most of the money', () => {
  it('opens a warning above three quarters of the running agreements', () => {
    expect(given(signed()).warnings(oneFunderPaysMost)).toEqual(['2010-03-01/2013-03-01']);
    const other = (amountPence: number): Given => signed({ funder: 'Trust', amountPence, startsOn: '2011-01-01' }, '2010-12-01');
    expect(given(signed(), other(100_000)).warnings(oneFunderPaysMost)).toEqual(['2010-03-01/2011-01-01']);
    expect(given(signed(), other(99_999)).warnings(oneFunderPaysMost)).toEqual(['2010-03-01/2013-03-01']);
  });
});

describe('money from one budget', () => {
  it('opens a warning while all of it is for one user group', () => {
    const own = signed({ budget: 'mental-health' });
    expect(given(own).warnings(oneImpairmentBudget)).toEqual(['2010-03-01/2013-03-01']);
    expect(given(own, signed({ budget: 'general', startsOn: '2011-01-01' })).warnings(oneImpairmentBudget)).toEqual(['2010-03-01/2011-01-01']);
    expect(given(signed()).warnings(oneImpairmentBudget)).toEqual([]);
  });
});

describe('the length of an agreement', () => {
  it('is checked for lasting instruments, not for a pump-priming grant', () => {
    const year = { endsOn: '2011-02-28' };
    expect(given(signed(year)).warnings(agreementOutsideThreeToFiveYears)).toEqual(['2010-02-01/2011-03-01']);
    expect(given(signed({ ...year, instrument: 'contract' })).warnings(agreementOutsideThreeToFiveYears)).toEqual(['2010-02-01/2011-03-01']);
    expect(given(signed({ ...year, instrument: 'pump-priming-grant' })).warnings(agreementOutsideThreeToFiveYears)).toEqual([]);
    expect(given(signed({ ...year, instrument: 'grant' })).warnings(agreementOutsideThreeToFiveYears)).toEqual([]);
  });
});

describe('a consultation of less than twelve weeks', () => {
  const notice = (consultedFrom?: string): Given => ['2011-06-01', 'ChangeNoticeGiven', { agreement: factId(1), effectiveOn: '2011-12-01', change: 'x', ...(consultedFrom && { consultedFrom }) }];
  it('opens a warning, and so does no consultation', () => {
    expect(given(signed(), notice()).warnings(consultationUnderTwelveWeeks)).toEqual(['2011-06-01/2011-12-01']);
    expect(given(signed(), notice('2011-03-10')).warnings(consultationUnderTwelveWeeks)).toEqual(['2011-06-01/2011-12-01']);
    expect(given(signed(), notice('2011-03-09')).warnings(consultationUnderTwelveWeeks)).toEqual([]);
  });
});

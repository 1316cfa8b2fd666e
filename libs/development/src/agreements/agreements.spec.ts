import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { agreementOutsideThreeToFiveYears } from '../warnings/agreement-outside-three-to-five-years.js';
import { changeNoticeUnderThreeMonths } from '../warnings/change-notice-under-three-months.js';
import { funderReportOverdue } from '../warnings/funder-report-overdue.js';
import { EndAgreement, GiveChangeNotice, RecordPayment, RequireReport, SignAgreement, SubmitReport, agreements } from './index.js';

const { given } = specFor(ulo);
const pumpPriming = {
  instrument: 'pump-priming-grant', amountPence: 1_800_000, startsOn: '2009-04-01', endsOn: '2010-03-31', coreSharePercent: 100,
} as const;
const core = {
  instrument: 'service-level-agreement', amountPence: 12_000_000, startsOn: '2011-04-01', endsOn: '2014-03-31', coreSharePercent: 60,
} as const;
const signed: Given = ['2009-03-30', 'AgreementSigned', pumpPriming];
const agreement = factId(1);
const due: Given = ['2009-04-01', 'ReportRequired', { agreement, dueOn: '2009-10-31', about: 'First half-year' }];

describe('a funding agreement', () => {
  it('is refused when it ends before it starts', () => {
    given().when(SignAgreement, '2009-03-30', pumpPriming).thenRecords('AgreementSigned');
    given().when(SignAgreement, '2009-03-30', { ...pumpPriming, endsOn: '2009-04-01' }).thenRefused('agreement-ends-before-it-starts');
  });

  it('names the awarded bid that led to it', () => {
    const bids: Given[] = [['2009-02-02', 'BidSubmitted', { lines: [{ category: 'training', amountPence: 1 }], amountPence: 1 }], ['2009-03-02', 'BidAwarded', { bid: factId(1), amountPence: 1 }]];
    given(...bids).when(SignAgreement, '2009-03-30', { ...pumpPriming, bid: factId(1) }).thenRecords('AgreementSigned');
    given(...bids).when(SignAgreement, '2009-03-01', { ...pumpPriming, bid: factId(1) }).thenRefused('bid-not-yet-awarded');
    given(...bids.slice(0, 1)).when(SignAgreement, '2009-03-30', { ...pumpPriming, bid: factId(1) }).thenRefused('bid-not-awarded');
  });

  it('shows the amount spent from its reports', () => {
    given(signed, due).when(SubmitReport, '2009-10-20', { report: factId(2), spentPence: 700_000 }).then({ type: 'ReportSubmitted', data: { report: factId(2), spentPence: 700_000 } });
    expect(given(signed, due, ['2009-10-20', 'ReportSubmitted', { report: factId(2), spentPence: 700_000 }]).state().agreements.agreements[0]?.reports).toMatchObject([{ submittedOn: '2009-10-20', spentPence: 700_000 }]);
  });

  it('takes payments from the day it was signed', () => {
    given(signed).when(RecordPayment, '2009-04-15', { agreement, amountPence: 900_000 }).thenRecords('PaymentReceived');
    given(signed).when(RecordPayment, '2009-03-29', { agreement, amountPence: 900_000 }).thenRefused('agreement-not-yet-signed');
    given().when(RecordPayment, '2009-04-15', { agreement, amountPence: 900_000 }).thenRefused('no-such-agreement');
  });

  it('is changed only with notice given before the change', () => {
    const change = 'Reduced by a tenth: the council’s budget';
    given(signed).when(GiveChangeNotice, '2009-09-01', { agreement, effectiveOn: '2009-12-01', change }).thenRecords('ChangeNoticeGiven');
    given(signed).when(GiveChangeNotice, '2009-12-01', { agreement, effectiveOn: '2009-12-01', change }).thenRefused('notice-after-the-change');
  });

  it('is ended only once', () => {
    given(signed).when(EndAgreement, '2010-03-31', { agreement, asAgreed: true }).thenRecords('AgreementEnded');
    given(signed, ['2010-03-31', 'AgreementEnded', { agreement, asAgreed: true }])
      .when(EndAgreement, '2010-02-28', { agreement, asAgreed: false })
      .thenRefused('agreement-already-ended', ['Pump-priming grant of £18,000, 2009-04-01 to 2010-03-31']);
  });

  it('requires reports, each submitted only once', () => {
    given(signed).when(RequireReport, '2009-04-01', { agreement, dueOn: '2009-03-31' }).thenRefused('due-before-it-was-agreed');
    given(signed).when(RequireReport, '2009-04-01', { agreement, dueOn: '2009-10-31' }).thenRecords('ReportRequired');
    given(signed, due).when(SubmitReport, '2009-10-20', { report: factId(2) }).thenRecords('ReportSubmitted');
    given(signed, due, ['2009-10-20', 'ReportSubmitted', { report: factId(2) }]).when(SubmitReport, '2009-10-21', { report: factId(2) }).thenNothing();
    given(signed).when(SubmitReport, '2009-10-20', { report: factId(2) }).thenRefused('no-such-report');
  });

  it('is offered by name in forms, with its outstanding reports', () => {
    const label = 'Pump-priming grant of £18,000, 2009-04-01 to 2010-03-31';
    expect(agreements.choices(given(signed, due, ['2010-03-31', 'AgreementEnded', { agreement, asAgreed: true }]).state())).toEqual({
      agreement: [{ id: agreement, label }],
      'running-agreement': [],
      'open-report': [{ id: factId(2), label: 'First half-year, due 2009-10-31' }],
    });
  });

  it('is described in plain English in the history', () => {
    expect(agreements.events['AgreementSigned']?.describe(pumpPriming as never)).toBe(
      'Pump-priming grant of £18,000, 2009-04-01 to 2010-03-31, all for core costs',
    );
  });
});

describe('a funding agreement shorter than three or longer than five years', () => {
  it('opens a warning from its signature to its end', () => {
    const lasting: Given = [signed[0], signed[1], { ...signed[2], instrument: 'core-grant' }];
    expect(given(lasting).warnings(agreementOutsideThreeToFiveYears)).toEqual(['2009-03-30/2010-04-01']);
    expect(given(lasting, ['2009-12-31', 'AgreementEnded', { agreement, asAgreed: false }]).warnings(agreementOutsideThreeToFiveYears)).toEqual([
      '2009-03-30/2009-12-31',
    ]);
  });

  it.each([['2014-03-31', 36, 0], ['2014-03-30', 35, 1], ['2016-03-31', 60, 0], ['2016-04-30', 61, 1]])(
    'ending on %s it runs for %p months: %p warnings',
    (endsOn, _months, warnings) => {
      expect(given(['2011-03-28', 'AgreementSigned', { ...core, endsOn }]).warnings(agreementOutsideThreeToFiveYears)).toHaveLength(warnings);
    },
  );
});

it('notice of less than three months opens a warning until the change takes effect', () => {
  const notice = (on: string): Given => [on, 'ChangeNoticeGiven', { agreement, effectiveOn: '2009-12-01', change: 'Reduced' }];
  expect(given(signed, notice('2009-09-01')).warnings(changeNoticeUnderThreeMonths)).toEqual([]);
  expect(given(signed, notice('2009-09-02')).warnings(changeNoticeUnderThreeMonths)).toEqual(['2009-09-02/2009-12-01']);
});

it('a report to a funder is overdue from the day after it was due until it is submitted', () => {
  const submitted = (on: string): Given => [on, 'ReportSubmitted', { report: factId(2) }];
  expect(given(signed, due).warnings(funderReportOverdue)).toEqual(['2009-11-01/']);
  expect(given(signed, due, submitted('2009-11-09')).warnings(funderReportOverdue)).toEqual(['2009-11-01/2009-11-09']);
  expect(given(signed, due, submitted('2009-10-31')).warnings(funderReportOverdue)).toEqual([]);
});

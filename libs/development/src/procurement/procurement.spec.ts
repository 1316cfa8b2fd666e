import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import {
  AwardContract, CoProduceSpecification, ConfirmReservation, ConsiderReservation, GiveUpTender, OfferPriceMatch, PlanTender, PublishTender, TestReservation,
} from './index.js';

const { given } = specFor(ulo);
const tender = factId(1);
const planned = (beganOn = '2010-06-01', day = '2010-05-10'): Given => [day, 'TenderPlanned', { title: 'Advice', beganOn, estimatePence: 9_000_000 }];
const weights = [{ criterion: 'quality' as const, weight: 60 }, { criterion: 'price' as const, weight: 40 }];
const published: Given = ['2010-06-01', 'TenderPublished', { tender, closesOn: '2010-07-15', formats: ['easy-read'], weights }];
const tested = (purposeMet: boolean, shareMet: boolean): Given => [
  '2010-06-01', 'ReservationTestRecorded',
  { tender, purposeMet, shareMet, counted: 6, workforce: 10, measuredOver: 'organisation', ruleSet: 'pcr-2006-reg-7', ruleSetVersion: 1 },
];

describe('a tender', () => {
  it('is planned, its specification is written with users, and a reservation is considered', () => {
    given().when(PlanTender, '2010-05-10', { title: 'Advice', beganOn: '2010-06-01', estimatePence: 9_000_000 }).thenRecords('TenderPlanned');
    given(planned()).when(CoProduceSpecification, '2010-05-20', { tender, users: 4, checks: ['outcomes'] }).thenRecords('SpecificationCoProduced');
    given(planned()).when(ConsiderReservation, '2010-05-20', { tender, choice: 'open', why: 'No ULO meets the test.' }).thenRecords('ReservationConsidered');
    given(planned()).when(CoProduceSpecification, '2010-05-01', { tender, users: 4 }).thenRefused('tender-not-yet-planned');
    given().when(CoProduceSpecification, '2010-05-20', { tender, users: 4 }).thenRefused('no-such-tender');
  });
  it('cannot begin before the development', () => {
    const started: Given = ['2010-05-01', 'UloDevelopmentStarted', { programme: 'p', name: 'MAP', area: 'Tamworth', commissioner: 'Council' }];
    given(started).when(PlanTender, '2010-05-10', { title: 'Advice', beganOn: '2010-04-30', estimatePence: 1 }).thenRefused('tender-before-development');
  });
});

describe('the test of a reservation', () => {
  const fields = { tender, purposeMet: true, counted: 3, workforce: 10, measuredOver: 'organisation' as const };
  it.each([
    ['2010-06-01', 'pcr-2006-reg-7', false], ['2015-06-01', 'pcr-2015-reg-20', true], ['2025-02-23', 'pcr-2015-reg-20', true], ['2025-02-24', 'pa-2023-s-32', true],
  ])('of a procurement that began on %s applies %s, on any day of the test', (beganOn, ruleSet, shareMet) => {
    given(planned(beganOn)).when(TestReservation, '2026-01-10', fields).then({ type: 'ReservationTestRecorded', data: { ...fields, ruleSet, ruleSetVersion: 1, shareMet } });
  });
  it('applies the law of the programme’s nation', () => {
    const programme = { programme: { jurisdiction: 'scotland' } };
    given(planned('2020-06-01')).when(TestReservation, '2026-01-10', fields, { programme }).then({ type: 'ReservationTestRecorded', data: { ...fields, ruleSet: 'scotland-sppn-4-2017', ruleSetVersion: 1, shareMet: true } });
  });
  it('uses the measures of the law, and cannot count more people than the workforce', () => {
    given(planned()).when(TestReservation, '2010-06-01', { ...fields, measuredOver: 'combined' }).thenRefused('measured-over-something-else', ['The organisation']);
    given(planned('2025-03-01')).when(TestReservation, '2025-03-01', { ...fields, measuredOver: 'combined' }).then({
      type: 'ReservationTestRecorded', data: { ...fields, measuredOver: 'combined', ruleSet: 'pa-2023-s-32', ruleSetVersion: 1, shareMet: true },
    });
    given(planned()).when(TestReservation, '2010-06-01', { ...fields, counted: 11 }).thenRefused('more-count-than-work-there');
    given(planned('2005-06-01')).when(TestReservation, '2010-06-01', fields).thenRefused('no-law-on-reservation');
  });
  it('allows a reservation only when both parts are met', () => {
    given(planned()).when(ConfirmReservation, '2010-06-02', { tender }).thenRefused('reservation-test-not-met', ['No test was recorded']);
    given(planned(), tested(false, true)).when(ConfirmReservation, '2010-06-02', { tender }).thenRefused('reservation-test-not-met', ['The purpose is not as the law asks']);
    given(planned(), tested(true, false)).when(ConfirmReservation, '2010-06-02', { tender }).thenRefused('reservation-test-not-met', ['The share of the workforce is not as the law asks']);
    given(planned(), tested(true, true)).when(ConfirmReservation, '2010-06-02', { tender }).thenRecords('ReservationConfirmed');
    given(planned(), tested(true, true)).when(ConfirmReservation, '2010-05-31', { tender }).thenRefused('reservation-test-not-met', ['No test was recorded']);
  });
});

describe('a published tender', () => {
  const fields = { tender, closesOn: '2010-07-15', formats: ['easy-read' as const], weights };
  it('must close after it opens, with weights that add up to 100', () => {
    given(planned()).when(PublishTender, '2010-06-01', fields).thenRecords('TenderPublished');
    given(planned()).when(PublishTender, '2010-06-01', { ...fields, closesOn: '2010-06-01' }).thenRefused('tender-closes-before-it-opens');
    given(planned()).when(PublishTender, '2010-06-01', { ...fields, weights: [{ criterion: 'price', weight: 90 }] }).thenRefused('weights-do-not-make-100');
    given(planned()).when(PublishTender, '2010-06-01', { ...fields, weights: [{ criterion: 'price', weight: 50 }, { criterion: 'price', weight: 50 }] }).thenRefused('criterion-weighed-twice');
    given(planned()).when(PublishTender, '2010-05-20', fields).thenRefused('tender-published-before-it-began');
  });
  it('lets a supported business match the best price', () => {
    given(planned(), published).when(OfferPriceMatch, '2010-07-16', { tender, bestPence: 8_500_000, matched: true }).thenRecords('PriceMatchOffered');
    given(planned()).when(OfferPriceMatch, '2010-07-16', { tender, bestPence: 1, matched: true }).thenRefused('tender-not-published');
  });
  const award = { tender, amountPence: 8_500_000, supportedBusiness: true, startsOn: '2010-09-01', endsOn: '2013-08-31' };
  it('is awarded after it has closed, or given up', () => {
    given(planned(), published).when(AwardContract, '2010-07-16', award).thenRecords('ContractAwarded');
    given(planned()).when(AwardContract, '2010-07-16', award).thenRefused('tender-not-published');
    given(planned(), published).when(AwardContract, '2010-07-15', award).thenRefused('tender-still-open');
    given(planned(), published).when(AwardContract, '2010-07-16', { ...award, endsOn: '2010-09-01' }).thenRefused('contract-ends-before-it-starts');
    given(planned(), published, ['2010-07-16', 'ContractAwarded', award]).when(AwardContract, '2010-07-17', award).thenRefused('tender-is-over');
    given(planned(), published, ['2010-07-16', 'ContractAwarded', award]).when(GiveUpTender, '2010-07-17', { tender, why: 'x' }).thenRefused('tender-is-over');
    given(planned()).when(GiveUpTender, '2010-07-17', { tender, why: 'Nobody bid.' }).thenRecords('TenderGivenUp');
  });
  it('can be awarded only to a supported business when it was reserved', () => {
    const reserved: Given[] = [planned(), published, tested(true, true), ['2010-06-02', 'ReservationConfirmed', { tender }]];
    given(...reserved).when(AwardContract, '2010-07-16', { ...award, supportedBusiness: false }).thenRefused('contract-was-reserved');
    given(...reserved).when(AwardContract, '2010-07-16', award).thenRecords('ContractAwarded');
  });
});

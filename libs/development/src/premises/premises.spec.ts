import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import {
  DeclinePremises, OpenPremisesSearch, RecordAccessAudit, RecordPremisesOffer, RenewPremises, SecurePremises, VacatePremises,
  premises as part,
} from './index.js';

const { given } = specFor(ulo);
const offered: Given = ['2009-12-07', 'PremisesOffered', { what: 'Two rooms in the town hall' }];
const offer = factId(1);
const declined: Given = ['2009-12-07', 'PremisesDeclined', { offer, whyNot: 'No step-free entrance' }];
const lease = { tenure: 'lease', startsOn: '2010-07-01', endsOn: '2013-06-30', accessible: true, councilBranded: false } as const;
const secured: Given = ['2010-06-14', 'PremisesSecured', lease];
const premises = factId(1);

describe('looking for premises', () => {
  it('opens a search and records what is offered', () => {
    given().when(OpenPremisesSearch, '2009-11-01', { needs: 'Step-free, on a bus route' }).thenRecords('PremisesSearchOpened');
    given().when(RecordPremisesOffer, '2009-12-07', { what: 'Two rooms in the town hall' }).thenRecords('PremisesOffered');
  });

  it('audits only premises that were offered by then', () => {
    const audit = { premises: offer, stepFree: false, accessible: false };
    given(offered).when(RecordAccessAudit, '2009-12-07', audit).thenRecords('AccessAuditCompleted');
    given(offered).when(RecordAccessAudit, '2009-12-06', audit).thenRefused('no-such-premises');
  });

  it('declines an offer only once', () => {
    given(offered).when(DeclinePremises, '2009-12-07', { offer, whyNot: 'No step-free entrance' }).thenRecords('PremisesDeclined');
    given(offered, declined).when(DeclinePremises, '2009-12-08', { offer, whyNot: 'No step-free entrance' }).thenNothing();
    given().when(DeclinePremises, '2009-12-08', { offer, whyNot: 'Too dear' }).thenRefused('no-such-premises');
  });

  it('cannot decline an accepted offer', () => {
    given(offered, ['2010-06-14', 'PremisesSecured', { ...lease, offer }])
      .when(DeclinePremises, '2010-01-05', { offer, whyNot: 'Too dear' })
      .thenRefused('offer-already-taken', ['Lease from 2010-07-01 to 2013-06-30']);
  });
});

describe('secure premises', () => {
  it('need no recorded offer', () => {
    given().when(SecurePremises, '2010-06-14', lease).thenRecords('PremisesSecured');
  });

  it('may come from an open offer, not from a declined or accepted one', () => {
    given(offered).when(SecurePremises, '2010-06-14', { ...lease, offer }).thenRecords('PremisesSecured');
    given(offered, declined).when(SecurePremises, '2010-06-14', { ...lease, offer }).thenRefused('offer-declined');
    given(offered, ['2010-06-14', 'PremisesSecured', { ...lease, offer }]).when(SecurePremises, '2010-06-10', { ...lease, offer }).thenRefused('offer-already-taken');
  });

  it('must end after they start, or have no end', () => {
    given().when(SecurePremises, '2010-06-14', { ...lease, endsOn: '2010-07-01' }).thenRefused('premises-end-before-they-start');
    given().when(SecurePremises, '2010-06-14', { tenure: 'freehold', startsOn: '2010-07-01', accessible: true, councilBranded: false }).thenRecords('PremisesSecured');
  });

  it('are renewed to a later day while they are held', () => {
    given(secured).when(RenewPremises, '2013-01-10', { premises, endsOn: '2016-06-30' }).thenRecords('PremisesRenewed');
    given(secured).when(RenewPremises, '2013-01-10', { premises, endsOn: '2013-06-30' }).thenRefused('renewal-is-not-later');
    given(secured).when(RenewPremises, '2013-01-10', { premises }).thenRecords('PremisesRenewed');
    const endless = given(secured, ['2013-01-10', 'PremisesRenewed', { premises }]);
    expect(endless.state().premises.secured[0]).toMatchObject({ endsOn: null, terms: [{}, { on: '2013-01-10', endsOn: null }] });
    endless.when(RenewPremises, '2014-01-10', { premises }).thenNothing();
    given(secured).when(RenewPremises, '2010-06-13', { premises, endsOn: '2016-06-30' }).thenRefused('premises-not-held');
  });

  it('are vacated only once', () => {
    given(secured).when(VacatePremises, '2013-06-30', { premises }).thenRecords('PremisesVacated');
    given(secured, ['2013-06-30', 'PremisesVacated', { premises }]).when(VacatePremises, '2013-05-31', { premises }).thenNothing();
    given(secured, ['2013-06-30', 'PremisesVacated', { premises }]).when(VacatePremises, '2013-07-31', { premises }).thenRefused('premises-not-held');
  });

  it('can be audited', () => {
    given(secured).when(RecordAccessAudit, '2010-07-05', { premises, stepFree: true, accessible: true }).thenRecords('AccessAuditCompleted');
  });
});

it('forms identify premises and offers by description and day', () => {
  expect(part.choices(given(offered, secured).state())).toEqual({
    premises: [{ id: factId(2), label: 'Lease from 2010-07-01 to 2013-06-30' }],
    'premises-or-offer': [
      { id: factId(2), label: 'Lease from 2010-07-01 to 2013-06-30' },
      { id: offer, label: 'Two rooms in the town hall, offered 2009-12-07' },
    ],
    'open-premises-offer': [{ id: offer, label: 'Two rooms in the town hall, offered 2009-12-07' }],
  });
  expect(part.choices(given(offered, declined).state())['open-premises-offer']).toEqual([]);
});

it('the history describes premises in plain English', () => {
  expect(part.events.PremisesSecured?.describe(lease as never)).toBe('Lease from 2010-07-01 to 2013-06-30, accessible, not council-branded');
  expect(part.events.AccessAuditCompleted?.describe({ stepFree: false, accessible: false } as never)).toBe('Not accessible, no step-free entrance');
});

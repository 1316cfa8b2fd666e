import { derivedId } from '#kernel';
import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import { JoinPartnership, LeavePartnership } from './index.js';

const { given } = specFor(ulo);
const started: Given = ['2009-01-19', 'UloDevelopmentStarted', { programme: derivedId('programme'), name: 'MAP', area: 'Tamworth', commissioner: 'Staffordshire County Council' }];
const joined: Given = ['2009-06-01', 'PartnerJoined', { partner: 'Tamworth Carers', kind: 'carers-organisation' }];
const partner = factId(2);
const left: Given = ['2010-06-01', 'PartnerLeft', { partner, why: 'It closed' }];

describe('an organisation in the partnership', () => {
  it('joins only once at a time, under any spelling of its name', () => {
    given(started).when(JoinPartnership, '2009-06-01', { partner: 'Tamworth Carers', kind: 'carers-organisation' }).thenRecords('PartnerJoined');
    given(started, joined).when(JoinPartnership, '2009-07-01', { partner: 'tamworth  CARERS', kind: 'other' }).thenRefused('partner-joined-already');
    given(started, joined, left).when(JoinPartnership, '2011-01-01', { partner: 'Tamworth Carers', kind: 'carers-organisation' }).thenRecords('PartnerJoined');
    given(started).when(JoinPartnership, '2009-06-01', { partner: 'MAP', kind: 'other' }).thenRefused('partner-is-the-ulo');
  });

  it('leaves only once, and only after it joined', () => {
    given(started, joined).when(LeavePartnership, '2010-06-01', { partner, why: 'It closed' }).thenRecords('PartnerLeft');
    given(started, joined).when(LeavePartnership, '2009-05-01', { partner }).thenRefused('partner-not-yet-joined');
    given(started, joined, left).when(LeavePartnership, '2010-07-01', { partner }).thenRefused('partner-left-already');
    given(started).when(LeavePartnership, '2010-07-01', { partner }).thenRefused('no-such-partner');
    expect(given(started, joined, left).state().partnership.partners).toEqual([{ id: partner, on: '2009-06-01', partner: 'Tamworth Carers', organisation: null, kind: 'carers-organisation', leftOn: '2010-06-01', why: 'It closed' }]);
  });

  it('is offered by name in forms while it takes part', () => {
    expect(ulo.choices(given(started, joined).state())['partner']).toEqual([{ id: partner, label: 'Tamworth Carers, since 2009-06-01' }]);
    expect(ulo.choices(given(started, joined, left).state())['partner']).toEqual([]);
  });
});

import { factId, specFor, type Given } from '#spec';
import { deadlinesOf } from '../deadlines/index.js';
import { ulo } from '../ulo.js';
import { CloseAction, RaiseAction } from './index.js';

const { given } = specFor(ulo);
const fields = { kind: 'renew-insurance', owner: 'owner', dueOn: '2026-12-31', subject: factId(1), about: 'Public liability' } as const;
const insured: Given = ['2026-01-10', 'InsuranceTakenOut', { kind: 'public-liability', endsOn: '2026-12-31' }];
const raised: Given = ['2026-12-03', 'ActionRaised', fields];

describe('an action', () => {
  it('is raised only once for each kind, subject and day', () => {
    given(insured).when(RaiseAction, '2026-12-03', fields).thenRecords('ActionRaised');
    given(insured, raised).when(RaiseAction, '2026-12-04', fields).thenNothing();
    given(insured, raised).when(RaiseAction, '2026-12-04', { ...fields, dueOn: '2027-12-31' }).thenRecords('ActionRaised');
  });

  it('is closed only once', () => {
    const closing = { action: factId(2), outcome: 'done' } as const;
    given(insured, raised).when(CloseAction, '2026-12-10', closing).thenRecords('ActionClosed');
    given(insured, raised, ['2026-12-10', 'ActionClosed', closing]).when(CloseAction, '2026-12-11', closing).thenNothing();
    given(insured).when(CloseAction, '2026-12-11', closing).thenRefused('no-such-action');
  });

  it('is a deadline of its owner until it is closed', () => {
    const of = (...facts: Given[]) => deadlinesOf(given(...facts).state()).filter(({ kind }) => kind === 'action');
    expect(of(insured, raised)).toMatchObject([{ subject: factId(2), name: expect.stringContaining(': Public liability') as string, dueOn: '2026-12-31', from: '2026-12-03', until: null, to: ['owner'] }]);
    expect(of(insured, raised, ['2026-12-10', 'ActionClosed', { action: factId(2), outcome: 'done' }])).toMatchObject([{ until: '2026-12-10' }]);
  });

  it('replaces only the deadline that it is about', () => {
    const ends = (...facts: Given[]) => deadlinesOf(given(...facts).state()).filter(({ kind }) => kind === 'insurance').map(({ until }) => until);
    expect(ends(insured)).toEqual([null]);
    expect(ends(insured, raised)).toEqual(['2026-12-03']);
    expect(ends(insured, ['2026-12-03', 'ActionRaised', { ...fields, subject: factId(9) }])).toEqual([null]);
    const renewed: Given = ['2026-12-20', 'InsuranceRenewed', { insurance: factId(1), endsOn: '2027-12-31' }];
    expect(ends(insured, raised, renewed)).toEqual(['2026-12-03', null]);
  });
});

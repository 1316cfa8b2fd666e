import { correctionOf, eventId, specForManager, type Logged } from '#spec';
import { whatExpires } from './what-expires.js';

const { given } = specForManager(whatExpires);
const to = 'ulo-1';
const insured: Logged = ['2026-01-10', to, 'InsuranceTakenOut', { kind: 'public-liability', endsOn: '2026-12-31' }];
const raising = (kind: string, subject: string, about: string, occurredOn: string, dueOn: string) => ({
  to, name: 'raise-action', body: { occurredOn, kind, owner: 'owner', dueOn, subject, about },
});
const raised: Logged = ['2026-12-03', to, 'ActionRaised', { kind: 'renew-insurance', owner: 'owner', dueOn: '2026-12-31', subject: eventId(1) }];

describe('something that expires', () => {
  it('raises an action for a review four weeks before', () => {
    given(insured).onDay('2026-12-02').thenNothing();
    given(insured).onDay('2026-12-03').thenIssues(raising('renew-insurance', eventId(1), 'Public liability', '2026-12-03', '2026-12-31'));
    given(insured, raised).onDay('2026-12-10').thenNothing();
  });

  it.each<[string, Logged, ReturnType<typeof raising>]>([
    ['a policy', ['2026-01-10', to, 'PoliciesAdopted', { policies: ['safeguarding'], reviewOn: '2026-12-31' }], raising('review-policy', 'safeguarding', 'Safeguarding', '2026-12-03', '2026-12-31')],
    ['premises', ['2026-01-10', to, 'PremisesSecured', { instrument: 'lease', startsOn: '2026-01-10', endsOn: '2026-12-31', accessible: true, independent: true }], raising('renew-premises', eventId(1), 'Premises', '2026-12-03', '2026-12-31')],
    ['a quality award', ['2026-01-10', to, 'QualityAwardGranted', { level: 'Level 1', endsOn: '2026-12-31' }], raising('renew-award', eventId(1), 'Level 1', '2026-12-03', '2026-12-31')],
  ])('can be %s', (_, event, action) => {
    given(event).onDay('2026-12-03').thenIssues({ ...action, body: { ...action.body, about: expect.any(String) as string } });
  });

  it('needs no review after its renewal, until four weeks before the next end', () => {
    const renewed: Logged = ['2026-12-10', to, 'InsuranceRenewed', { insurance: eventId(1), endsOn: '2027-12-31' }];
    given(insured, raised).when(renewed).thenIssues({ to, name: 'close-action', body: { occurredOn: '2026-12-10', action: eventId(2), outcome: 'done' } });
    given(insured, raised, renewed).onDay('2027-12-03').thenIssues(raising('renew-insurance', eventId(1), 'Public liability', '2027-12-03', '2027-12-31'));
  });

  it('needs no review when it is withdrawn', () => {
    given(insured, raised).when(correctionOf(1, insured, '2026-12-05', null)).thenIssues({ to, name: 'close-action', body: { occurredOn: '2026-12-05', action: eventId(2), outcome: 'not-needed' } });
  });
});

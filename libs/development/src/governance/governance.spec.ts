import { factId, specFor, type Given } from '#spec';
import { ulo } from '../ulo.js';
import {
  AdoptConstitution, AdoptPolicies, AmendConstitution, ChooseLegalForm, DeclareCommitteeComposition, ElectCommittee,
  OpenBankAccount, RegisterOrganisation, RenewInsurance, ReviewPolicy, TakeOutInsurance, committeeOf, firstElectedOn, governance, reviewDueOf,
} from './index.js';

const { given } = specFor(ulo);
const adopted: Given = ['2009-07-06', 'ConstitutionAdopted'];
const policies: Given = ['2009-08-24', 'PoliciesAdopted', { policies: ['safeguarding'], reviewOn: '2010-08-24' }];
const insured: Given = ['2010-06-14', 'InsuranceTakenOut', { kind: 'public-liability', endsOn: '2011-06-13' }];

describe('the constitution', () => {
  it('is adopted only once', () => {
    given().when(AdoptConstitution, '2009-07-06').thenRecords('ConstitutionAdopted');
    given(adopted).when(AdoptConstitution, '2009-09-01').thenRefused('constitution-already-adopted');
  });

  it('is not adopted a second time by a late recorded fact', () => {
    given(adopted).when(AdoptConstitution, '2009-06-01').thenRefused('constitution-already-adopted');
  });

  it('is amended only after its adoption', () => {
    given(adopted).when(AmendConstitution, '2009-09-01', { change: 'Membership open to carers' }).thenRecords('ConstitutionAmended');
    given(adopted).when(AmendConstitution, '2009-07-05', { change: 'Quorum' }).thenRefused('no-constitution');
  });
});

describe('the legal form and the registration', () => {
  it('may change; choosing the same again records nothing', () => {
    given().when(ChooseLegalForm, '2009-09-01', { legalForm: 'unincorporated' }).thenRecords('LegalFormChosen');
    const chosen = given(['2009-09-01', 'LegalFormChosen', { legalForm: 'unincorporated' }]);
    chosen.when(ChooseLegalForm, '2010-09-01', { legalForm: 'cio' }).thenRecords('LegalFormChosen');
    chosen.when(ChooseLegalForm, '2010-09-01', { legalForm: 'unincorporated' }).thenNothing();
  });

  it('keeps each registration only once', () => {
    const number = { register: 'charity-commission', number: '0000000' } as const;
    given().when(RegisterOrganisation, '2010-09-01', number).thenRecords('OrganisationRegistered');
    given(['2010-09-01', 'OrganisationRegistered', number]).when(RegisterOrganisation, '2010-10-01', number).thenNothing();
  });
});

describe('the management committee', () => {
  const seats = { users: 5, carers: 1, others: 2 };

  it('is recorded with any share of users, at elections and in declarations', () => {
    given().when(ElectCommittee, '2009-08-03', seats).thenRecords('ManagementCommitteeElected');
    given().when(DeclareCommitteeComposition, '2010-05-10', { users: 1, carers: 0, others: 7 }).thenRecords('CommitteeCompositionDeclared');
  });

  it('must have a voting member when it is elected', () => {
    given().when(ElectCommittee, '2009-08-03', { users: 0, carers: 0, others: 0 }).thenRefused('committee-without-members');
  });

  it('is the last one recorded up to the given day', () => {
    const history = given(
      ['2010-05-10', 'CommitteeCompositionDeclared', { users: 6, carers: 1, others: 1 }],
      ['2009-08-03', 'ManagementCommitteeElected', seats],
    );
    expect(committeeOf(history.state('2009-12-31').governance)).toMatchObject({ users: 5, elected: true, unknown: 0 });
    expect(committeeOf(history.state('2010-05-10').governance)).toMatchObject({ users: 6, elected: false });
    expect(firstElectedOn(history.state().governance)).toBe('2009-08-03');
  });
});

describe('policies', () => {
  it('can be adopted together', () => {
    const three = { policies: ['equality-and-diversity', 'safeguarding', 'data-protection'] } as const;
    given().when(AdoptPolicies, '2009-08-24', { policies: [...three.policies] }).thenRecords('PoliciesAdopted');
    expect(given(['2009-08-24', 'PoliciesAdopted', three]).state().governance.policies.map((p) => p.code)).toEqual(three.policies);
  });

  it('can be reviewed only after their adoption', () => {
    given(policies).when(ReviewPolicy, '2010-08-01', { policy: 'safeguarding', reviewOn: '2011-08-01' }).thenRecords('PolicyReviewed');
    given(policies).when(ReviewPolicy, '2009-08-01', { policy: 'safeguarding' }).thenRefused('policy-not-adopted');
    given(policies).when(ReviewPolicy, '2010-08-01', { policy: 'complaints' }).thenRefused('policy-not-adopted');
  });

  it('must have their next review on a later day', () => {
    given().when(AdoptPolicies, '2009-08-24', { policies: ['finance'], reviewOn: '2009-08-24' }).thenRefused('review-is-not-later');
    given(policies).when(ReviewPolicy, '2010-08-01', { policy: 'safeguarding', reviewOn: '2010-07-01' }).thenRefused('review-is-not-later');
  });

  it('are due for review on the day recorded last', () => {
    const reviewed = given(policies, ['2010-08-01', 'PolicyReviewed', { policy: 'safeguarding', reviewOn: '2011-08-01' }]);
    expect(reviewed.state().governance.policies.map(reviewDueOf)).toEqual(['2011-08-01']);
    expect(reviewed.state('2010-07-31').governance.policies.map(reviewDueOf)).toEqual(['2010-08-24']);
  });
});

describe('insurance', () => {
  it('cannot end before it is taken out', () => {
    given().when(TakeOutInsurance, '2010-06-14', { kind: 'contents', endsOn: '2011-06-13' }).thenRecords('InsuranceTakenOut');
    given().when(TakeOutInsurance, '2010-06-14', { kind: 'contents', endsOn: '2010-06-13' }).thenRefused('insurance-ends-before-it-starts');
  });

  it('is renewed only to a later day, and only after it was taken out', () => {
    const renewal = { insurance: factId(1), endsOn: '2012-06-13' };
    given(insured).when(RenewInsurance, '2011-05-01', renewal).thenRecords('InsuranceRenewed');
    given(insured).when(RenewInsurance, '2011-05-01', { ...renewal, endsOn: '2011-06-13' }).thenRefused('renewal-is-not-later');
    given(insured).when(RenewInsurance, '2010-06-13', renewal).thenRefused('no-such-insurance');
  });

  it('is offered by name in the form for a renewal', () => {
    const { state } = given(insured, ['2011-05-01', 'InsuranceRenewed', { insurance: factId(1), endsOn: '2012-06-13' }]);
    expect(governance.choices(state())).toEqual({ insurance: [{ id: factId(1), label: 'Public liability, to 2012-06-13' }] });
  });
});

it('a bank account is opened only once', () => {
  given().when(OpenBankAccount, '2009-10-01').thenRecords('BankAccountOpened');
  given(['2009-10-01', 'BankAccountOpened']).when(OpenBankAccount, '2009-11-01').thenNothing();
});

it('the history describes governance in plain English', () => {
  const describe = (type: string, data: object): string | undefined => governance.events[type]?.describe(data as never);
  expect(describe('ManagementCommitteeElected', { users: 5, carers: 1, others: 2 })).toBe('8 voting members: 5 who use services, 1 carer and 2 others');
  expect(describe('PoliciesAdopted', { policies: ['safeguarding', 'data-protection'], reviewOn: '2010-08-24' })).toBe(
    'Safeguarding and data protection, next review 2010-08-24',
  );
});

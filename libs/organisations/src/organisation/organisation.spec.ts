import { InvalidInput } from '#kernel';
import { factId, specFor, type Given } from '#spec';
import { MatchOrganisationName, UnmatchOrganisationName } from './names/index.js';
import { organisation } from './organisation.js';
import { AddOrganisation, ChangeOrganisationKind, MergeOrganisation, RenameOrganisation, SeparateOrganisation } from './register/index.js';

const { given } = specFor(organisation);
const [organisationId, other] = [factId(99), factId(98)];
const added: Given = ['2026-01-05', 'OrganisationAdded', { name: 'Disability Solutions', kind: 'mentor-ulo' }];
const merged: Given = ['2026-02-01', 'OrganisationMerged', { into: other }];
const matched: Given = ['2026-02-01', 'OrganisationNameMatched', { name: 'Disability Solution' }];

describe('an organisation of the register', () => {
  it('is added with a name and a kind', () => {
    given().when(AddOrganisation, '2026-01-05', { name: 'Disability Solutions', kind: 'mentor-ulo' }).thenRecords('OrganisationAdded');
  });

  it('is renamed, and keeps its earlier names', () => {
    given(added).when(RenameOrganisation, '2026-02-01', { organisationId, name: 'Solutions' }).thenRecords('OrganisationRenamed');
    given(added).when(RenameOrganisation, '2026-02-01', { organisationId, name: 'Disability Solutions' }).thenNothing();
    expect(given(added, ['2026-02-01', 'OrganisationRenamed', { name: 'Solutions' }]).state().register).toMatchObject({ name: 'Solutions', formerNames: ['Disability Solutions'] });
  });

  it('changes its kind from a day on', () => {
    given(added).when(ChangeOrganisationKind, '2026-02-01', { organisationId, kind: 'funder' }).thenRecords('OrganisationKindChanged');
    given(added).when(ChangeOrganisationKind, '2026-02-01', { organisationId, kind: 'mentor-ulo' }).thenNothing();
  });

  it('is merged into another one, once, and separated again', () => {
    given(added).when(MergeOrganisation, '2026-02-01', { organisationId, into: other.toUpperCase() }).then({ type: 'OrganisationMerged', data: { into: other } });
    expect(() => given(added).when(MergeOrganisation, '2026-02-01', { organisationId, into: organisationId }).thenNothing()).toThrow(InvalidInput);
    given(added, merged).when(MergeOrganisation, '2026-03-01', { organisationId, into: other }).thenNothing();
    given(added, merged).when(MergeOrganisation, '2026-03-01', { organisationId, into: factId(97) }).thenRefused('organisation-merged');
    given(added, merged).when(SeparateOrganisation, '2026-03-01', { organisationId }).thenRecords('OrganisationSeparated');
    given(added).when(SeparateOrganisation, '2026-03-01', { organisationId }).thenNothing();
    expect(given(added, merged, ['2026-03-01', 'OrganisationSeparated']).state().register.mergedInto).toBeNull();
  });

  it('accepts no facts while it is merged into another one', () => {
    given(added, merged).when(RenameOrganisation, '2026-03-01', { organisationId, name: 'x' }).thenRefused('organisation-merged');
    given(added, merged).when(ChangeOrganisationKind, '2026-03-01', { organisationId, kind: 'funder' }).thenRefused('organisation-merged');
    given(added, merged).when(MatchOrganisationName, '2026-03-01', { organisationId, name: 'x' }).thenRefused('organisation-merged');
  });
});

describe('a name in what was recorded', () => {
  it('is matched once, in any spelling, and unmatched again', () => {
    given(added).when(MatchOrganisationName, '2026-02-01', { organisationId, name: 'Disability Solution' }).thenRecords('OrganisationNameMatched');
    given(added, matched).when(MatchOrganisationName, '2026-02-02', { organisationId, name: 'DISABILITY  solution' }).thenNothing();
    given(added, matched).when(UnmatchOrganisationName, '2026-02-02', { organisationId, name: 'disability solution' }).thenRecords('OrganisationNameUnmatched');
    given(added).when(UnmatchOrganisationName, '2026-02-02', { organisationId, name: 'Disability Solutions' }).thenNothing();
    expect(given(added, matched, ['2026-02-02', 'OrganisationNameUnmatched', { name: 'disability solution' }]).state().names.matched).toEqual([]);
  });
});

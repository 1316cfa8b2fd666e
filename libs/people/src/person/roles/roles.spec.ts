import { InvalidInput, type Author } from '#kernel';
import { factId, somebody, specFor, type Given } from '#spec';
import { grantsOf, grantsToCome } from '../../grants-of.js';
import { asHeld } from '../../granted.js';
import { installation } from '../../installation/installation.js';
import { GrantRoleForEverything, RevokeRoleForEverything } from '../../installation/grants/index.js';
import { person } from '../person.js';
import { GrantRole, RevokeRole } from './index.js';

const { given } = specFor(person);
const id = factId(99);
const programme = factId(98);
const ulo = factId(97);
const registered: Given = ['2026-01-05', 'PersonRegistered', { key: 'k', text: 'sealed' }];
const mentor: Given = ['2026-02-01', 'RoleGranted', { role: 'mentor', uloScope: ulo }];
const administrator: Author = { ...somebody, role: 'administrator' };

describe('a role', () => {
  it('is granted in a programme or in a ULO', () => {
    given(registered).when(GrantRole, '2026-02-01', { person: id, role: 'mentor', uloScope: ulo }).then({ type: 'RoleGranted', data: { role: 'mentor', uloScope: ulo } });
    given(registered).when(GrantRole, '2026-02-01', { person: id, role: 'auditor', programmeScope: programme, to: '2026-12-31' })
      .then({ type: 'RoleGranted', data: { role: 'auditor', programmeScope: programme, to: '2026-12-31' } });
  });

  it('is granted in an organisation', () => {
    const organisation = factId(96);
    given(registered).when(GrantRole, '2026-02-01', { person: id, role: 'mentor', organisationScope: organisation }).thenRecords('RoleGranted');
    const granted: Given = ['2026-02-01', 'RoleGranted', { role: 'mentor', organisationScope: organisation.toUpperCase() }];
    expect(given(registered, granted).state().roles.grants[0]?.scope).toEqual({ kind: 'organisation', id: organisation });
    given(registered, granted).when(GrantRole, '2026-02-02', { person: id, role: 'mentor', organisationScope: organisation }).thenRefused('role-granted-already');
    given(registered, granted).when(GrantRole, '2026-02-02', { person: id, role: 'mentor', uloScope: organisation }).thenRecords('RoleGranted');
  });

  it.each([{}, { programmeScope: programme, uloScope: ulo }, { uloScope: ulo, organisationScope: programme }, { uloScope: ulo, from: '2026-03-01', to: '2026-02-28' }, { uloScope: ulo, to: '2026-01-31' }])('is not granted with %j', (fields) => {
    expect(() => given(registered).when(GrantRole, '2026-02-01', { person: id, role: 'mentor', ...fields }).then()).toThrow(InvalidInput);
  });

  it('is granted once in a scope', () => {
    given(registered, mentor).when(GrantRole, '2026-02-02', { person: id, role: 'mentor', uloScope: ulo.toUpperCase() }).thenRefused('role-granted-already');
    given(registered, mentor).when(GrantRole, '2026-02-02', { person: id, role: 'committee', uloScope: ulo }).thenRecords('RoleGranted');
  });

  it('of programme manager or administrator is granted and revoked by administrators only', () => {
    const role = 'programme-manager';
    given(registered).when(GrantRole, '2026-02-01', { person: id, role, programmeScope: programme }).thenRefused('role-of-administrators');
    given(registered).when(GrantRole, '2026-02-01', { person: id, role, programmeScope: programme }, { actor: administrator }).thenRecords('RoleGranted');
    const granted: Given = ['2026-02-01', 'RoleGranted', { role, programmeScope: programme }];
    given(registered, granted).when(RevokeRole, '2026-02-02', { person: id, grant: factId(2) }).thenRefused('role-of-administrators');
  });

  it('is revoked once, by the id of its grant', () => {
    given(registered, mentor).when(RevokeRole, '2026-02-02', { person: id, grant: factId(2) }).thenRecords('RoleRevoked');
    given(registered, mentor, ['2026-02-02', 'RoleRevoked', { grant: factId(2) }]).when(RevokeRole, '2026-02-03', { person: id, grant: factId(2) }).thenNothing();
    expect(() => given(registered).when(RevokeRole, '2026-02-02', { person: id, grant: factId(2) }).thenNothing()).toThrow('They hold no role by that id');
  });

  it('begins on the day it is recorded at the earliest', () => {
    const { grants } = given(registered, ['2026-02-01', 'RoleGranted', { role: 'mentor', uloScope: ulo, from: '2025-01-01' }]).state().roles;
    expect(grants[0]?.from).toBe('2026-02-01');
  });
});

describe('the grants that a person holds today', () => {
  const holding = (day: string, ...more: Given[]): string[] => grantsOf(id, given(registered, mentor, ...more).state(), undefined, day).map(({ role }) => role);

  it('are those that are not revoked, between their first and last day', () => {
    expect(holding('2026-03-01')).toEqual(['mentor']);
    expect(holding('2026-03-01', ['2026-03-01', 'RoleRevoked', { grant: factId(2) }])).toEqual([]);
    const limited: Given = ['2026-02-01', 'RoleGranted', { role: 'auditor', programmeScope: programme, from: '2026-03-01', to: '2026-03-31' }];
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => holding(day, limited).length)).toEqual([1, 2, 2, 1]);
  });

  it('are listed as future grants before their first day', () => {
    const later: Given = ['2026-02-01', 'RoleGranted', { role: 'auditor', programmeScope: programme, from: '2026-03-01' }];
    const coming = (day: string, ...more: Given[]): string[] => grantsToCome(id, given(registered, mentor, later, ...more).state(), undefined, day).map(({ role }) => role);
    expect(['2026-02-28', '2026-03-01'].map((day) => coming(day))).toEqual([['auditor'], []]);
    expect(coming('2026-02-28', ['2026-02-20', 'RoleRevoked', { grant: factId(3) }])).toEqual([]);
    expect(coming('2026-02-28', ['2026-02-20', 'PersonLeft'])).toEqual([]);
  });

  it('are empty from the day on which the person leaves, and after the erasure', () => {
    expect(holding('2026-02-28', ['2026-03-01', 'PersonLeft'])).toEqual(['mentor']);
    expect(holding('2026-03-01', ['2026-03-01', 'PersonLeft'])).toEqual([]);
    expect(holding('2026-03-01', ['2026-03-02', 'PersonalDataErased'])).toEqual([]);
    expect(grantsOf(id, undefined, undefined, '2026-03-01')).toEqual([]);
    expect(grantsToCome(id, undefined, undefined, '2026-03-01')).toEqual([]);
  });
});

describe('a role for everything', () => {
  const installationSpec = specFor(installation);
  const granted = (holder: string, more: object = {}): Given => ['2026-02-01', 'RoleGrantedForEverything', { person: holder, role: 'administrator', ...more }];
  const other = factId(96);

  it('is held by the person to whom it was granted', () => {
    const state = installationSpec.given(granted(id)).state();
    expect(grantsOf(id, given(registered).state(), state, '2026-03-01')).toMatchObject([{ role: 'administrator', scope: { kind: 'everything' } }]);
    expect(grantsOf(other, given(registered).state(), state, '2026-03-01')).toEqual([]);
    installationSpec.given(granted(id)).when(GrantRoleForEverything, '2026-02-02', { person: id.toUpperCase(), role: 'administrator' }).thenRefused('role-granted-already');
    installationSpec.given(granted(id)).when(GrantRoleForEverything, '2026-02-02', { person: id, role: 'auditor' }).then({ type: 'RoleGrantedForEverything', data: { person: id, role: 'auditor' } });
  });

  it('is never revoked from the last administrator without a last day', () => {
    const revoking = { person: id, grant: factId(1) };
    installationSpec.given(granted(id)).when(RevokeRoleForEverything, '2026-02-02', revoking).thenRefused('last-administrator');
    installationSpec.given(granted(id), granted(other, { to: '2026-12-31' })).when(RevokeRoleForEverything, '2026-02-02', revoking).thenRefused('last-administrator');
    const two = installationSpec.given(granted(id), granted(other));
    two.when(RevokeRoleForEverything, '2026-02-02', revoking).then({ type: 'RoleForEverythingRevoked', data: { grant: factId(1) } });
    installationSpec.given(granted(id), granted(other), ['2026-02-02', 'RoleForEverythingRevoked', { grant: factId(1) }])
      .when(RevokeRoleForEverything, '2026-02-02', { person: other, grant: factId(2) }).thenRefused('last-administrator');
  });
});

describe('the days on which a grant was held', () => {
  const record = { id: 'g', role: 'mentor' as const, scope: { kind: 'ulo' as const, id: 'u' }, from: '2026-02-01' };
  it('end at the latest on the day before the revocation, and are none if that is before the first day', () => {
    expect([asHeld(record), asHeld({ ...record, to: '2026-03-31', revokedOn: '2026-03-10' }), asHeld({ ...record, to: '2026-03-01', revokedOn: '2026-03-10' })].map(([one]) => one?.to)).toEqual([undefined, '2026-03-09', '2026-03-01']);
    expect(asHeld({ ...record, revokedOn: '2026-02-01' })).toEqual([]);
  });
});

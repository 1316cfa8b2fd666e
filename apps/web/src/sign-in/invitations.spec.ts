import type { Grant, Identity, Scope } from '#access';
import type { GrantedRole } from '#kernel';
import { mayInvite } from './invitations.js';

const everything: Scope = { kind: 'everything' };
const p: Scope = { kind: 'programme', id: 'p' };
const inP: Scope = { kind: 'ulo', id: 'in-p' };
const inQ: Scope = { kind: 'ulo', id: 'in-q' };
const grant = (role: GrantedRole, scope: Scope): Grant => ({ id: 'g', role, scope, from: '2026-01-01' });
const places = {
  of: (_: string, id: string) => Promise.resolve([{ ulo: id, programme: id === 'in-p' ? 'p' : 'q' }]),
  ofGrant: () => Promise.resolve([]),
};
const may = (inviter: Grant[], invited: Grant[]): Promise<boolean> =>
  mayInvite({ id: 'i', organisation: 'O', grants: inviter } satisfies Identity, 'x', { of: () => Promise.resolve(invited) }, places);

describe('the people who may invite somebody', () => {
  it('are those who may grant all the roles that the person holds', async () => {
    const manager = [grant('programme-manager', p)];
    expect(await may(manager, [])).toBe(true);
    expect(await may(manager, [grant('mentor', inP), grant('auditor', p)])).toBe(true);
    expect(await may(manager, [grant('mentor', inP), grant('mentor', inQ)])).toBe(false);
    expect(await may(manager, [grant('mentor', everything)])).toBe(false);
    expect(await may([grant('mentor', everything)], [])).toBe(false);
  });

  it('never include a programme manager for another one or for an administrator: the sender of an invitation can use it', async () => {
    for (const scope of [p, everything]) {
      expect(await may([grant('programme-manager', everything)], [grant('administrator', scope)])).toBe(false);
      expect(await may([grant('programme-manager', everything)], [grant('programme-manager', scope)])).toBe(false);
    }
    expect(await may([grant('administrator', everything)], [grant('administrator', everything), grant('programme-manager', p)])).toBe(true);
    expect(await may([grant('administrator', p)], [grant('programme-manager', p), grant('mentor', inP)])).toBe(true);
    expect(await may([grant('administrator', p)], [grant('administrator', everything)])).toBe(false);
  });
});

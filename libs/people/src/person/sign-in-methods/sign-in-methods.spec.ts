import type { Author } from '#kernel';
import { factId, somebody, specFor, type Given } from '#spec';
import { person } from '../person.js';
import { AddSignInMethod, RemoveSignInMethod } from './index.js';
import { signInMethodsOf } from './sign-in-methods-of.js';

const { given } = specFor(person);
const id = factId(99);
const method = factId(98);
const registered: Given = ['2026-01-05', 'PersonRegistered', { key: 'k', text: 'sealed' }];
const added: Given = ['2026-02-01', 'SignInMethodAdded', { kind: 'passkey', method }];
const erased: Given = ['2026-02-03', 'PersonalDataErased'];
const milepost: Author = { ...somebody, role: 'milepost' };
const passkey = { person: id, kind: 'passkey', method } as const;

describe('a sign-in method', () => {
  it('is added once, with its kind and a random id only', () => {
    given(registered).when(AddSignInMethod, '2026-02-01', passkey, { actor: milepost }).then({ type: 'SignInMethodAdded', data: { kind: 'passkey', method } });
    given(registered, added).when(AddSignInMethod, '2026-02-02', { ...passkey, method: method.toUpperCase() }, { actor: milepost }).thenNothing();
  });

  it('is removed once', () => {
    given(registered, added).when(RemoveSignInMethod, '2026-02-02', passkey, { actor: milepost }).then({ type: 'SignInMethodRemoved', data: { kind: 'passkey', method } });
    given(registered).when(RemoveSignInMethod, '2026-02-02', passkey, { actor: milepost }).thenNothing();
    given(registered, added, ['2026-02-02', 'SignInMethodRemoved', { kind: 'passkey', method }]).when(RemoveSignInMethod, '2026-02-03', passkey, { actor: milepost }).thenNothing();
  });

  it('is not returned after the erasure, and no other can be added then', () => {
    expect(signInMethodsOf(given(registered, added).state())).toEqual([{ kind: 'passkey', method }]);
    expect(signInMethodsOf(given(registered, added, erased).state())).toEqual([]);
    expect(signInMethodsOf(undefined)).toEqual([]);
    given(registered, erased).when(AddSignInMethod, '2026-02-04', passkey, { actor: milepost }).thenRefused('person-erased');
  });
});

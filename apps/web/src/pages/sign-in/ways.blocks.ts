import { date } from '#ui';
import type { Visitor } from '../../security/visitor.js';
import type { SignIn } from '../../sign-in/sign-in.js';
import { heads, type Block, type Cell } from '../blocks.js';

/** How somebody signs in beside links by mail. Only who signed in a few minutes ago adds or removes one. */
export async function waysBlocks({ id, steppedUp }: Visitor, { openId, passkeys, reservations }: SignIn): Promise<Block[]> {
  if (!openId && !passkeys) return [];
  const removal = (href: string, about: string, handle: string): Cell => (steppedUp ? { text: 'Remove', action: { href, about, fields: { handle } } } : '');
  const accounts = openId ? await reservations.handlesOf(id, 'openid') : [];
  const keys = passkeys ? await passkeys.kept.listOf(id) : [];
  const rows = [
    ...accounts.map((handle): Cell[] => [capital(openId?.name ?? ''), 'An account', '', removal('/account/openid/remove', openId?.name ?? '', handle)]),
    ...keys.map(({ name, lastUsed, handle }): Cell[] => [name, 'A passkey', lastUsed === undefined ? 'Never' : date(lastUsed.slice(0, 10)), removal('/account/passkeys/remove', name, handle)]),
  ];
  const blocks: Block[] = [{ kind: 'table', table: { caption: 'How you sign in, beside links by mail', head: heads('With', 'What it is', 'Last used', 'Remove'), rows, empty: 'By links only.' } }];
  if (!steppedUp) return [...blocks, { kind: 'links', links: [{ text: 'Sign in again to add or remove one', href: '/sign-in?next=/account' }] }];
  if (passkeys) blocks.push({ kind: 'buttons', links: [{ text: 'Add a passkey', href: '/account/passkeys/add' }] });
  if (openId) blocks.push({ kind: 'actions', actions: [{ href: '/account/openid/add', text: `Add ${openId.name}`, secondary: true }] });
  return blocks;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

import { date } from '#ui';
import type { Visitor } from '../../security/visitor.js';
import type { SignIn } from '../../sign-in/sign-in.js';
import { heads, type Block, type Cell } from '../blocks.js';

/** The sign-in methods of a person apart from links by email. Adding or removing one needs a recent sign-in. */
export async function signInMethodBlocks({ id, steppedUp }: Visitor, { openId, passkeys, reservations }: SignIn): Promise<Block[]> {
  if (!openId && !passkeys) return [];
  const removal = (href: string, about: string, handle: string): Cell[] => (steppedUp ? [{ text: 'Remove', action: { href, about, fields: { handle } } }] : []);
  const accounts = openId ? await reservations.handlesOf(id, 'openid') : [];
  const keys = passkeys ? await passkeys.kept.listOf(id) : [];
  const rows = [
    ...accounts.map((handle): Cell[] => [capital(openId?.name ?? ''), '', ...removal('/account/openid/remove', openId?.name ?? '', handle)]),
    ...keys.map(({ name, lastUsed, handle }): Cell[] => [`Passkey: ${name}`, lastUsed === undefined ? 'Never' : date(lastUsed.slice(0, 10)), ...removal('/account/passkeys/remove', name, handle)]),
  ];
  const blocks: Block[] = [{ kind: 'table', table: { caption: 'How you sign in', head: heads('With', 'Last used', ...(steppedUp ? ['Remove'] : [])), rows, empty: 'By links that are sent by email only.' } }];
  const links = [...(passkeys ? [{ text: 'Add a passkey', href: '/account/passkeys/add' }] : []), ...(steppedUp ? [] : [{ text: 'Sign in again to change this', href: '/sign-in?next=/account' }])];
  if (links.length > 0) blocks.push({ kind: 'links', links });
  if (openId && steppedUp) blocks.push({ kind: 'actions', actions: [{ href: '/account/openid/add', text: `Add ${openId.name}`, secondary: true }] });
  return blocks;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

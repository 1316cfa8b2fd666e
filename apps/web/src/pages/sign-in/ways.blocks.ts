import type { Visitor } from '../../security/visitor.js';
import type { SignIn } from '../../sign-in/sign-in.js';
import { heads, type Block, type Cell } from '../blocks.js';

/** How somebody signs in beside links by mail. Only who signed in a few minutes ago adds or removes one. */
export async function waysBlocks({ id, steppedUp }: Visitor, { openId, reservations }: SignIn): Promise<Block[]> {
  if (!openId) return [];
  const handles = await reservations.handlesOf(id, 'openid');
  const rows = handles.map((handle): Cell[] => [capital(openId.name), steppedUp ? { text: 'Remove', action: { href: '/account/openid/remove', about: openId.name, fields: { handle } } } : '']);
  return [
    { kind: 'table', table: { caption: 'How you sign in, beside links by mail', head: heads('With', 'Remove'), rows, empty: 'By links only.' } },
    steppedUp
      ? { kind: 'actions', actions: [{ href: '/account/openid/add', text: `Add ${openId.name}`, secondary: true }] }
      : { kind: 'links', links: [{ text: 'Sign in again to add or remove one', href: '/sign-in?next=/account' }] },
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

import { actorOf, type FastifyReply, type FastifyRequest } from '../security/request.js';
import { keptAddress, keptSetCookie, type KeptCookie } from './kept-address.js';

const cookie: KeptCookie = { name: 'milepost_list' };
const lists = { '/': 'My programmes', '/ulos': 'ULOs' } as const;
type ListPath = keyof typeof lists;

interface Crumb {
  text: string;
  href?: string;
}

/** Stores the last list that a person viewed: the pages of a ULO link back to it with its filters and sort order. */
export function keepList(request: FastifyRequest, reply: FastifyReply, address: string, secure: boolean): void {
  const kept = address === '/ulos' ? '' : address;
  if ((keptAddress(request, cookie) ?? '') === kept || kept.length > 500) return;
  void reply.header('set-cookie', keptSetCookie(cookie, actorOf(request).id, kept, secure));
}

/** The link back to the list of ULOs, with the last filters. */
export function withLastList(crumbs: readonly Crumb[], request: FastifyRequest): readonly Crumb[] {
  const [first, ...others] = crumbs;
  if (first?.href !== '/ulos') return crumbs;
  const kept = keptAddress(request, cookie) ?? '/ulos';
  const path = kept.replace(/\?.*$/su, '');
  return Object.hasOwn(lists, path) ? [{ text: lists[path as ListPath], href: kept }, ...others] : crumbs;
}

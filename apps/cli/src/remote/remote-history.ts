import type { HistoryEntry } from '#audit';
import { NotFound, foldText, isId, type PlainDate } from '#kernel';
import { WrongUse } from '../exit-codes.js';
import { RemoteRefused, type RemoteServer } from './remote-server.js';

interface Named {
  id: string;
  name: string;
}
interface Page<T> {
  items: T[];
  next?: string | null;
}
type Kind = 'ulos' | 'programmes';

/** The history of a ULO or programme on a server, in the order of recording. @throws NotFound, WrongUse, RemoteRefused */
export async function remoteHistory(server: RemoteServer, wanted: string, { asAt, knownAt }: { asAt?: PlainDate; knownAt?: PlainDate }): Promise<HistoryEntry[]> {
  const moment = { ...(asAt !== undefined && { 'as-at': asAt }), ...(knownAt !== undefined && { 'known-at': knownAt }) };
  if (!isId(wanted)) {
    const { kind, id } = await find(server, wanted);
    return entries(server, kind, id, moment);
  }
  try {
    return await entries(server, 'ulos', wanted, moment);
  } catch (error) {
    if (!(error instanceof RemoteRefused) || error.status !== 404) throw error;
    return entries(server, 'programmes', wanted, moment);
  }
}

const entries = async (server: RemoteServer, kind: Kind, id: string, moment: Record<string, string>): Promise<HistoryEntry[]> =>
  (await allOf<HistoryEntry>(server, `/api/${kind}/${id}/history`, moment)).reverse();

/** Finds a subject as on a local log: by its full name, or by a part of the name of one ULO. */
async function find(server: RemoteServer, wanted: string): Promise<{ kind: Kind; id: string }> {
  const name = foldText(wanted);
  const ulos = (await allOf<Named>(server, '/api/ulos', { q: wanted, sort: 'name' })).map((one) => ({ ...one, kind: 'ulos' as const }));
  const programmes = (await server.json<Page<Named>>('/api/programmes')).items.map((one) => ({ ...one, kind: 'programmes' as const }));
  const exactly = [...ulos, ...programmes].filter((one) => foldText(one.name) === name);
  const named = exactly.length > 0 ? exactly : ulos.filter((one) => foldText(one.name).includes(name));
  const [found] = named;
  if (!found) throw new NotFound('ULO or programme', wanted);
  if (named.length > 1) throw new WrongUse(`Several are called “${wanted}”: use the id (${named.map((one) => `${one.name}: ${one.id}`).join(', ')}).`);
  return found;
}

/** All items of a list, from every page. */
export async function allOf<T>(server: RemoteServer, path: string, query: Record<string, string>): Promise<T[]> {
  const found: T[] = [];
  for (let after: string | undefined; ; ) {
    const { items, next } = await server.json<Page<T>>(`${path}?${new URLSearchParams({ ...query, limit: '200', ...(after !== undefined && { after }) }).toString()}`);
    found.push(...items);
    if (next === null || next === undefined) return found;
    after = next;
  }
}

import type { Accepted } from '#commands';
import { foldText, systemClock, type Role } from '#kernel';
import type { Sent, Subject } from '#import';
import { allOf } from './remote-history.js';
import { RemoteRefused, type RemoteServer } from './remote-server.js';

interface Named {
  id: string;
  name: string;
}

export interface RemoteImport {
  file: string;
  bytes: Uint8Array;
  role: Role | undefined;
  about: string | undefined;
  /** Whether recorded facts may give people access. */
  giveAccess: boolean;
  progress: (done: number, total: number, doing: 'checking' | 'recording') => void;
}

/** Statuses that concern one row. Others concern the token or the server, and end the import. */
const rowStatuses = new Set([400, 404, 409, 412, 413, 422]);

/** Records the rows of a file on a server, in the name of the person who made the token. @throws BadRows, RemoteRefused */
export async function remoteImport(server: RemoteServer, { file, bytes, role, about, giveAccess, progress }: RemoteImport): Promise<Sent> {
  const { sendRows } = await import('#import');
  const { commands } = await import('#catalogue');
  return sendRows({
    file, bytes, commands, role, about, progress,
    today: systemClock.today(),
    known: await subjectsOf(server),
    send: ({ name, body }, as) => server.post<Accepted>(`/api/commands/${name}`, body, { 'milepost-imported': 'yes', ...(giveAccess && { 'milepost-gives-access': 'yes' }), ...(as !== undefined && { 'milepost-role': as }) }),
    refusalOf: (error) => (error instanceof RemoteRefused && rowStatuses.has(error.status) ? error.message : undefined),
  });
}

/** ULOs and programmes that the token can see, by name; null for a name of several. */
async function subjectsOf(server: RemoteServer): Promise<Map<string, Subject | null>> {
  const ulos = (await allOf<Named>(server, '/api/ulos', { sort: 'name' })).map((one) => ({ ...one, kind: 'ulo' as const }));
  const programmes = (await server.json<{ items: Named[] }>('/api/programmes')).items.map((one) => ({ ...one, kind: 'programme' as const }));
  const subjects = new Map<string, Subject | null>();
  for (const { kind, id, name } of [...ulos, ...programmes]) subjects.set(foldText(name), subjects.has(foldText(name)) ? null : { kind, id });
  return subjects;
}

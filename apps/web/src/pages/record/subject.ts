import type { Identity } from '#access';
import type { StreamKind } from '#kernel';
import { readable } from '../words.js';
import type { ReadGateway } from '../../api/reads/read-gateway.js';

/** The subject of a command: one ULO, one programme, one person, or none (a command that starts a stream). */
export interface Subject {
  kind: StreamKind | 'new';
  id: string;
  name: string;
  /** True for shipped example data. */
  example: boolean;
  /** Its page: the target of the back link and of the redirect after recording. */
  home: string;
  /** Where its forms are. */
  forms: string;
  /** Fields that the page knows. */
  hidden: Record<string, string>;
  /** The choices of references. */
  offers: Record<string, { value: string; text: string }[]>;
}

/** @throws NotFound */
export async function uloSubject(reads: ReadGateway, actor: Identity, id: string): Promise<Subject & { kind: 'ulo' }> {
  const { name, example, references } = await reads.ask(actor, 'uloChoices', { id });
  const offers = Object.fromEntries(Object.entries(references).map(([to, list]) => [to, list.map((r) => ({ value: r.id, text: readable(r.label) }))]));
  return { kind: 'ulo', id, name, example, home: `/ulos/${id}`, forms: `/ulos/${id}/record`, hidden: { ulo: id }, offers };
}

/** @throws NotFound */
export async function programmeSubject(reads: ReadGateway, actor: Identity, id: string): Promise<Subject & { kind: 'programme' }> {
  const { name, example } = await reads.ask(actor, 'programme', { id });
  return { kind: 'programme', id, name, example, home: `/programmes/${id}`, forms: `/programmes/${id}/record`, hidden: { programme: id }, offers: {} };
}

export const newSubject: Subject = {
  kind: 'new', id: '', name: 'Programmes', example: false, home: '/programmes', forms: '/programmes', hidden: {}, offers: {},
};

import { isAllowed, type Identity } from '#access';
import { actorRoles, roles, type StreamKind } from '#kernel';
import { organisationChoosers, peopleReaders } from '../../security/access.js';
import { date, dateTime } from '#ui';
import type { HistoryEntry } from '#audit';
import type { Fact } from '../blocks.js';
import { entryInWords, readable } from '../words.js';
import type { ReadGateway } from '../../reads/read-gateway.js';

/** The subject of a command: one ULO, one programme, one person, or none (a command that starts a stream). */
export interface Subject {
  kind: StreamKind | 'new';
  id: string;
  name: string;
  /** True for shipped example data. */
  example: boolean;
  /** The page of the subject: the target of the back link and of the redirect after recording. */
  home: string;
  /** The path of its forms. */
  forms: string;
  /** Fields whose values the page sets. */
  hidden: Record<string, string>;
  /** A file that may be sent in place of a text. */
  upload?: { id: string; name: string; label: { text: string; classes: string }; hint: { text: string }; attributes: Record<string, string> };
  /** The entry that is corrected or withdrawn. */
  entry?: Fact[];
  /** The choices of references. */
  offers: Record<string, { value: string; text: string }[]>;
}

/** @throws NotFound */
export async function uloSubject(reads: ReadGateway, actor: Identity, id: string): Promise<Subject & { kind: 'ulo' }> {
  const { name, programme, example, references } = await reads.ask(actor, 'uloChoices', { id });
  const offers: Subject['offers'] = Object.fromEntries(Object.entries(references).map(([to, list]) => [to, list.map((r) => ({ value: r.id, text: readable(r.label) }))]));
  offers['person'] = await peopleOffered(reads, actor, id, programme);
  offers['organisation'] = await organisationsOffered(reads, actor);
  return { kind: 'ulo', id, name, example, home: `/ulos/${id}`, forms: `/ulos/${id}/record`, hidden: { ulo: id }, offers };
}

/** For administrators, who cannot read ULOs and programmes but may remove a text. They know the address and the id of the entry. */
export const unreadSubject = <K extends 'ulo' | 'programme'>(kind: K, id: string): Subject & { kind: K } =>
  ({ kind, id, name: kind === 'ulo' ? 'A ULO' : 'A programme', example: false, home: '/people', forms: `/${kind}s/${id}/record`, hidden: { [kind]: id }, offers: {} });

/** The people who take part and whose details the actor sees. */
async function peopleOffered(reads: ReadGateway, actor: Identity, id: string, programme: string): Promise<Subject['offers'][string]> {
  const here = await reads.limitedTo(actor, 'ulo', id);
  if (!isAllowed(here, { roles: peopleReaders })) return [];
  const people = await reads.ask(here, 'peopleOfUlo', { id, programme });
  const seen = await Promise.all(people.map((person) => reads.covers(actor, 'person', person.id)));
  return people.filter((_, i) => seen[i]).map((person) => ({ value: person.id, text: `${readable(person.name)}, ${roles[person.role].toLowerCase()}` }));
}

/** The organisations of the register, for people who may choose them in forms. */
export async function organisationsOffered(reads: ReadGateway, actor: Identity): Promise<Subject['offers'][string]> {
  if (!isAllowed(actor, { roles: organisationChoosers })) return [];
  return (await reads.ask(actor, 'organisationsOffered', { anywhere: true })).map(({ id, name }) => ({ value: id, text: name }));
}

/** @throws NotFound */
export async function programmeSubject(reads: ReadGateway, actor: Identity, id: string): Promise<Subject & { kind: 'programme' }> {
  const { name, example } = await reads.ask(actor, 'programme', { id });
  return { kind: 'programme', id, name, example, home: `/programmes/${id}`, forms: `/programmes/${id}/record`, hidden: { programme: id }, offers: { organisation: await organisationsOffered(reads, actor) } };
}

/** The text of an entry, above the form that corrects or withdraws it. */
export const entryFacts = (entry: HistoryEntry, home: string): Fact[] => [
  { key: 'Entry', value: { text: `${entry.title} (number ${entry.revision + 1})`, href: `${home}/history/${entry.id}` } },
  ...(entryInWords(entry) === '' ? [] : [{ key: 'What it says', value: entryInWords(entry) }]),
  { key: 'Happened', value: date(entry.occurredOn) },
  { key: 'Recorded', value: `${dateTime(entry.recordedAt)} by ${actorRoles[entry.actor.role].toLowerCase()}` },
];

export const newSubject: Subject = {
  kind: 'new', id: '', name: 'Programmes', example: false, home: '/programmes', forms: '/programmes', hidden: {}, offers: {},
};

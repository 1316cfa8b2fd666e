import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { directoryOf, type DirectoryEntry } from '#audit';
import { readStream, type EventStore } from '#event-store';
import { factsOf } from '#history';
import { NotFound, fold, foldText } from '#kernel';
import type { Template } from '#workflow';
import { reading, type LogPlace } from '../composition.js';
import { WrongUse } from '../exit-codes.js';

/** @throws BadTemplate */
export async function readTemplateFile(file: string): Promise<{ text: string; content: Template }> {
  const { BadTemplate, readTemplate } = await import('#workflow');
  const { templateVocabulary } = await import('#development');
  const bytes = readFileSync(file === '-' ? 0 : file);
  if (!isUtf8(bytes)) throw new BadTemplate([{ line: 1, message: 'The file is not in UTF-8.' }]);
  const text = bytes.toString('utf8');
  return { text, content: readTemplate(text, templateVocabulary) };
}

/** A template version of a programme, by default the newest; without a programme, the default template. @throws NotFound, WrongUse */
export async function versionIn(place: LogPlace, programme: string | undefined, version: number | undefined): Promise<{ version: number; content: Template }> {
  const { defaultTemplate, newestTemplate, programme: decider, templateVersion } = await import('#development');
  if (programme === undefined) {
    if (version !== undefined && version !== 0) throw new WrongUse(`Say with --programme whose version ${version} it is.`);
    return { version: 0, content: defaultTemplate };
  }
  const { inCurrentVersions } = await import('#catalogue');
  const state = await reading(place, async (store) => fold(decider, factsOf(await readStream(inCurrentVersions(store), (await programmeStream(store, programme)).stream))));
  if (version === undefined) return newestTemplate(state);
  const content = templateVersion(state, version);
  if (!content) throw new NotFound('version', String(version));
  return { version, content };
}

/** Resolves an argument of `diff`: a number is a version, any other text a file. */
export const templateFrom = async (named: string, place: LogPlace, programme: string | undefined): Promise<Template> =>
  /^\d+$/u.test(named) ? (await versionIn(place, named === '0' ? undefined : (programme ?? missing(named)), Number(named))).content : (await readTemplateFile(named)).content;

function missing(version: string): never {
  throw new WrongUse(`Say with --programme whose version ${version} it is.`);
}

/** Finds a programme by name or id. @throws NotFound, WrongUse when several have the name */
export async function programmeStream(store: EventStore, wanted: string): Promise<DirectoryEntry> {
  const name = foldText(wanted);
  const programmes = (await directoryOf(store)).filter(({ kind }) => kind === 'programme');
  const named = programmes.filter((entry) => entry.id === name || foldText(entry.name) === name);
  const [found] = named;
  if (!found) throw new NotFound('programme', wanted);
  if (named.length > 1) throw new WrongUse(`Several programmes are called “${wanted}”: use the id (${named.map(({ id }) => id).join(', ')}).`);
  return found;
}

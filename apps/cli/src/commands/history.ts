import { InvalidArgumentError, type Command } from 'commander';
import { directoryOf, history, type HistoryEntry } from '#audit';
import type { EventStore } from '#event-store';
import { NotFound, dayProblem, foldText, actorRoles, type PlainDate } from '#kernel';
import { csvText } from '#platform';
import { reading, withReadableTexts } from '../composition.js';
import { WrongUse } from '../exit-codes.js';
import { write, writeLine, type Terminal } from '../terminal.js';
import { remoteHistory } from '../remote/remote-history.js';
import { placeOf, serverOf } from './place.js';

interface Options {
  asAt?: PlainDate;
  knownAt?: PlainDate;
  json?: true;
  csv?: true;
}

export const addHistory = (program: Command, terminal: Terminal): void => {
  const command = program
    .command('history')
    .description('Shows everything recorded of a ULO or a programme, in the order of recording.')
    .argument('<ulo>', 'its name, part of the name of a ULO, or its id')
    .option('--as-at <date>', 'only what had happened by that day', day)
    .option('--known-at <date>', 'only what was recorded by the end of that day', day)
    .option('--json', 'as JSON')
    .option('--csv', 'as CSV');
  command.action(async (ulo: string, { asAt, knownAt, json, csv }: Options) => {
    if (json && csv) throw new WrongUse('Choose --json or --csv, not both.');
    const when = { ...(asAt === undefined ? {} : { asAt }), ...(knownAt === undefined ? {} : { knownAt }) };
    const server = serverOf(command, terminal);
    const { deciders } = await import('#catalogue');
    const here = async (): Promise<HistoryEntry[]> => {
      const place = placeOf(command, terminal);
      return reading(place, async (log) => withReadableTexts(terminal, place, log, async (store) => {
        const { stream, kind } = await find(store, ulo);
        return (await history({ store, events: deciders[kind].events }, stream, { ...when, order: 'oldest' })).items;
      }));
    };
    const items = server ? await remoteHistory(server, ulo, when) : await here();
    if (json) await writeLine(terminal.out, JSON.stringify(items, null, 2));
    else if (csv) await write(terminal.out, asCsv(items));
    else for (const entry of items) await writeLine(terminal.out, asText(entry));
  });
};

function day(value: string): PlainDate {
  const problem = dayProblem(value);
  if (problem !== undefined) throw new InvalidArgumentError(`It ${problem}.`);
  return value;
}

async function find(store: EventStore, wanted: string) {
  const name = foldText(wanted);
  const entries = await directoryOf(store);
  const byId = entries.find((e) => e.id === name || e.stream === name);
  if (byId) return byId;
  const exactly = entries.filter((e) => foldText(e.name) === name);
  const named = exactly.length > 0 ? exactly : entries.filter((e) => e.kind === 'ulo' && foldText(e.name).includes(name));
  const [found] = named;
  if (!found) throw new NotFound('ULO or programme', wanted);
  if (named.length > 1) throw new WrongUse(`Several are called “${wanted}”: use the id (${named.map((e) => `${e.name}: ${e.id}`).join(', ')}).`);
  return found;
}

const marksOf = ({ withdrawn, correctedBy, corrects }: HistoryEntry): string[] => [
  ...(corrects ? [`corrects ${corrects.revision}`] : []),
  ...(correctedBy.length > 0 ? [`${withdrawn ? 'withdrawn' : 'corrected'} by ${correctedBy.map((c) => c.revision).join(', ')}`] : []),
];

function asText(entry: HistoryEntry): string {
  const { revision, occurredOn, recordedOn, title, text, actor } = entry;
  const late = recordedOn === occurredOn ? '' : `, recorded ${recordedOn}`;
  const marks = marksOf(entry).map((mark) => ` (${mark})`).join('');
  return `${String(revision).padStart(4)}  ${occurredOn}  ${title}${text === '' ? '' : `: ${text.replaceAll('\n', ' ')}`}${marks} [${actorRoles[actor.role]}${late}]`;
}

const asCsv = (items: readonly HistoryEntry[]): string =>
  csvText(
    ['revision', 'happened', 'recorded', 'role', 'organisation', 'title', 'text', 'corrections', 'id', 'example'],
    items.map((e) => [
      e.revision, e.occurredOn, e.recordedAt, actorRoles[e.actor.role], e.actor.organisation, e.title, e.text, marksOf(e).join('; '), e.id,
      e.example ? 'example' : '',
    ]),
  );

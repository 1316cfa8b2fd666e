import { Injectable } from '@nestjs/common';
import type { EntryInHistory, HistoryEntry, HistoryPage } from '#audit';
import { isAllowed, type Identity } from '#access';
import { CommandGateway, type Registered } from '#commands';
import { NotFound, isId, type StoredEvent } from '#kernel';
import { ReadGateway } from '../../reads/read-gateway.js';
import type { Block } from '../blocks.js';
import { chooseMoment, shownMoment, type AskedMoment } from '../moment.js';
import { factToCorrect } from '../record/correcting.js';
import { WhoActed, type ActedBy } from '../who-acted.js';
import { href } from '../words.js';
import { entryRows, namedRows, neighbours, proofRows, textRemovalLinks, timelineItem } from './entries.js';
import { factRows } from './fact-rows.js';

/** An entry of a history, with its event. */
export interface RecordedEntry extends EntryInHistory {
  recorded: StoredEvent | undefined;
  /** The command that records such an entry. */
  command: Registered | undefined;
}

interface Addresses {
  history: string;
  /** The address of the forms. */
  record: string;
  /** The moment that is shown, for links. */
  moment: AskedMoment;
}

/** The pages of single entries, for ULOs and for programmes. */
@Injectable()
export class RecordedEntries {
  constructor(
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
    private readonly whoActed: WhoActed,
  ) {}

  /** @throws NotFound */
  async find(actor: Identity, of: { kind: 'ulo' | 'programme'; id: string }, event: string, { query }: Pick<AskedMoment, 'query'>): Promise<RecordedEntry> {
    const found = isId(event) ? await this.reads.ask(actor, 'historyEntry', { ...of, event, ...query }) : undefined;
    if (!found) throw new NotFound('entry in this history', event);
    const events = await this.reads.ask(actor, 'events', of);
    const recorded = events.find(({ id }) => id === event);
    return { ...found, recorded, command: found.entry.corrects || !recorded ? undefined : factToCorrect(this.gateway.registry, events, event).command };
  }

  /** @param effect the changes that the entry made, where they are known */
  async blocks(found: RecordedEntry, actor: Identity, addresses: Addresses, effect: readonly Block[] = []): Promise<Block[]> {
    const { entry, named, recorded, command } = found;
    const path = addresses.history;
    return [
      { kind: 'links', links: neighbours(path, found, addresses.moment) },
      ...(entry.withdrawn ? [{ kind: 'inset', text: 'This was withdrawn: it did not happen.' } satisfies Block] : []),
      { kind: 'facts', title: 'What was recorded', rows: [...entryRows(path, entry, await this.whoActed.at(actor)), ...(recorded ? namedRows(path, factRows(recorded, this.gateway.registry), named) : [])] },
      ...effect,
      ...(recorded ? [{ kind: 'facts', title: 'Hash and chain', rows: proofRows(recorded.metadata, entry) } satisfies Block] : []),
      ...correctionLinks(addresses.record, entry, command, actor),
      ...textRemovalLinks(this.gateway.registry, (name) => href(`${addresses.record}/${name}`, { fact: entry.id }), entry, recorded, actor),
    ];
  }
}

function correctionLinks(record: string, entry: HistoryEntry, command: Registered | undefined, actor: Identity): Block[] {
  if (!command || command.spec.part === 'corrections' || !isAllowed(actor, command.spec) || entry.withdrawn) return [];
  const form = (name: string): string => href(`${record}/${name}`, { corrects: entry.id });
  return [
    { kind: 'heading', text: 'Is it wrong?' },
    { kind: 'links', links: [{ text: 'Correct it', href: form(command.spec.name) }, { text: 'Withdraw it: it did not happen', href: form('withdraw-fact') }] },
  ];
}

interface ListedHistory {
  page: HistoryPage;
  path: string;
  moment: AskedMoment;
  /** Links to the previous and next page. */
  pages: Block;
  actedBy: ActedBy;
  about: string;
  links: { text: string; href: string }[];
}

/** The list of entries, with links to its other pages and to another moment. */
export const historyBlocks = ({ page, path, moment, pages, actedBy, about, links }: ListedHistory): Block[] => [
  ...shownMoment(moment, path),
  { kind: 'text', text: about },
  { kind: 'timeline', items: page.items.map((entry) => timelineItem(path, entry, moment, actedBy)), headingLevel: 2 },
  pages,
  { kind: 'links', links: [{ text: 'Download this history (CSV)', href: href(`${path}.csv`, moment.query) }, ...links] },
  chooseMoment(moment, path),
];

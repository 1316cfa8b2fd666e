import { Inject, Injectable } from '@nestjs/common';
import { commands, deciders, withTexts } from '#catalogue';
import { COMMAND_HANDLING, CommandGateway, createCommandPipeline, type CommandPipeline, type SentCommand } from '#commands';
import type { PortfolioPage } from '#dashboards';
import type { UloState } from '#development';
import type { EventStore } from '#event-store';
import { Forbidden, InvalidInput, commandSpec, rolesAmong, type Clock, type GrantedRole, type IdSource, type PlainDate, type Position } from '#kernel';
import { BadRows, checkSheet, readSheet, recordSheet, sheetKinds, type Sheet, type SheetKindName, type SheetReport, type SheetUlo } from '#import';
import { dryRunKeys, type KeyStore } from '#people';
import type { Settings } from '#platform';
import { ReadGateway } from '../reads/read-gateway.js';
import { CLOCK, IDS, KEYS, SETTINGS, WRITTEN } from '../api/tokens.js';
import type { Visitor } from '../security/visitor.js';

/** An uploaded spreadsheet. */
export interface SentSheet {
  kind: SheetKindName;
  text: string;
  /** Id of the ULO for rows that name none. */
  ulo?: string | undefined;
  /** The day of the agreement for milestones whose rows give none. */
  agreedOn: PlainDate;
}

const commandsOf = (kind: SheetKindName) => sheetKinds[kind].commands.map(commandSpec);

/** The roles that may record at least a part of a sheet of this kind. */
export const importersOf = (kind: SheetKindName): GrantedRole[] => rolesAmong([...new Set(commandsOf(kind).flatMap(({ roles }) => roles))]);
export const importers: GrantedRole[] = rolesAmong([...new Set((Object.keys(sheetKinds) as SheetKindName[]).flatMap(importersOf))]);

/** Imports spreadsheets: checks them on a copy, then records them. Each command is authorised as if it were sent alone. */
@Injectable()
export class SheetImports {
  constructor(
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
    @Inject(COMMAND_HANDLING) private readonly handling: CommandPipeline,
    @Inject(WRITTEN) private readonly written: Pick<EventStore, 'readStream'>,
    @Inject(KEYS) private readonly keys: KeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: IdSource,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Reports the result of each row and records nothing. @throws InvalidInput, NotFound, Forbidden */
  async check(by: Visitor, sent: SentSheet): Promise<SheetReport> {
    return checkSheet(await this.read(by, sent), {
      store: this.written,
      handlingOn: (store) => createCommandPipeline({ store: withTexts(store, dryRunKeys(this.keys)), clock: this.clock, ids: this.ids, deciders, commands }),
      send: (copy, name, body) => this.gateway.executeOn(copy, this.sent(by, name, body)),
    });
  }

  /**
   * Records the rows in which nothing is refused.
   * @returns the result of each row, and the position of the last recorded event
   * @throws as `check`
   */
  async record(by: Visitor, sent: SentSheet): Promise<{ report: SheetReport; position?: Position }> {
    const checked = await this.check(by, sent);
    let position: Position | undefined;
    const report = await recordSheet(await this.read(by, sent), {
      stateOf: async (id) => (await this.handling.stateOf('ulo', id)) as UloState | undefined,
      send: async (name, body) => {
        const accepted = await this.gateway.execute(this.sent(by, name, body));
        ({ position } = accepted);
        return accepted;
      },
    }, checked);
    return { report, ...(position === undefined ? {} : { position }) };
  }

  private sent(by: Visitor, name: string, body: object): SentCommand {
    return { name, body, by, imported: true, example: this.settings.demoPersonas };
  }

  /** @throws InvalidInput when the text is not a table or lacks a column; NotFound, Forbidden */
  private async read(by: Visitor, { kind, text, ulo, agreedOn }: SentSheet): Promise<Sheet> {
    const names = commandsOf(kind).map(({ name }) => name);
    if (by.only && !names.every((name) => by.only?.includes(name))) throw new Forbidden(`import ${sheetKinds[kind].title.toLowerCase()}`, 'This token', by.only);
    const about = ulo === undefined ? undefined : await this.uloOf(by, ulo);
    const ulos = await this.ulosOf(by);
    try {
      return readSheet({ file: 'The file', bytes: Buffer.from(text), kind, agreedOn, ulos, ...(about && { ulo: about }) });
    } catch (error) {
      if (!(error instanceof BadRows)) throw error;
      throw new InvalidInput(error.rows.map(({ row, reason }) => ({ field: 'text', message: `Row ${row}: ${reason.replace(/\.$/u, '')}` })));
    }
  }

  /** @throws NotFound */
  private async uloOf(by: Visitor, id: string): Promise<SheetUlo> {
    const { name } = await this.reads.ask(await this.reads.limitedTo(by, 'ulo', id), 'uloChoices', { id });
    return { id: id.toLowerCase(), name };
  }

  private async ulosOf(by: Visitor): Promise<SheetUlo[]> {
    const found: SheetUlo[] = [];
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: PortfolioPage = await this.reads.ask(by, 'ulos', { sort: 'name' as const, limit: 200, ...(after === '' ? {} : { after }) });
      found.push(...page.items.map(({ id, name }) => ({ id, name })));
      after = page.next ?? undefined;
    }
    return found;
  }
}

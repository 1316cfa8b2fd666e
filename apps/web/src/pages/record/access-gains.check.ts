import { Injectable } from '@nestjs/common';
import { date, plural } from '#ui';
import { GainsOfCommand, type CommandGains } from '../../sign-in/gains-of-command.js';
import { heads, type Block } from '../blocks.js';
import type { Check, CheckResult } from './record-form.js';

/** Largest number of ULO names in the message. */
const MOST_LISTED = 10;

/** The check that shows the people who gain access through a fact, before it is recorded. */
@Injectable()
export class AccessGainsCheck {
  constructor(private readonly gains: GainsOfCommand) {}

  /**
   * For a fact that links an organisation to a ULO; undefined for every other command. Asks for no confirmation when no person
   * gains access.
   */
  ofUlo(name: string, ulo: { id: string; name: string }): Check | undefined {
    if (!this.gains.mayGive(name)) return undefined;
    return async (body) => {
      const gained = await this.gains.ofUlo(name, ulo, body);
      return gained.gains.length === 0 ? undefined : checkResult(gained, 'Record it');
    };
  }

  /** For a fact about an organisation; undefined for commands that give no access. */
  ofOrganisation(name: string, id: string): Check | undefined {
    if (!this.gains.mayGive(name)) return undefined;
    return async (body) => checkResult(await this.gains.ofOrganisation(name, id, { ...body }), name === 'merge-organisation' ? 'Merge' : 'Match the name');
  }
}

function checkResult({ gains, from }: CommandGains, submit: string): CheckResult {
  const blocks: Block[] = [
    gains.length === 0
      ? { kind: 'inset', text: 'Nobody gains access by it.' }
      : {
          kind: 'table',
          table: {
            caption: `Who gains access${from === undefined ? '' : `, from ${date(from)}`}`, head: heads('Name', 'Role', 'In organisation', 'To'),
            rows: gains.map(({ name, role, organisation, ulos }) => [name, role, organisation, listed(ulos)]),
          },
        },
  ];
  return { blocks, submit };
}

const listed = (ulos: readonly string[]): string =>
  ulos.length <= MOST_LISTED ? ulos.join('; ') : `${ulos.slice(0, MOST_LISTED).join('; ')} and ${plural(ulos.length - MOST_LISTED, 'other')}`;

import { Injectable } from '@nestjs/common';
import { InvalidInput, NotFound } from '#kernel';
import type { Renamed } from '#workflow';
import { plural } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import type { Block } from '../blocks.js';
import { changesTable, versionTitle } from '../templates/template.blocks.js';
import type { Check, CheckResult } from './record-form.js';

/** Number of template versions that an order to move plans is compared with, newest first. */
const MOST_COMPARED = 5;

interface Move {
  version: number;
  renamed?: Renamed;
}

/** The check that shows what a move to another template version changes, before it is recorded. */
@Injectable()
export class PlanMoveCheck {
  constructor(private readonly reads: ReadGateway) {}

  /** For the move command; undefined for every other one. */
  of(request: FastifyRequest, name: string, id: string): Check | undefined {
    if (name === 'move-plan') return (body) => refusingUnknownVersions(body as Move, () => this.plan(request, id, body as Move));
    if (name === 'order-template-move') return (body) => refusingUnknownVersions(body as Move, () => this.order(request, id, body as Move));
    return undefined;
  }

  private async plan(request: FastifyRequest, id: string, { version, renamed = [] }: Move): Promise<CheckResult> {
    const move = await this.reads.ask(actorOf(request), 'planMove', { id, version, renamed });
    const blocks: Block[] = move
      ? [
          { kind: 'table', table: changesTable(`The plan as it is (${versionTitle(move.from.version).toLowerCase()}) and under ${versionTitle(version).toLowerCase()}`, move.changes) },
          { kind: 'facts', title: 'Done or waived', rows: [{ key: 'As it is', value: finishedInWords(move.from) }, { key: `Under ${versionTitle(version).toLowerCase()}`, value: finishedInWords(move.to) }] },
        ]
      : [{ kind: 'text', text: 'No plan is laid out for this ULO.' }];
    return { blocks, submit: 'Move the plan' };
  }

  private async order(request: FastifyRequest, id: string, { version, renamed = [] }: Move): Promise<CheckResult> {
    const actor = actorOf(request);
    const { items } = await this.reads.ask(actor, 'templates', { id });
    const others = items.filter((one) => one.version !== version).slice(0, MOST_COMPARED);
    const blocks = await Promise.all(others.map(async ({ version: from }): Promise<Block> => {
      const { changes } = await this.reads.ask(actor, 'templateChanges', { id, from, to: version, renamed });
      return { kind: 'table', table: changesTable(`Plans of ${versionTitle(from).toLowerCase()}`, changes) };
    }));
    return { blocks, submit: 'Move all plans' };
  }
}

const finishedInWords = ({ finished, steps }: { finished: readonly string[]; steps: number }): string =>
  `${finished.length} of ${plural(steps, 'step')}${finished.length === 0 ? '' : `: ${finished.join(', ')}`}`;

/** @throws InvalidInput for a version that does not exist */
async function refusingUnknownVersions({ version }: Move, compare: () => Promise<CheckResult>): Promise<CheckResult> {
  try {
    return await compare();
  } catch (error) {
    if (error instanceof NotFound && error.message.includes('version')) throw new InvalidInput([{ field: 'version', message: `The programme has no version ${version} of its template` }]);
    throw error;
  }
}

import { Controller, Inject, Query, Res } from '@nestjs/common';
import { ruleSetColumns, ruleSetsView, type RuleSetsView } from '#dashboards';
import { InvalidInput, capital, dayProblem, type Clock } from '#kernel';
import { csvPieces } from '#platform';
import type { FastifyReply } from '../../security/request.js';
import { ReadRoute, readRoutes } from '../../reads/read-routes.js';
import { sendCsv } from '../send-csv.js';
import { CLOCK } from '../tokens.js';
import type { Given } from '../../reads/parameters.js';

/** The rule sets: data of Milepost itself, the same for every reader. */
@Controller()
export class RuleSetsController {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  @ReadRoute(readRoutes.ruleSets)
  list(@Query() given: Given): RuleSetsView {
    return ruleSetsView(onDay(given, this.clock));
  }

  @ReadRoute(readRoutes.ruleSetsCsv)
  csv(@Res() reply: FastifyReply): void {
    sendRuleSets(reply, this.clock);
  }
}

export const sendRuleSets = (reply: FastifyReply, clock: Clock): void =>
  sendCsv(reply, 'rule-sets', csvPieces(Object.keys(ruleSetColumns), [ruleSetsView(clock.today()).items.map((one) => Object.values(ruleSetColumns).map((cell) => cell(one)))]));

/** @throws InvalidInput */
export function onDay({ on }: Given, clock: Clock): string {
  if (on === undefined || on === '') return clock.today();
  const problem = dayProblem(on);
  if (problem !== undefined) throw new InvalidInput([{ field: 'on', message: capital(problem) }]);
  return on as string;
}

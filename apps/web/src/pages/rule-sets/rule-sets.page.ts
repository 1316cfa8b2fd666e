import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ruleSetsView, type RuleSetView, type RuleSetsView } from '#dashboards';
import type { Clock } from '#kernel';
import { date, type FormValues } from '#ui';
import { onDay, sendRuleSets } from '../../api/reads/rule-sets.controller.js';
import { CLOCK } from '../../api/tokens.js';
import { Open } from '../../security/access.js';
import type { FastifyReply, FastifyRequest } from '../../security/request.js';
import { heads, type Block } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { dash, dateOr, readable, yes } from '../words.js';

/** The rule sets of Milepost, and the differences between the guidance and the law. */
@Open()
@Controller('rule-sets')
export class RuleSetsPage {
  constructor(
    private readonly renderer: PageRenderer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Html()
  list(@Query() query: FormValues, @Req() request: FastifyRequest): string {
    const view = ruleSetsView(onDay(query, this.clock));
    const blocks: Block[] = [
      { kind: 'text', text: 'Milepost judges committees, tenders and agreements by these rule sets. A procurement is judged by the law of the day on which it began, an agreement by the day of its signature, a committee by the rules that its programme adopted. What is recorded of a judgement names the code and version of the rule set.' },
      guidance(view),
      ...[...Map.groupBy(view.items, ({ topic }) => topic.label)].flatMap(([topic, items]): Block[] => topicBlocks(topic, items)),
      { kind: 'links', links: [{ text: 'Take the rule sets as CSV', href: '/rule-sets/all.csv' }] },
    ];
    return this.renderer.page(request, 'page.njk', { title: 'Rule sets', wide: true, blocks });
  }

  @Get('all.csv')
  csv(@Res() reply: FastifyReply): void {
    sendRuleSets(reply, this.clock);
  }
}

const guidance = ({ guidance: figures }: RuleSetsView): Block => ({
  kind: 'table',
  table: {
    caption: 'What the guidance said, and the law',
    head: heads('About', 'The guidance said', 'Law in force then', 'Law in force today'),
    rows: figures.map((f) => [
      f.about,
      { text: `${f.said}\n${f.source}`, lines: true },
      `${f.lawThen}${f.differedThen ? ' (the guidance was out of date when it was printed)' : ''}`,
      f.lawNow,
    ]),
  },
});

const topicBlocks = (topic: string, items: readonly RuleSetView[]): Block[] => [
  {
    kind: 'table',
    table: {
      caption: topic,
      head: heads('Rule set', 'What it asks for', 'In force', 'Nations', 'Source', 'In force today'),
      rows: items.map((r) => [
        { text: `${r.title}\n${r.code}, version ${r.version}`, lines: true },
        r.asks,
        { text: inForce(r), lines: true },
        r.jurisdictions.map(({ label }) => label).join(', '),
        { text: `${readable(r.source)}\n${r.wording.label}`, lines: true },
        yes(r.inForce),
      ]),
    },
  },
];

const inForce = ({ inForceFrom, inForceTo, knownFrom, announced }: RuleSetView): string =>
  [
    inForceFrom === null && inForceTo === null ? dash : `${inForceFrom === null ? '' : `From ${date(inForceFrom)}`}${inForceTo === null ? '' : ` to ${date(inForceTo)}`}`,
    ...(knownFrom === null ? [] : [`Known from ${dateOr(knownFrom)}`]),
    ...announced.map((one) => `Announced for ${date(one.inForceFrom)}, as known on ${date(one.knownFrom)}`),
  ].join('\n');

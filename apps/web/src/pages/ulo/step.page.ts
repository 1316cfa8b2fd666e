import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { CommandGateway } from '#commands';
import type { StepView, UloView } from '#dashboards';
import { NotFound, type Clock } from '#kernel';
import { date, plural, type FormValues } from '#ui';
import { CLOCK } from '../../api/tokens.js';
import { namesWithin } from '../../security/access.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { heads, type Block, type Fact } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { askedMoment, momentInWords, refuseWrongMoment } from '../moment.js';
import { recordedNotice } from '../record/notice.js';
import { dash, dateOr, entryInWords, href } from '../words.js';
import { factsAbout } from './facts-about-step.js';
import { viewAtMoment } from './shown-view.js';
import { links, nameList } from './steps.js';
import type { TabContext } from './tab.js';
import { tabContext, uloPath, uloTabs } from './ulo-shell.js';

/** One step of a ULO: its purpose, owner, days and evidence, and the facts about it. */
@Controller('ulos/:ulo/steps')
export class StepPage {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':step')
  @Html()
  async one(@Param('ulo') id: string, @Param('step') code: string, @Query() query: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const actor = await this.reads.limitedTo(actorOf(request), 'ulo', id);
    const moment = askedMoment(query, this.clock.today());
    refuseWrongMoment(moment);
    const { view, notice } = await viewAtMoment(moment, uloPath(id, `steps/${code}`), (asked) => this.reads.ask(actor, 'ulo', { id, names: namesWithin(actor), ...asked }));
    const step = view.steps.plan?.steps.find((s) => s.code === code);
    if (!step) throw new NotFound('step', code);
    const completing = (step.condition?.recordedBy ?? []).map((command) => this.gateway.registry.get(command).spec.records);
    const about = factsAbout(step, completing, await this.reads.ask(actor, 'events', { kind: 'ulo', id }));
    const context = tabContext(id, moment, this.gateway.registry, actor);
    const { items: entries } = await this.reads.ask(actor, 'history', { kind: 'ulo', id, ...moment.query, only: (event) => about.has(event.id) });
    return this.renderer.page(request, 'page.njk', {
      title: `${step.code} ${step.title}${momentInWords(moment) === '' ? '' : ` ${momentInWords(moment)}`}`, heading: `${step.code} ${step.title}`, caption: view.overview.name, section: view.overview.name, at: '/ulos', exampleData: view.example,
      breadcrumbs: [{ text: 'ULOs', href: '/ulos' }, { text: view.overview.name, href: href(uloPath(id), moment.query) }, { text: 'Steps', href: context.tab('steps') }, { text: step.code }],
      tabs: uloTabs(id, 'steps', moment),
      notice: recordedNotice(this.gateway.registry, query),
      blocks: [
        ...notice,
        { kind: 'text', text: step.purpose },
        { kind: 'buttons', links: whatToDo(step, context) },
        { kind: 'facts', title: 'How it stands', rows: standing(step) },
        { kind: 'facts', title: 'Days', rows: days(step) },
        ...documents(view, step, context),
        ...(step.links.length > 0 ? [{ kind: 'links', links: step.links.map(({ title, url }) => ({ text: title, href: url })) } satisfies Block] : []),
        { kind: 'facts', title: 'What was recorded about it', empty: 'Nothing has been recorded about it yet.', rows: entries.map((e): Fact => ({ key: date(e.occurredOn), value: { text: entryInWords(e) === '' ? e.title : `${e.title}: ${entryInWords(e)}`, href: href(uloPath(id, `history/${e.id}`), moment.query) } })) },
      ],
    });
  }
}

function whatToDo(step: StepView, context: TabContext): { text: string; href: string }[] {
  const about = { step: step.code };
  const record = (step.condition?.recordedBy ?? []).map((command) => [command, context.title(command)] as const);
  if (step.finishedOn !== null)
    return links(context, [
      ...(step.problem ? record : []),
      ...(step.byWord && !step.waiver ? [['reopen-step', 'Reopen it', about] as const] : []),
      ['attach-evidence', 'Attach evidence', about],
    ]);
  return links(context, [
    ...(step.byWord ? [['complete-step', 'Complete it', about] as const] : record),
    ...(step.startedOn === null ? [['start-step', 'Start it', about] as const] : []),
    ['attach-evidence', 'Attach evidence', about], ['name-step-owner', 'Name whose it is', { ...about, ...(step.person && !step.person.gone && { person: step.person.id }) }], ['reschedule-step', 'Reschedule it', about], ['request-waiver', 'Ask to waive it', about], ['drop-step', 'Drop it', about],
  ]);
}

const standing = (step: StepView): Fact[] => [
  { key: 'Stands as', value: step.standing.label },
  { key: 'Whose it is', value: whoseInWords(step) },
  { key: 'Since', value: dateOr(step.since) },
  ...(step.waitsFor.length > 0 ? [{ key: 'Waits for', value: nameList(step.waitsFor) }] : []),
  ...(step.doneBefore.length > 0 ? [{ key: 'Done before', value: nameList(step.doneBefore) }] : []),
  ...(step.problem ? [{ key: 'Problem', value: step.problem }] : []),
  ...(step.waiver ? [{ key: 'Waived because', value: `${step.waiver.reason} (agreed by: ${step.waiver.roles.join(', ')})` }] : []),
  { key: 'Is done when', value: step.condition ? `this is recorded: ${step.condition.title}` : 'somebody says so' },
  { key: 'Evidence', value: step.evidenceRule === 'required' ? (step.evidenceMissing ? 'Required, and missing' : 'Required') : step.evidenceRule === 'optional' ? 'Optional' : 'None' },
];

/** The person, for readers who see names. For other readers: that a person was named, or that the role owns it again. */
function whoseInWords({ owner, person }: StepView): string {
  if (person === null) return owner.label;
  if (person.gone) return `${owner.label}. A person was named for it who takes no part any more, or whose details cannot be read: the role has it again.`;
  return person.name === null ? `${owner.label}: a person was named for it` : `${person.name}, named for it (${owner.label.toLowerCase()})`;
}

const days = (step: StepView): Fact[] => [
  { key: step.finishedOn === null ? 'Can start on' : 'Started', value: date(step.startOn) },
  { key: step.finishedOn === null ? 'Can be finished by' : 'Finished', value: date(step.finishOn) },
  { key: 'At the latest by', value: dateOr(step.latestFinishOn, dash) },
  { key: 'Can be later by', value: step.float === null ? dash : step.float < 0 ? `It is ${plural(-step.float, 'day')} too late already` : plural(step.float, 'day') },
  { key: 'As agreed', value: step.baseline ? `${date(step.baseline.startOn)} to ${date(step.baseline.finishOn)}` : dash },
  ...(step.daysAfterBaseline === null ? [] : [{ key: 'Against what was agreed', value: step.daysAfterBaseline === 0 ? 'As agreed' : `${plural(Math.abs(step.daysAfterBaseline), 'day')} ${step.daysAfterBaseline > 0 ? 'later' : 'earlier'}` }]),
];

/** Where the evidence is kept, its transcript, and the digest that proves that the file is unchanged. */
const keptInWords = ({ keptAt, transcriptAt, sha256 }: StepView['evidence'][number]): string =>
  [keptAt, ...(transcriptAt === null ? [] : [`Transcript: ${transcriptAt}`]), ...(sha256 === null ? [] : [`SHA-256: ${sha256}`])].join('\n');

const documents = (_: UloView, step: StepView, context: TabContext): Block[] =>
  step.evidenceRule === 'none' ? [] : [{
    kind: 'table',
    table: {
      caption: 'Evidence',
      head: heads('What', 'Kind', 'Where it is kept', 'Attached', ''),
      rows: step.evidence.map((e) => {
        const withdraw = e.withdrawnOn === null ? context.form('withdraw-evidence', { evidence: e.id }) : null;
        return [e.title, e.kind.label, { text: keptInWords(e), lines: true }, date(e.on), e.withdrawnOn ? `Withdrawn on ${date(e.withdrawnOn)}` : withdraw ? { text: 'Withdraw', href: withdraw } : ''];
      }),
      empty: 'No evidence has been attached.',
    },
  }];

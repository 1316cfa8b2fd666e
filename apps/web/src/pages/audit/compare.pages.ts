import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { UloView } from '#dashboards';
import { isCorrection } from '#history';
import { NotFound, actorRoles, type Clock, type PlainDate } from '#kernel';
import { date, dateTime, money, plural, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { CLOCK } from '../../api/tokens.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { heads, type Block } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { dateOr, entryInWords, href, readable, share } from '../words.js';
import { uloPath } from '../ulo/ulo-shell.js';
import { comparedFields } from './compared-fields.js';
import { askedTwoDays } from './two-days.js';

/** Compares a ULO on two days, and lists the decisions between them with their authors. */
@Controller('ulos/:ulo')
export class ComparePages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('compare')
  @Html()
  async compare(@Param('ulo') id: string, @Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const { name, example } = await this.reads.ask(actorOf(request), 'uloChoices', { id });
    const { form, errors, from, to } = askedTwoDays(given, this.clock.today());
    const [before, after] = [await this.at(request, id, from), await this.at(request, id, to)];
    const { items: between } = await this.reads.ask(actorOf(request), 'history', { kind: 'ulo', id, asAt: to, order: 'oldest', only: ({ occurredOn }) => from < occurredOn });
    const changed = comparedFields(before, after);
    return this.renderer.page(request, 'page.njk', {
      title: 'Compare two days', caption: name, section: name, at: '/ulos', exampleData: example, wide: true, errors, back: { href: uloPath(id, 'history'), text: 'Back to the history' },
      blocks: [
        form(uloPath(id, 'compare')),
        { kind: 'table', table: { caption: 'What differs', head: heads('What', date(from), date(to)), rows: changed.map(({ what, before: was, after: is }) => [what, readable(was), readable(is)]), empty: `Nothing differs between ${date(from)} and ${date(to)}.` } },
        { kind: 'table', table: { caption: 'Entries that made the difference', total: plural(between.length, 'entry', 'entries'), head: heads('What', 'Happened', 'Recorded', 'By', 'Details'), rows: between.map((e) => [{ text: e.title, href: `${uloPath(id, 'history')}/${e.id}` }, date(e.occurredOn), dateTime(e.recordedAt), actorRoles[e.actor.role], entryInWords(e)]), empty: 'Nothing happened between the two days.' } },
      ] satisfies Block[],
    });
  }

  @Get('decisions')
  @Html()
  async decisions(@Param('ulo') id: string, @Req() request: FastifyRequest): Promise<string> {
    const view = await this.reads.ask(actorOf(request), 'ulo', { id });
    const { items } = await this.reads.ask(actorOf(request), 'history', { kind: 'ulo', id, order: 'oldest', only: (event) => decided.has(event.type) || isCorrection(event) });
    const { name } = view.overview;
    return this.renderer.page(request, 'page.njk', {
      title: 'Decisions', caption: name, section: name, at: '/ulos', exampleData: view.example, wide: true, back: { href: uloPath(id, 'history'), text: 'Back to the history' },
      blocks: [
        { kind: 'table', table: { caption: 'The committee at each decision', head: heads('Decision', 'On', 'By', 'Committee then'), rows: items.filter(({ type, withdrawn }) => decided.has(type) && !withdrawn).map((e) => [{ text: e.title, href: `${uloPath(id, 'history')}/${e.id}` }, date(e.occurredOn), actorRoles[e.actor.role], committeeOn(view, e.occurredOn)]), empty: 'No decision has been recorded.' } },
        { kind: 'table', table: { caption: 'Each bid to its outcome', head: heads('Bid', 'Submitted', 'Asked for', 'Outcome', 'Decided'), rows: view.funding.bids.map((b) => [b.purpose ?? b.funder ?? 'Bid', date(b.submittedOn), money(b.askedPence), `${outcomes[b.status]}${b.awardedPence === null ? '' : `, ${money(b.awardedPence)}`}${b.whyNot === null ? '' : `: ${b.whyNot}`}`, dateOr(b.decidedOn)]), empty: 'No bid has been submitted.' } },
        { kind: 'table', table: { caption: 'Waivers', head: heads('Step', 'Waived on', 'Why', 'Agreed by'), rows: (view.steps.plan?.steps ?? []).flatMap((s) => (s.waiver ? [[`${s.code} ${s.title}`, date(s.waiver.on), s.waiver.reason, s.waiver.roles.join(', ')]] : [])), empty: 'Nothing has been waived.' } },
        { kind: 'table', table: { caption: 'Corrections and withdrawals', head: heads('What was corrected', 'Recorded', 'By', 'Why'), rows: items.filter(({ corrects }) => corrects !== null).map((e) => [{ text: `${e.corrects?.title ?? ''} (number ${(e.corrects?.revision ?? 0) + 1})`, href: `${uloPath(id, 'history')}/${e.id}` }, dateTime(e.recordedAt), actorRoles[e.actor.role], e.reason ?? '']), empty: 'Nothing has been corrected.' } },
        { kind: 'links', links: [{ text: 'Compare two days', href: uloPath(id, 'compare') }, { text: 'Search the history', href: href('/audit', { ulo: id }) }] },
      ] satisfies Block[],
    });
  }

  /** Undefined before the development began. */
  private async at(request: FastifyRequest, id: string, asAt: PlainDate): Promise<UloView | undefined> {
    try {
      return await this.reads.ask(actorOf(request), 'ulo', { id, asAt });
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }
}

const outcomes = { submitted: 'Not decided yet', awarded: 'Won', rejected: 'Turned down', withdrawn: 'Withdrawn' } as const;

/** Event types that record a decision of the ULO. */
const decided = new Set(['ConstitutionAdopted', 'ConstitutionAmended', 'LegalFormChosen', 'AimAdopted', 'IndependenceStatementAdopted', 'PlanAdoptedByUsers', 'PoliciesAdopted', 'QualitySystemChosen', 'PremisesSecured', 'PremisesDeclined', 'LaunchPlanned', 'LaunchPostponed', 'BidSubmitted', 'AgreementSigned', 'EstablishmentDeclared', 'MilestoneRescheduled', 'MilestoneCancelled', 'WorkerAppointed']);

function committeeOn({ governance: { compositions } }: UloView, day: PlainDate): string {
  const then = compositions.filter(({ on }) => on <= day).at(-1);
  return then ? `${share(then.usersOfVoting)} use services` : 'No committee yet';
}

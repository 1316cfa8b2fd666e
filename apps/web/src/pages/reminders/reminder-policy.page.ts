import { Controller, Get, Param, Req } from '@nestjs/common';
import { isAllowed, type Identity } from '#access';
import { CommandGateway, type Registered } from '#commands';
import type { PolicyView, SetBy } from '#dashboards';
import { SEND_HOUR } from '#development';
import { actorRoles } from '#kernel';
import type { Nation } from '#reminders';
import { date, formValues, type FormValues } from '#ui';
import { ReadGateway } from '../../reads/read-gateway.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import { heads, type Block, type Cell } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { href } from '../words.js';
import { programmePath, programmeTabs } from '../programmes/programme-tabs.js';

const nations: Readonly<Record<Nation, string>> = { 'england-and-wales': 'England and Wales', scotland: 'Scotland', 'northern-ireland': 'Northern Ireland' };
const quietHours = ({ fromHour, untilHour }: { fromHour: number; untilHour: number }): string =>
  fromHour === 24 && untilHour === 0
    ? 'None: what comes late, after a fault, goes out at any hour of a working day'
    : `From ${hour(fromHour)} to ${hour(untilHour)}: what comes late, after a fault, waits until they are over`;

const hour = (h: number): string => (h === 24 || h === 0 ? 'midnight' : h === 12 ? 'noon' : `${h % 12}${h < 12 ? 'am' : 'pm'}`);
const since = (set: SetBy | null): string => (set ? `${date(set.on)}, by the ${actorRoles[set.role].toLowerCase()}` : 'As it comes with Milepost');

/** Behaviour that the rules do not determine; decision 31 gives the reasons. */
const explanations = [
  'A week late is counted from the day on which a reminder should go to a person. For weekly emails that is the first working day of the week after it.',
  'A new rule counts from the next 9am. It sends nothing for days before it was set.',
  'A reminder that was sent is not sent again when somebody else takes over. They find what is open under To do, and get the next reminder. If it reached nobody, it goes to the person who takes over within a week.',
  'A silence of the mentor is emailed once it has begun: if it begins on a day that is not a working day, on the next working day. If mentoring is renewed without a gap, the six weeks are counted from the last session.',
  'A warning that is chosen is emailed once when it opens, to its owner, and again only when it has cleared and opens again. Warnings that were open before they were chosen, or that opened more than a week ago, are not emailed. What opens during a pause is emailed when the development goes on.',
  'What was recorded on a day that is not a working day, and would have been reminded of on the working day before, is reminded of on the next working day.',
  'A day that is added moves reminders from when it is recorded. What went out before stays as it was. To make the day a working day again, withdraw it.',
];

/** The reminder policy of a programme as text: when it reminds and whom. Links to the forms that change it. */
@Controller('programmes/:programme/reminder-policy')
export class ReminderPolicyPage {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
  ) {}

  @Get()
  @Html()
  async show(@Param('programme') given: string, @Req() request: FastifyRequest): Promise<string> {
    const actor = await this.reads.limitedTo(actorOf(request), 'programme', given);
    const policy = await this.reads.ask(actor, 'reminderPolicy', { id: given.toLowerCase() });
    const { id, name, example, nonWorkingDays } = policy;
    return this.renderer.page(request, 'page.njk', {
      title: 'Reminder policy', caption: name, section: name, at: '/programmes', wide: true, exampleData: example,
      breadcrumbs: [{ text: 'Programmes', href: '/programmes' }, { text: name, href: programmePath(id) }, { text: 'Reminder policy' }],
      tabs: programmeTabs(id, 'reminder-policy', actor),
      blocks: [
        { kind: 'text', text: `Days are counted as calendar days. Reminders are sent at ${hour(SEND_HOUR)} on working days. A reminder for any other day is sent on the working day before it. Two reminders about the same thing on one day are sent as one. A reminder that is more than a week late is recorded and not sent.` },
        { kind: 'text', text: 'The owner of a step is its role, or the person who was named for it. The owner of anything else is the development worker; before there is one, the programme manager. When nobody holds a role any more, the programme manager is reminded.' },
        { kind: 'table', table: this.rules(policy, actor) },
        this.warnings(policy, actor),
        this.hoursAndDays(policy, actor),
        ...(nonWorkingDays.length > 0 ? [{ kind: 'table', table: this.days(policy, actor) } satisfies Block] : []),
        { kind: 'heading', text: 'How reminders follow these rules' },
        ...explanations.map((text): Block => ({ kind: 'text', text })),
      ] satisfies Block[],
    });
  }

  private warnings({ id, warnings: { chosen, set } }: PolicyView, actor: Identity): Block {
    const form = this.form('choose-warning-emails', id, actor, { warnings: chosen.map(({ code }) => code) });
    return {
      kind: 'facts', title: 'Warnings that are emailed',
      rows: [
        { key: 'Warnings', value: chosen.length === 0 ? 'None: warnings are on the pages of their ULOs' : chosen.map(({ label }) => label).join('; ') },
        { key: 'Since', value: since(set) },
      ],
      links: form ? [{ text: 'Choose which warnings are emailed', href: form }] : [],
    };
  }

  private hoursAndDays({ id, quiet, nation, bankHolidays }: PolicyView, actor: Identity): Block {
    const dayForm = this.form('add-non-working-day', id, actor, {});
    const quietForm = this.form('set-quiet-hours', id, actor, { fromHour: quiet.fromHour, untilHour: quiet.untilHour });
    return {
      kind: 'facts', title: 'Hours and days',
      rows: [
        { key: 'Quiet hours', value: quietHours(quiet) },
        { key: 'Quiet hours since', value: since(quiet.set) },
        { key: 'Time zone', value: 'Europe/London, with its changes of the clock' },
        { key: 'Not working days', value: `Saturdays, Sundays and the bank holidays of ${nations[nation]}` },
        { key: 'Bank holidays to come', value: bankHolidays.map((day) => date(day)).join('; ') },
      ],
      links: [
        ...(quietForm ? [{ text: 'Change the quiet hours', href: quietForm }] : []),
        ...(dayForm ? [{ text: 'Add a day that is not a working day', href: dayForm }] : []),
      ],
    };
  }

  private rules({ id, rules }: PolicyView, actor: Identity) {
    const mayChange = this.form('set-reminder-rule', id, actor, {}) !== null;
    return {
      caption: 'When to remind, and whom',
      head: heads('Of what', 'When, and whom', 'Since', ...(mayChange ? ['Change'] : [])),
      rows: rules.map(({ kind, title, words, rule, set }): Cell[] => {
        const form = this.form('set-reminder-rule', id, actor, { kind, ...rule });
        return [title, { text: words.charAt(0).toUpperCase() + words.slice(1), wide: true }, since(set), ...(form ? [{ text: `Change: ${title.toLowerCase()}`, href: form }] : [])];
      }),
    };
  }

  private days({ id, nonWorkingDays }: PolicyView, actor: Identity) {
    const mayChange = this.form('add-non-working-day', id, actor, {}) !== null;
    const form = (name: string, fact: string): string => href(`${programmePath(id, 'record')}/${name}`, { corrects: fact });
    return {
      caption: 'Other days to come that are not working days',
      head: heads('Day', 'What', 'Added', ...(mayChange ? ['Correct', 'Withdraw'] : [])),
      rows: nonWorkingDays.map(({ id: fact, day, name, added }): Cell[] => [
        date(day), name, since(added),
        ...(mayChange ? [{ text: `Correct: ${name}`, href: form('add-non-working-day', fact) }, { text: `Withdraw: ${name}`, href: form('withdraw-fact', fact) }] : []),
      ]),
    };
  }

  /** The address of a form filled with current values; null when the role may not send it. */
  private form(name: string, id: string, actor: Identity, now: object): string | null {
    const { spec, type }: Registered = this.gateway.registry.get(name);
    return isAllowed(actor, spec) ? `${programmePath(id, 'record')}/${name}?${asQuery(formValues(type, now))}` : null;
  }
}

const asQuery = (values: FormValues): string =>
  new URLSearchParams(Object.entries(values).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one]))).toString();

import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { tracePeople } from '#access';
import type { Messaging } from '#runtime';
import { isReadable, type People, type PeopleDirectory } from '#people';
import type { OutboxEmail } from '#reminders';
import { dateTime, plural, textOf, type FormValues } from '#ui';
import { PEOPLE, MESSAGING } from '../../api/tokens.js';
import { Restricted, outboxReaders } from '../../security/access.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import type { Block, Fact } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { Html } from '../html.js';
import { keyedPages } from '../paging.js';
import { nameInstead } from '../people/person-subject.js';

/** Emails that were written while there was no mail server. */
@Restricted('see the outbox', outboxReaders, 'everywhere')
@Controller('operations/outbox')
export class OutboxPage {
  constructor(
    private readonly renderer: PageRenderer,
    @Inject(MESSAGING) private readonly messaging: Messaging,
    @Inject(PEOPLE) private readonly people: People,
  ) {}

  @Get()
  @Html()
  async list(@Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    const before = textOf(given, 'before') || undefined;
    const { total, emails, next } = this.messaging.outbox.page(before);
    const pages = keyedPages('/operations/outbox', { kept: {}, key: 'before', given, next });
    const directory = await this.people.now();
    tracePeople(actorOf(request));
    const blocks: Block[] = [
      { kind: 'text', text: this.about() },
      { kind: 'text', text: `${plural(total, 'email')}${total > 1 ? ', the newest first' : ''}.` },
      ...emails.map((one): Block => ({ kind: 'facts', title: `${one.email.subject}, ${dateTime(one.at)}`, rows: rowsOf(one, directory) })),
      pages.block,
    ];
    return this.renderer.page(request, 'page.njk', {
      title: 'Outbox', page: pages.page, at: '/operations',
      breadcrumbs: [{ text: 'Operations', href: '/operations' }, { text: 'Outbox' }], blocks,
    });
  }

  private about(): string {
    return this.messaging.delivery.status().kind === 'outbox'
      ? 'There is no mail server (SMTP_URL is not set): emails are kept here instead of being sent. Nobody has received them.'
      : 'A mail server sends emails now. Those here were written while there was none: nobody has received them.';
  }
}

function rowsOf({ email: { person, items } }: OutboxEmail, directory: PeopleDirectory): Fact[] {
  const found = directory.person(person);
  const name = found === undefined ? 'Somebody who is not registered' : isReadable(found) ? found.name : nameInstead[found];
  return [
    { key: 'To', value: name },
    ...items.flatMap(({ what, whyNow, whatToDo, link }): Fact[] => [
      { key: 'What', value: what },
      { key: 'Why now', value: whyNow },
      { key: 'What to do', value: whatToDo },
      { key: 'Leads to', value: { text: `Open “${what}”`, href: link } },
    ]),
  ];
}

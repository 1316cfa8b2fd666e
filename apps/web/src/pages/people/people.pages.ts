import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { isAllowed, isEverywhere, type Identity } from '#access';
import { CommandGateway, type Places } from '#commands';
import { roles, type Clock } from '#kernel';
import { isReadable, reminderModes, type People, type Person, type PeopleDirectory, type Unreadable } from '#people';
import { date, plural, textOf, type FormValues } from '#ui';
import { readRoutes } from '../../reads/read-routes.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { CLOCK, PEOPLE, PLACES, SIGN_IN, CURRENT_GRANTS } from '../../api/tokens.js';
import { Restricted, peopleReaders } from '../../security/access.js';
import { actorOf, type FastifyRequest } from '../../security/request.js';
import type { CurrentGrants } from '../../security/current-grants.js';
import { inviters, mayInvite } from '../../sign-in/invitations.js';
import type { SignIn } from '../../sign-in/sign-in.js';
import { heads, type Block, type Link } from '../blocks.js';
import { PageRenderer } from '../page-renderer.js';
import { exampleLabel, marked } from '../example-label.js';
import { Html } from '../html.js';
import { recordedNotice } from '../record/notice.js';
import { PersonSubjects, nameInstead } from './person-subject.js';
import { rolesBlocks } from './roles.blocks.js';

const noAddress = 'None: nothing can be sent';

/** The registered people and their details. */
@Controller('people')
@Restricted('see people’s details', peopleReaders)
export class PeoplePages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly reads: ReadGateway,
    private readonly gateway: CommandGateway,
    private readonly subjects: PersonSubjects,
    @Inject(PEOPLE) private readonly people: People,
    @Inject(CURRENT_GRANTS) private readonly currentGrants: CurrentGrants,
    @Inject(PLACES) private readonly places: Places,
    @Inject(SIGN_IN) private readonly signIn: SignIn | null,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Html()
  async list(@Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    await this.reads.ready();
    await this.reads.waitForPosition(textOf(given, 'after'));
    const actor = actorOf(request);
    const directory = await this.people.now();
    const all = await this.subjects.among(actor, directory.all());
    const everywhere = actor.grants.some(isEverywhere);
    const register = this.gateway.registry.get('register-person').spec;
    return this.renderer.page(request, 'page.njk', {
      title: 'People', at: '/people', current: true, wide: true, exampleData: exampleLabel(all), notice: recordedNotice(this.gateway.registry, given),
      blocks: [
        { kind: 'text', text: 'People who get reminders. Their details are encrypted and can be erased.' },
        ...unreadableOf(everywhere, directory, 'key-missing', (count) => `${plural(count, 'person was', 'people were')} registered and cannot be read: the key to their details is missing, and they were not erased. Reminders do not reach them. “Operations” says how to get the keys back.`),
        { kind: 'buttons', links: isAllowed(actor, register) ? [{ text: register.title, href: '/people/record/register-person' }] : [] },
        {
          kind: 'table',
          table: {
            caption: 'People', captionHidden: true, total: `${plural(all.length, 'person', 'people')}${everywhere && directory.keyMissing().length > 0 ? ' whose details can be read' : ''}`, head: heads('Name', 'Role', 'Organisation', 'Address for mail'),
            rows: all.map((person) => [
              { text: marked(person, all), href: `/people/${person.id}` },
              `${roles[person.role]}${person.left === undefined ? '' : `, left on ${date(person.left)}`}`,
              person.organisation, person.mail ?? noAddress,
            ]),
            empty: everywhere && directory.keyMissing().length > 0 ? 'Nobody’s details can be read.' : 'Nobody is registered yet.',
          },
        },
        ...(this.signIn ? withoutRole(all, this.clock.today()) : []),
        ...unreadableOf(everywhere, directory, 'erased', (count) => `Besides them, ${plural(count, 'person', 'people')} whose details were erased.`),
      ] satisfies Block[],
    });
  }

  @Get(':person')
  @Html()
  async one(@Param('person') id: string, @Query() given: FormValues, @Req() request: FastifyRequest): Promise<string> {
    await this.reads.waitForPosition(textOf(given, 'after'));
    const actor = actorOf(request);
    const person = await this.subjects.one(actor, id);
    const layoutContext = {
      at: '/people', breadcrumbs: [{ text: 'People', href: '/people' }, { text: isReadable(person) ? person.name : nameInstead[person] }],
      notice: recordedNotice(this.gateway.registry, given),
    } as const;
    if (!isReadable(person)) {
      const eraseForm = person === 'key-missing' ? this.allowedSpecs(actor, ['erase-person']).map((spec) => ({ text: spec.title, href: `/people/${id}/record/${spec.name}` })) : [];
      return this.renderer.page(request, 'page.njk', { ...layoutContext, title: nameInstead[person], blocks: [{ kind: 'text', text: whyUnreadable[person] }, { kind: 'links', links: eraseForm }] });
    }
    const offers = await this.subjects.offers(actor, person);
    return this.renderer.page(request, 'page.njk', {
      ...layoutContext, title: person.name, caption: roles[person.role], exampleData: person.example,
      blocks: [
        ...(person.mail === undefined ? [{ kind: 'inset', text: 'There is no address for mail: reminders cannot be sent to this person.' } as const] : []),
        { kind: 'facts', title: 'Details', rows: factsOf(person, offers) },
        { kind: 'facts', title: 'Reminders and calendar', rows: preferencesOf(person, offers) },
        ...rolesBlocks(this.gateway.registry, actor, { person: person.id, grants: await this.currentGrants.currentAndFuture(person.id), today: this.clock.today() }, offers),
        ...(await this.invitation(actor, person)),
        { kind: 'links', links: [...this.links(person, actor), ...(this.signIn && isAllowed({ grants: actor.grants.filter(isEverywhere) }, readRoutes.accessLog) ? [{ text: 'What they did in the access log', href: `/access-log?person=${person.id}` }] : [])] },
      ] satisfies Block[],
    });
  }

  /** Buttons that invite the person and end their sessions, for readers who may do so. */
  private async invitation(actor: Identity, { id }: Person): Promise<Block[]> {
    if (!this.signIn || !isAllowed(actor, { roles: inviters }) || !(await mayInvite(actor, id, this.currentGrants, this.places))) return [];
    const invite = { href: `/people/${id}/invite`, text: 'Invite to sign in', secondary: true } as const;
    const signOut = { href: `/people/${id}/sign-out`, text: 'Sign them out everywhere', secondary: true } as const;
    return [{ kind: 'actions', actions: actor.id === id ? [invite] : [invite, signOut] }];
  }

  /** The commands about this person that the role may send. */
  private links({ id, left, preferences }: Person, actor: Identity): Link[] {
    const names = [
      'change-person', left === undefined ? 'person-leaves' : 'person-returns', 'set-reminder-preferences', 'stop-reminders',
      ...(preferences.stopped.length > 0 ? ['resume-reminders'] : []), 'erase-person',
    ];
    const addresses = this.gateway.registry.get('issue-calendar-address').spec;
    const calendar = isAllowed(actor, addresses);
    return [
      { text: 'What is to be done', href: `/people/${id}/needs` },
      { text: 'History', href: `/people/${id}/history` },
      ...(calendar ? [{ text: 'Calendar address', href: `/people/${id}/calendar` }] : []),
      ...this.allowedSpecs(actor, names).map(({ title, name }) => ({ text: title, href: `/people/${id}/record/${name}` })),
    ];
  }

  private allowedSpecs(actor: Identity, names: readonly string[]) {
    return names.map((name) => this.gateway.registry.get(name).spec).filter((spec) => isAllowed(actor, spec));
  }
}

/** People without a current or later role: they see nothing, and get no reminders. */
function withoutRole(people: readonly Person[], today: string): Block[] {
  const waiting = people.filter(({ grants = [], left }) => (left === undefined || left > today) && !grants.some(({ to }) => to === undefined || to >= today));
  return [
    {
      kind: 'table',
      table: {
        caption: 'Registered, and without a role', total: plural(waiting.length, 'person', 'people'), head: heads('Name', 'Organisation', 'Registered'),
        rows: waiting.map((person) => [{ text: person.name, href: `/people/${person.id}` }, person.organisation, date(person.registeredOn)]),
        empty: 'Everybody who is registered holds a role, or will.',
      },
    },
    ...(waiting.length > 0 ? [{ kind: 'text', text: 'They see nothing and are reminded of nothing until a role is granted to them, on their page.' } as const] : []),
  ];
}

const whyUnreadable: Readonly<Record<Unreadable, string>> = {
  erased: 'Nobody can read their name, address or anything else told of them any more. That somebody was registered, and erased, stays in the log.',
  'key-missing': 'Their name, address and all other details of them cannot be read: the key is missing. Nobody erased them. When the key is put back from the backup, all of it can be read again. Until then no reminder reaches them.',
};

/**
 * The people whose details cannot be read for this reason, each with a link. Their place is unknown, so only readers with
 * access to everyone see them.
 */
function unreadableOf(everywhere: boolean, directory: PeopleDirectory, why: Unreadable, sentence: (count: number) => string): Block[] {
  const ids = why === 'erased' ? directory.erased() : directory.keyMissing();
  if (ids.length === 0 || !everywhere) return [];
  return [
    why === 'erased' ? { kind: 'text', text: sentence(ids.length) } : { kind: 'inset', text: sentence(ids.length) },
    { kind: 'links', links: ids.map((id, i) => ({ text: `${nameInstead[why]} (${i + 1})`, href: `/people/${id}` })) },
  ];
}

type Offers = Awaited<ReturnType<PersonSubjects['offers']>>;
const named = (offers: Offers, kind: string, id: string | undefined, otherwise: string): string =>
  id === undefined ? otherwise : (offers[kind]?.find(({ value }) => value === id)?.text ?? 'One that is no longer in the lists');

const factsOf = (person: Person, offers: Offers): { key: string; value: string }[] => [
  { key: 'Name', value: person.name },
  { key: 'Address for mail', value: person.mail ?? noAddress },
  { key: 'Organisation', value: person.organisation },
  { key: 'Role', value: roles[person.role] },
  { key: 'Programme', value: named(offers, 'programme', person.programme, 'All') },
  { key: 'ULO', value: named(offers, 'ulo', person.ulo, 'All') },
  { key: 'Takes part', value: `from ${date(person.registeredOn)}${person.left === undefined ? '' : ` until ${date(person.left)}, when they left`}` },
];

const preferencesOf = ({ preferences: { mode, stopped } }: Person, offers: Offers): { key: string; value: string }[] => [
  { key: 'How reminders arrive', value: reminderModes[mode] },
  { key: 'Not reminded of', value: stopped.length === 0 ? 'Nothing: all reminders arrive' : stopped.map((id) => offers['subject']?.find(({ value }) => value === id)?.text ?? 'Something that is not due soon').join('; ') },
];

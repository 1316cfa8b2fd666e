import { Inject, Injectable } from '@nestjs/common';
import { isAllowed, isEverywhere, tracePeople, type Identity } from '#access';
import { NotFound, isId } from '#kernel';
import type { Organisations } from '#organisations';
import { isReadable, type People, type Person, type Unreadable } from '#people';
import { thingOf } from '#reminders';
import { date, formValues, type FormValues } from '#ui';
import { readRoutes } from '../../reads/read-routes.js';
import { ReadGateway } from '../../reads/read-gateway.js';
import { ORGANISATIONS, PEOPLE } from '../../api/tokens.js';
import type { Registered } from '#commands';
import { organisationsOffered, type Subject } from '../record/subject.js';
import { readable } from '../words.js';

/** Shown in place of a name that is not available. */
export const nameInstead: Readonly<Record<Unreadable, string>> = {
  erased: 'A person whose details were erased',
  'key-missing': 'A person whose name cannot be read, as its key is missing',
};

type Offer = { value: string; text: string };

/** One person with the data that forms and pages need. */
@Injectable()
export class PersonSubjects {
  constructor(
    @Inject(PEOPLE) private readonly people: People,
    private readonly reads: ReadGateway,
    @Inject(ORGANISATIONS) private readonly organisations: Organisations,
  ) {}

  /** @throws NotFound */
  async one(actor: Identity, id: string): Promise<Person | Unreadable> {
    await this.reads.ready();
    const found = isId(id) ? (await this.people.now()).person(id.toLowerCase()) : undefined;
    if (!found) throw new NotFound('person', id);
    await this.reads.grantsCovering(actor.grants, 'person', id);
    tracePeople(actor);
    return found;
  }

  /** The people who take part where the actor sees people. */
  async among(actor: Identity, people: readonly Person[]): Promise<readonly Person[]> {
    tracePeople(actor);
    if (actor.grants.some(isEverywhere)) return people;
    const seen = await Promise.all(people.map(({ id }) => this.reads.covers(actor, 'person', id)));
    return people.filter((_, i) => seen[i]);
  }

  /** @throws NotFound */
  async subject(actor: Identity, id: string): Promise<Subject & { person: Person | Unreadable }> {
    const person = await this.one(actor, id);
    const known = isReadable(person) ? { name: person.name, example: person.example } : { name: nameInstead[person], example: false };
    const home = `/people/${id}`;
    return { kind: 'person', id, ...known, home, forms: home, hidden: { person: id }, offers: await this.offers(actor, isReadable(person) ? person : undefined), person };
  }

  async newSubject(actor: Identity): Promise<Subject> {
    return { kind: 'new', id: '', name: 'People', example: false, home: '/people', forms: '/people', hidden: {}, offers: await this.offers(actor) };
  }

  /** The initial values of the form: the current details, for commands that replace them. */
  static known({ type, spec }: Registered, person: Person | Unreadable): FormValues {
    if (!isReadable(person)) return {};
    const { programme: onlyProgramme, ulo: onlyUlo, name, mail, organisation, role } = person;
    if (spec.name === 'change-person') return formValues(type, { name, mail, organisation, role, onlyProgramme, onlyUlo });
    return spec.name === 'set-reminder-preferences' ? formValues(type, person.preferences) : {};
  }

  /** The choices of programmes, ULOs and deadlines: the person's deadlines first, then future milestones. */
  async offers(actor: Identity, person?: Person): Promise<Record<string, Offer[]>> {
    const coming = isAllowed(actor, readRoutes.milestones) ? (await this.reads.ask(actor, 'milestones', {})).coming : [];
    const needs = person ? (await this.reads.ask(actor, 'needsOfPerson', { person, people: await this.people.now() })).items : [];
    const due = [
      ...needs.map(({ ulo, kind, subject, name, dueOn }) => ({ id: thingOf({ ulo: ulo.id, kind, subject }), name, ulo, dueOn })),
      ...coming.filter(({ ulo }) => (person?.ulo ?? ulo.id) === ulo.id),
    ];
    return {
      ...(await this.scopes(actor)),
      subject: [...new Map(due.map(({ id, name, ulo, dueOn }) => [id, { value: id, text: `${readable(name)}, ${ulo.name}, due ${date(dueOn)}` }])).values()],
    };
  }

  /** The choices of programmes, ULOs and organisations. */
  async scopes(actor: Identity): Promise<Record<'programme' | 'ulo' | 'organisation', Offer[]>> {
    const organisation = await this.organisationsOf(actor);
    if (!isAllowed(actor, readRoutes.programmes)) return { programme: [], ulo: [], organisation };
    const programmes = await this.reads.ask(actor, 'programmes', {});
    return { programme: programmes.map(({ id, name }) => ({ value: id, text: name })), ulo: await this.ulos(actor), organisation };
  }

  /** The organisations that the actor may choose, and those in which the actor holds a role. */
  private async organisationsOf(actor: Identity): Promise<Offer[]> {
    const own = actor.grants.flatMap(({ scope }) => (scope.kind === 'organisation' ? [this.organisations.now().one(scope.id) ?? []].flat() : []));
    return [...new Map([...(await organisationsOffered(this.reads, actor)), ...own.map(({ id, name }) => ({ value: id, text: name }))].map((one) => [one.value, one])).values()];
  }

  private async ulos(actor: Identity): Promise<Offer[]> {
    const offers: Offer[] = [];
    let after: string | undefined;
    do {
      const page = await this.reads.ask(actor, 'ulos', { sort: 'name', limit: 200, ...(after === undefined ? {} : { after }) });
      offers.push(...page.items.map(({ id, name }) => ({ value: id, text: name })));
      after = page.next ?? undefined;
    } while (after !== undefined);
    return offers;
  }
}

import { compareText, grantedRoles, type Clock } from '#kernel';
import type { Organisations, RelatedUlo } from '#organisations';
import type { People } from '#people';

/** A person who gains access through a fact that is about to be recorded. */
export interface Gain {
  /** The id of the person. */
  person: string;
  name: string;
  role: string;
  /** The name of the organisation in which they hold the role. */
  organisation: string;
  /** Names of the ULOs. */
  ulos: string[];
}

/** Finds the people who gain access when an organisation is linked to a ULO, to a name or to another organisation. */
export class AccessGains {
  constructor(
    private readonly people: Pick<People, 'now'>,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  /** Gains by a relation with one ULO. @param ulo has an empty id while its development is about to begin */
  async ofRelation(party: { name: string; organisation: string | null }, ulo: { id: string; name: string }): Promise<Gain[]> {
    const organisation = this.organisations.now().related(party);
    return organisation === undefined ? [] : this.gains(organisation, [ulo]);
  }

  /** Gains by matching a name. */
  ofName(organisation: string, name: string): Promise<Gain[]> {
    return this.gains(organisation, this.organisations.relatedByName(name));
  }

  /** Gains by merging one organisation into the other. */
  async ofMerging(one: string, other: string): Promise<Gain[]> {
    const [ours, theirs] = [this.organisations.relatedNow(one), this.organisations.relatedNow(other)];
    return [...(await this.gains(one, theirs)), ...(await this.gains(other, ours))];
  }

  /** The people with a role in the organisation, today or later, with the ULOs that are new to them. */
  private async gains(organisation: string, ulos: readonly RelatedUlo[]): Promise<Gain[]> {
    const directory = this.organisations.now();
    const [known, today] = [directory.standsFor(organisation), this.clock.today()];
    const seen = this.organisations.ulosOf(known ?? organisation);
    const fresh = ulos.filter(({ id }) => !seen.includes(id)).map(({ name }) => name);
    if (fresh.length === 0) return [];
    const name = directory.one(known ?? '')?.name ?? '';
    return (await this.people.now()).all().flatMap((person) =>
      (person.grants ?? [])
        .filter(({ scope, to }) => scope.kind === 'organisation' && directory.standsFor(scope.id) === known && (to === undefined || to >= today))
        .map(({ role }) => ({ person: person.id, name: person.name, role: grantedRoles[role], organisation: name, ulos: fresh })),
    ).sort((a, b) => compareText(a.name, b.name));
  }
}

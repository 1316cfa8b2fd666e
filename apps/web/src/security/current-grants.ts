import { LRUCache } from 'lru-cache';
import type { Grant } from '#access';
import type { CommandPipeline } from '#commands';
import { installationId, type Clock, type PlainDate } from '#kernel';
import type { Organisations } from '#organisations';
import { grantsOf, grantsToCome } from '#people';

type PersonState = Parameters<typeof grantsOf>[1];
type InstallationState = Parameters<typeof grantsOf>[2];

interface PersonGrants {
  grants: Grant[];
  wasErased: boolean;
}

/** The cached grants of a person, valid for these revisions of their stream and of the installation's stream. */
interface CachedGrants {
  person: number;
  installation: number;
  today: PlainDate;
  result: PersonGrants;
}

/** Number of cached people, by last use. */
const MAX_CACHED = 5_000;

/**
 * The roles that people hold today, from their own streams. A revocation counts at once in this process, and within two seconds
 * in others.
 */
export class CurrentGrants {
  private readonly cache = new LRUCache<string, CachedGrants>({ max: MAX_CACHED });

  constructor(
    private readonly handling: Pick<CommandPipeline, 'stateOf' | 'knownState'>,
    private readonly clock: Clock,
    private readonly organisations: Pick<Organisations, 'now' | 'ulosOf'>,
  ) {}

  /** @throws Unavailable when the log cannot be read; NotReady for a role in an organisation, until the register is loaded */
  async of(person: string): Promise<Grant[]> {
    return (await this.withErasure(person)).grants;
  }

  /** As `of`, and says whether the person was erased. */
  async withErasure(person: string): Promise<PersonGrants> {
    const known = this.handling.knownState('person', person);
    const installation = this.handling.knownState('installation', installationId);
    if (!known || !installation) return this.compute(person, await this.handling.stateOf('person', person), await this.handling.stateOf('installation', installationId));
    const today = this.clock.today();
    const last = this.cache.get(person);
    if (last?.person === known.revision && last.installation === installation.revision && last.today === today) return last.result;
    const result = this.compute(person, known.state, installation.state);
    // The ULOs of an organisation change without an event of this person, so such grants are not cached.
    if (!result.grants.some(({ scope }) => scope.kind === 'organisation')) this.cache.set(person, { person: known.revision, installation: installation.revision, today, result });
    return result;
  }

  private compute(person: string, state: object | undefined, installation: object | undefined): PersonGrants {
    const known = state as PersonState;
    const grants = grantsOf(person, known, installation as InstallationState, this.clock.today()).map((grant) => this.inOrganisation(grant));
    return { grants, wasErased: known !== undefined && known.details.erasedOn !== null };
  }

  /** The grants of today, followed by those that start later. */
  async currentAndFuture(person: string): Promise<Grant[]> {
    const known = (await this.handling.stateOf('person', person)) as PersonState;
    const installation = (await this.handling.stateOf('installation', installationId)) as InstallationState;
    const today = this.clock.today();
    return [...grantsOf(person, known, installation, today), ...grantsToCome(person, known, installation, today)].map((grant) => this.inOrganisation(grant));
  }

  /**
   * A role in a merged organisation counts in the organisation that it became part of. It covers the ULOs that this one mentors,
   * commissions or funds today.
   */
  private inOrganisation(grant: Grant): Grant {
    if (grant.scope.kind !== 'organisation') return grant;
    const id = this.organisations.now().standsFor(grant.scope.id) ?? grant.scope.id;
    return { ...grant, scope: { kind: 'organisation', id, ulos: this.organisations.ulosOf(id) }, through: id };
  }
}

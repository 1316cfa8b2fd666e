import { LRUCache } from 'lru-cache';
import type { Grant } from '#access';
import type { CommandHandling } from '#commands';
import { installationId, type Clock, type PlainDate } from '#kernel';
import type { Organisations } from '#organisations';
import { grantsOf, grantsToCome } from '#people';

type PersonState = Parameters<typeof grantsOf>[1];
type InstallationState = Parameters<typeof grantsOf>[2];

interface Whole {
  grants: Grant[];
  wasErased: boolean;
}

/** What was worked out of a person at these revisions of their stream and of the installation's. */
interface WorkedOut {
  person: number;
  installation: number;
  today: PlainDate;
  whole: Whole;
}

/** Number of people of whom that is remembered, those asked for last. */
const REMEMBERED = 5_000;

/** What people hold today, from their own streams: what is revoked counts at once here, and within two seconds from another process. */
export class Standing {
  private readonly workedOut = new LRUCache<string, WorkedOut>({ max: REMEMBERED });

  constructor(
    private readonly handling: Pick<CommandHandling, 'stateOf' | 'knownState'>,
    private readonly clock: Clock,
    private readonly organisations: Pick<Organisations, 'now' | 'ulosOf'>,
  ) {}

  /** @throws Unavailable when the log cannot be asked; NotReady of somebody with a role in an organisation, until the register is known */
  async of(person: string): Promise<Grant[]> {
    return (await this.whole(person)).grants;
  }

  /** As `of`, with whether they were erased. */
  async whole(person: string): Promise<Whole> {
    const known = this.handling.knownState('person', person);
    const installation = this.handling.knownState('installation', installationId);
    if (!known || !installation) return this.worked(person, await this.handling.stateOf('person', person), await this.handling.stateOf('installation', installationId));
    const today = this.clock.today();
    const last = this.workedOut.get(person);
    if (last?.person === known.revision && last.installation === installation.revision && last.today === today) return last.whole;
    const whole = this.worked(person, known.state, installation.state);
    // What an organisation has to do with changes without them.
    if (!whole.grants.some(({ scope }) => scope.kind === 'organisation')) this.workedOut.set(person, { person: known.revision, installation: installation.revision, today, whole });
    return whole;
  }

  private worked(person: string, state: object | undefined, installation: object | undefined): Whole {
    const known = state as PersonState;
    const grants = grantsOf(person, known, installation as InstallationState, this.clock.today()).map((grant) => this.inOrganisation(grant));
    return { grants, wasErased: known !== undefined && known.details.erasedOn !== null };
  }

  /** What they hold today, then what they will hold from a later day on. */
  async withComing(person: string): Promise<Grant[]> {
    const known = (await this.handling.stateOf('person', person)) as PersonState;
    const installation = (await this.handling.stateOf('installation', installationId)) as InstallationState;
    const today = this.clock.today();
    return [...grantsOf(person, known, installation, today), ...grantsToCome(person, known, installation, today)].map((grant) => this.inOrganisation(grant));
  }

  /** A role in an organisation is one in that of which it is part, for the ULOs that this one mentors, commissions or funds today. */
  private inOrganisation(grant: Grant): Grant {
    if (grant.scope.kind !== 'organisation') return grant;
    const id = this.organisations.now().standsFor(grant.scope.id) ?? grant.scope.id;
    return { ...grant, scope: { kind: 'organisation', id, ulos: this.organisations.ulosOf(id) }, through: id };
  }
}

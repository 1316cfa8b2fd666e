import { covers, grantsAt, type Grant, type Scope } from '#access';
import type { Places } from '#commands';
import type { Organisations } from '#organisations';

/** The grants of a person, limited to the scope of a token. */
export class LimitedGrants {
  constructor(
    private readonly places: Places,
    private readonly organisations: Pick<Organisations, 'now' | 'ulosOf'>,
  ) {}

  /** @throws NotReady for a token of an organisation, until the register is loaded */
  of(grants: readonly Grant[], scope: Scope): Promise<Grant[]> {
    if (scope.kind === 'everything') return Promise.resolve([...grants]);
    return scope.kind === 'organisation' ? this.inOrganisation(grants, scope.id) : this.inPlace(grants, scope);
  }

  private async inPlace(grants: readonly Grant[], scope: { kind: 'programme' | 'ulo'; id: string }): Promise<Grant[]> {
    const here = scope.kind === 'programme' ? [{ programme: scope.id }] : await this.places.of(scope.kind, scope.id);
    const both: Grant[] = [];
    for (const grant of grants) {
      if (grantsAt([grant], here).length > 0) both.push({ ...grant, scope });
      else for (const ulo of ulosIn(grant)) if ((await this.places.of('ulo', ulo)).some((place) => covers(scope, place))) both.push({ ...grant, scope: { kind: 'ulo', id: ulo } });
    }
    return both;
  }

  /** One grant for each ULO that the organisation mentors, commissions or funds today: an organisation covers no programme. */
  private async inOrganisation(grants: readonly Grant[], id: string): Promise<Grant[]> {
    const known = this.organisations.now().standsFor(id) ?? id;
    const both: Grant[] = [];
    for (const ulo of this.organisations.ulosOf(known)) {
      const here = (await this.places.of('ulo', ulo)).filter((place) => covers({ kind: 'organisation', id: known }, place));
      both.push(...grantsAt(grants, here).filter(() => here.length > 0).map((grant): Grant => ({ ...grant, scope: { kind: 'ulo', id: ulo } })));
    }
    return both;
  }
}

/** The single ULOs that a grant covers. */
const ulosIn = ({ scope }: Grant): readonly string[] => (scope.kind === 'ulo' ? [scope.id] : scope.kind === 'organisation' ? (scope.ulos ?? []) : []);

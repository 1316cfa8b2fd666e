import { Inject, Injectable } from '@nestjs/common';
import { COMMAND_HANDLING, type CommandPipeline } from '#commands';
import { derivedId, type Author, type Clock } from '#kernel';
import { grantsByClaim } from '#people';
import type { ClaimRole } from '#platform';
import { CLOCK } from '../api/tokens.js';

const author: Author = { id: derivedId('claims of the OpenID provider'), role: 'milepost', organisation: 'Milepost' };
const fields = { programme: 'programmeScope', ulo: 'uloScope', organisation: 'organisationScope' } as const;
const keyOf = (role: string, kind: string, id: string): string => `${role} ${kind} ${id}`;

/** Grants the roles that follow from the claims of the OpenID provider, again at each sign-in. Other roles stay unchanged. */
@Injectable()
export class ClaimedRoles {
  constructor(
    @Inject(COMMAND_HANDLING) private readonly handling: CommandPipeline,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Grants the roles that the claims map to, and revokes those that they no longer map to. */
  async follow(person: string, claims: Readonly<Record<string, unknown>>, mapped: readonly ClaimRole[]): Promise<void> {
    const wanted = new Map(mapped.filter(({ claim, value }) => hasValue(claims[claim], value)).map((one) => [keyOf(one.role, one.scope, one.id), one]));
    const held = grantsByClaim(await this.handling.stateOf('person', person));
    for (const { id, role, scope } of held) {
      const key = scope.kind === 'everything' ? '' : keyOf(role, scope.kind, scope.id);
      if (!wanted.delete(key)) await this.record('revoke-role', { person, grant: id });
    }
    for (const { role, scope, id } of wanted.values()) await this.record('grant-role-by-claim', { person, role, [fields[scope]]: id }).catch(ignoreAlreadyGranted);
  }

  private async record(name: string, body: object): Promise<void> {
    await this.handling.execute({ name, body: { occurredOn: this.clock.today(), ...body }, actor: author });
  }
}

/** A parallel sign-in has already granted the role. */
function ignoreAlreadyGranted(error: unknown): void {
  if ((error as { code?: string }).code !== 'role-granted-already') throw error;
}

/** A claim is a string, or a list of strings. */
const hasValue = (claim: unknown, value: string): boolean => (Array.isArray(claim) ? claim.includes(value) : claim === value);

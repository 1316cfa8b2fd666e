import type { Grant } from '#access';
import type { CommandHandling } from '#commands';
import { installationId, type Clock } from '#kernel';
import { grantsOf } from '#people';

type PersonState = Parameters<typeof grantsOf>[1];
type InstallationState = Parameters<typeof grantsOf>[2];

/** What people hold today, from their own streams: what is revoked counts at once here, and within two seconds from another process. */
export class Standing {
  constructor(
    private readonly handling: Pick<CommandHandling, 'stateOf'>,
    private readonly clock: Clock,
  ) {}

  /** @throws Unavailable when the log cannot be asked */
  async of(person: string): Promise<Grant[]> {
    const [state, installation] = await Promise.all([this.handling.stateOf('person', person), this.handling.stateOf('installation', installationId)]);
    return grantsOf(person, state as PersonState, installation as InstallationState, this.clock.today());
  }
}

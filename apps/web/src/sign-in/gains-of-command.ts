import { Inject, Injectable } from '@nestjs/common';
import { CommandGateway } from '#commands';
import type { Clock, PlainDate } from '#kernel';
import type { Organisations } from '#organisations';
import type { People } from '#people';
import { CLOCK, ORGANISATIONS, PEOPLE } from '../api/tokens.js';
import { AccessGains, type Gain } from './access-gains.js';
import { accessField, mayGiveAccess } from './gives-access.js';

type Body = Readonly<Record<string, unknown>>;

/** The people who gain access through a command. */
export interface CommandGains {
  gains: Gain[];
  /** The day on which the access begins, when it is in the future. */
  from?: PlainDate;
}

/** Finds the people who gain access through a command before it is recorded, for pages and for the API. */
@Injectable()
export class GainsOfCommand {
  private readonly gains: AccessGains;

  constructor(
    private readonly gateway: CommandGateway,
    @Inject(PEOPLE) people: People,
    @Inject(ORGANISATIONS) organisations: Organisations,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.gains = new AccessGains(people, organisations, clock);
  }

  /** True for commands that can give people access. */
  mayGive(name: string): boolean {
    return mayGiveAccess(this.gateway.registry.get(name));
  }

  /** Gains by a fact that links an organisation to a ULO. @param ulo has an empty id while its development is about to begin */
  async ofUlo(name: string, ulo: { id: string; name: string }, given: object): Promise<CommandGains> {
    const field = accessField(this.gateway.registry.get(name));
    const { [field?.name ?? '']: organisation = null, [field?.names ?? '']: party, startsOn, endsOn } = given as Body;
    if (typeof party !== 'string' || (typeof endsOn === 'string' && endsOn < this.clock.today())) return { gains: [] };
    const gains = await this.gains.ofRelation({ name: party, organisation: organisation as string | null }, ulo);
    return { gains, ...(typeof startsOn === 'string' && startsOn > this.clock.today() && { from: startsOn }) };
  }

  /** Gains by a fact about an organisation. */
  async ofOrganisation(name: string, id: string, { name: matched, into }: Body): Promise<CommandGains> {
    return { gains: name === 'merge-organisation' ? await this.gains.ofMerging(id, String(into)) : await this.gains.ofName(id, String(matched)) };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { COMMAND_HANDLING, CommandGateway, type CommandPipeline, type SentCommand } from '#commands';
import type { UloState } from '#development';
import { InvalidInput, RuleRefused, isId } from '#kernel';
import { GainsOfCommand, type CommandGains } from '../sign-in/gains-of-command.js';

type Body = Readonly<Record<string, unknown>>;

export const givesAccess = 'gives-access';

/** Makes programs confirm a command that gives people access. Pages show the same question before they record. */
@Injectable()
export class AccessConfirmation {
  constructor(
    private readonly gateway: CommandGateway,
    private readonly gains: GainsOfCommand,
    @Inject(COMMAND_HANDLING) private readonly handling: Pick<CommandPipeline, 'stateOf'>,
  ) {}

  /**
   * @param confirmed the header Milepost-Gives-Access
   * @throws RuleRefused naming who gains access, unless it was confirmed; InvalidInput; what `CommandGateway.prepare` throws
   */
  async assertConfirmed(sent: SentCommand, confirmed: unknown): Promise<void> {
    if (confirmed !== undefined && confirmed !== 'yes') throw new InvalidInput([{ field: 'Milepost-Gives-Access', message: 'Must be “yes”, or leave the header out' }]);
    if (confirmed === 'yes' || !this.gains.mayGive(sent.name)) return;
    // Callers who may not send the command, or send an invalid one, must not learn who gains access.
    await this.gateway.prepare(sent);
    const { gains, from } = await this.gainsOf(sent.name, sent.body as Body);
    if (gains.length === 0) return;
    throw new RuleRefused(
      givesAccess,
      `Somebody gains access by it${from === undefined ? '' : `, from ${from}`}.`,
      gains.map(({ person, role, organisation, ulos }) => `${role} in ${organisation} (person ${person}): ${ulos.join('; ')}`),
      'When that is right, send it again with the header “Milepost-Gives-Access: yes” (milepost import: --give-access).',
    );
  }

  private async gainsOf(name: string, body: Body): Promise<CommandGains> {
    const { organisationId, ulo, name: begun } = body;
    if (isId(organisationId)) return this.gains.ofOrganisation(name, organisationId.toLowerCase(), body);
    if (!isId(ulo)) return this.gains.ofUlo(name, { id: '', name: String(begun) }, body);
    const state = (await this.handling.stateOf('ulo', ulo.toLowerCase())) as UloState | undefined;
    return this.gains.ofUlo(name, { id: ulo.toLowerCase(), name: state?.partnership.name ?? '' }, body);
  }
}

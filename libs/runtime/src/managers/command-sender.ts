import type { CommandPipeline } from '#commands';
import { IdempotencyClash, minDate, streamParts, type Clock } from '#kernel';
import { managedCommandId, type Cause, type ManagedCommand, type ProcessManager } from '#workflow';
import { managerAuthor } from './manager-log.js';
import { Stopped, type StoreRetry } from './store-retry.js';

export interface SenderOptions {
  handling: Pick<CommandPipeline, 'execute'>;
  clock: Clock;
  retry: StoreRetry;
}

/** Issues the commands of process managers. */
export class CommandSender {
  constructor(private readonly options: SenderOptions) {}

  /**
   * Resolves when the events of the command are durable.
   * @returns the reason why it was refused; undefined when it was accepted
   * @throws Stopped
   */
  async send({ name }: Pick<ProcessManager, 'name'>, cause: Cause, command: ManagedCommand): Promise<string | undefined> {
    const to = streamParts(command.to);
    const { occurredOn, ...rest } = command.body;
    const body = {
      ...rest,
      commandId: managedCommandId({ name }, cause, command),
      [to.kind]: to.id,
      // The clock of another computer may be ahead: a fact must not be in the future on this computer.
      ...(occurredOn !== undefined && { occurredOn: minDate(occurredOn, this.options.clock.today()) }),
    };
    const causationId = typeof cause === 'object' && 'event' in cause ? cause.event : undefined;
    try {
      await this.options.retry.run(() => this.options.handling.execute({ name: command.name, body, actor: managerAuthor(name), causationId }));
      return undefined;
    } catch (error) {
      if (error instanceof Stopped) throw error;
      // The command was already recorded with another day.
      if (error instanceof IdempotencyClash) return undefined;
      return error instanceof Error ? error.message : String(error);
    }
  }
}

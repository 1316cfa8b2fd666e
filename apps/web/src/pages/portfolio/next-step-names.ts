import { isAllowed, type Identity } from '#access';
import type { ReadGateway } from '../../reads/read-gateway.js';
import { peopleReaders } from '../../security/access.js';
import type { NameOf } from './portfolio.blocks.js';

/** Empty for readers who do not see names. */
export const nextStepNames = async (reads: ReadGateway, actor: Identity): Promise<NameOf> =>
  isAllowed(actor, { roles: peopleReaders }) ? reads.ask(actor, 'nextStepNames', {}) : () => null;

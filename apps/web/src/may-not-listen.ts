import { MayNotStart } from '#runtime';

/** The settings would expose the server to others. The message gives the reason in one sentence. */
export class MayNotListen extends MayNotStart {
  override readonly name = 'MayNotListen';
}

import { MayNotStart } from '#runtime';

/** The server must not be reached by others as it is set (says why, in one sentence). */
export class MayNotListen extends MayNotStart {
  override readonly name = 'MayNotListen';
}

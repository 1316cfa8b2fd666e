/** Somebody else is sending it now; it is looked at again when their time has run out. */
export class StillClaimed extends Error {
  override readonly name = 'StillClaimed';
}

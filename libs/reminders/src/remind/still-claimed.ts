/** Another process is sending the reminder. It is checked again when that claim has expired. */
export class StillClaimed extends Error {
  override readonly name = 'StillClaimed';
}

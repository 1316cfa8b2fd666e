/** A fault of the file, not of what is written to it: full (no room left), damaged, or it cannot be used just now. */
export type FileFault = 'full' | 'damaged' | 'unusable';

const FAULTS: Readonly<Record<number, FileFault>> = {
  5: 'unusable',
  6: 'unusable',
  8: 'unusable',
  10: 'unusable',
  11: 'damaged',
  13: 'full',
  14: 'unusable',
  26: 'damaged',
};

/** Tells a fault of the file from a fault of one stream's rows (undefined), by SQLite's own code. */
export const fileFault = (error: unknown): FileFault | undefined => {
  const code = (error as { errcode?: number } | null)?.errcode;
  return code === undefined ? undefined : FAULTS[code & 0xff];
};

/** A file error: the disk is full, the file is damaged, or the file cannot be used at the moment. */
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

/** Distinguishes a file error from an error in the rows of one stream (undefined), by SQLite's code. */
export const fileFault = (error: unknown): FileFault | undefined => {
  const code = (error as { errcode?: number } | null)?.errcode;
  return code === undefined ? undefined : FAULTS[code & 0xff];
};

/** Explanations of file system errors, with the remedy. */
const byCode: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Make room on the disk',
  EDQUOT: 'the quota of this user is used up. Make room, or raise the quota',
  EROFS: 'the disk is read-only. Make it writable, or set DATA_DIR to another folder',
  EACCES: 'this user has no permission. Give it to the user that Milepost runs as, or set DATA_DIR to another folder',
  EPERM: 'this user has no permission. Give it to the user that Milepost runs as, or set DATA_DIR to another folder',
  ENOTDIR: 'a part of the path is a file, not a folder. Set DATA_DIR to a folder',
  EEXIST: 'a file is where a folder must be. Move the file away, or set DATA_DIR to another folder',
  ENOENT: 'there is no such file or folder. Put it there, or set DATA_DIR to another folder',
  EIO: 'the disk fails. Look at the disk, and restore from a backup to another one',
};

/** The same causes as SQLite error codes. */
const byErrcode: Readonly<Record<number, string>> = {
  8: 'it may not be written. Make the disk, the folder and the file writable for the user that Milepost runs as',
  10: 'the disk fails or is full. Look at the disk',
  13: byCode['ENOSPC'] ?? '',
  14: 'it cannot be opened. Give the user that Milepost runs as permission to read and write the folder and its files',
};

/** The reason why a file or folder cannot be used, and the remedy, as the end of a sentence; undefined for other errors. */
export function whyUnusable(error: unknown): string | undefined {
  const { code = '', errcode, syscall } = error as { code?: string; errcode?: number; syscall?: string };
  if (errcode !== undefined) return byErrcode[errcode & 0xff];
  // Node also reports this for a read-only disk.
  if (code === 'ENOENT' && syscall === 'mkdir') return 'it cannot be made. Make its disk writable, or set DATA_DIR to another folder';
  return syscall === 'listen' || syscall === 'bind' ? undefined : byCode[code];
}

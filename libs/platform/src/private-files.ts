import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Restricts all files that this process creates to its user: files have mode 600, folders 700. Call it first. */
export const keepFilesPrivate = (): void => void process.umask(0o077);

/** The names of the files that Milepost creates in a data folder. */
const ours = /^(?:(?:log|keys|outbox|access|owner)\.db(?:-wal|-shm|-journal)?|owner\.txt|master-key|session-secret|checkpoint-key|read-model|spool-.*)$/u;

/**
 * Removes the permissions of other users from the files of Milepost in a data folder. An older version or a restored backup
 * may have wider permissions. The folder itself is not changed, because it may contain other files.
 * @returns the names of the files that were changed
 */
export const makePrivate = (folder: string): string[] => readdirSync(folder).filter((name) => ours.test(name) && narrow(join(folder, name)));

/** True when it changed the file, or a file in the folder. Does not change links and files of other users. */
function narrow(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found || found.isSymbolicLink() || found.uid !== process.getuid?.()) return false;
  const isWider = (found.mode & 0o077) !== 0;
  if (isWider) chmodSync(path, found.mode & 0o700);
  const inside = found.isDirectory() ? readdirSync(path).filter((name) => narrow(join(path, name))) : [];
  return isWider || inside.length > 0;
}

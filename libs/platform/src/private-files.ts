import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Whatever this process makes from now on is for its user alone: files 600, folders 700. Call it first. */
export const keepFilesPrivate = (): void => void process.umask(0o077);

/** What Milepost makes in a data folder. Anything else there is somebody else's. */
const ours = /^(?:(?:log|keys|outbox|access|owner)\.db(?:-wal|-shm|-journal)?|owner\.txt|master-key|session-secret|checkpoint-key|read-model|spool-.*)$/u;

/**
 * Takes the rights of other users from files of Milepost in a data folder, which an older version, or somebody who put a
 * backup back, made wider. The folder itself is left as it is: it may be meant for more than Milepost.
 * @returns the names of those that were wider
 */
export const makePrivate = (folder: string): string[] => readdirSync(folder).filter((name) => ours.test(name) && narrow(join(folder, name)));

/** True when it, or something in it, was wider. Links and files of other users are not touched. */
function narrow(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (!found || found.isSymbolicLink() || found.uid !== process.getuid?.()) return false;
  const isWider = (found.mode & 0o077) !== 0;
  if (isWider) chmodSync(path, found.mode & 0o700);
  const inside = found.isDirectory() ? readdirSync(path).filter((name) => narrow(join(path, name))) : [];
  return isWider || inside.length > 0;
}

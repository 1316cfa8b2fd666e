/** In a data folder, or on the event store that keeps the log. */
export type KeysPlace = 'folder' | 'cluster';

const cures: Readonly<Record<KeysPlace, string>> = {
  folder: 'Stop Milepost, put keys.db and master-key back from the backup that belongs to this log, and start again.',
  cluster: 'Restore the backup of the event store’s nodes, or copy the log and the keys from where they came from with “milepost migrate”.',
};

/** What is said wherever keys are missing that nobody removed, with the way to get them back. */
export const missingKeys = (people: number, place: KeysPlace = 'folder'): string =>
  `The details of ${people} ${people === 1 ? 'person' : 'people'} cannot be read: ${people === 1 ? 'the key is' : 'their keys are'} missing, and nobody erased them. ${cures[place]}`;

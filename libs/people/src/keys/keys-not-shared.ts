import { RuleRefused } from '#kernel';
import { KeyStoreUnusable, type KeyStore } from './key-store.js';

const why = 'The log is on a cluster, and this version keeps the keys of personal data only beside a log in a data folder';

/**
 * Where several processes share a log: keys in the folder of one could not be read by the others, and would be lost with it.
 * So nobody is registered there, rather than registered and unreadable.
 */
export const keysNotShared: KeyStore = {
  create: () => Promise.reject(new RuleRefused('keys-not-shared', `${why}: nobody can be registered.`, [], 'Register people where the log is in a data folder.')),
  get: () => Promise.reject(new KeyStoreUnusable(`${why}: the details of people cannot be read here.`)),
  remove: () => Promise.reject(new KeyStoreUnusable(`${why}: erase people where their keys are.`)),
  state: () => Promise.reject(new KeyStoreUnusable(`${why}.`)),
  close: () => Promise.resolve(),
};

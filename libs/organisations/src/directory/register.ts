import type { Organisation } from './organisation.js';
import { haveLikelySameWords, keyWords } from './likely-same.js';
import type { Organisations, UnmatchedName } from './organisations.js';

interface Named {
  id: string;
  name: string;
}

export interface RegisterEntry extends Organisation {
  /** The organisation that it is merged into. */
  partOf: Named | null;
  /** The number of ULOs that it mentors, commissions or funds today. */
  ulos: number;
}

/** The register of organisations, with questions for a person to decide. */
export interface Register {
  total: number;
  /** Sorted by name, including merged ones. */
  items: RegisterEntry[];
  /** Unmatched names, which give no access, with the organisations that they probably belong to. */
  unmatched: (UnmatchedName & { likely: Named[] })[];
  /** Pairs of organisations that are probably the same. */
  duplicates: [Named, Named][];
}

const named = ({ id, name }: Named): Named => ({ id, name });

export function entryOf(organisations: Organisations, one: Organisation): RegisterEntry {
  const directory = organisations.now();
  const partOf = one.mergedInto === null ? undefined : directory.one(directory.standsFor(one.id) ?? '');
  return { ...one, partOf: partOf ? named(partOf) : null, ulos: organisations.ulosOf(one.id).length };
}

/** @throws NotReady */
export function registerOf(organisations: Organisations): Register {
  const all = organisations.now().all();
  const unmerged = all.filter(({ mergedInto }) => mergedInto === null).map((one) => ({ ...named(one), words: keyWords(one.name), allWords: namesOf(one).map(keyWords) }));
  return {
    total: all.length,
    items: all.map((one) => entryOf(organisations, one)),
    unmatched: organisations.unmatched().map((name) => {
      const words = keyWords(name.name);
      return { ...name, likely: unmerged.filter(({ allWords }) => allWords.some((theirs) => haveLikelySameWords(theirs, words))).map(named) };
    }),
    duplicates: unmerged.flatMap((one, i) => unmerged.slice(i + 1).filter((other) => haveLikelySameWords(one.words, other.words)).map((other): [Named, Named] => [named(one), named(other)])),
  };
}

const namesOf = ({ name, formerNames }: Organisation): string[] => [name, ...formerNames];

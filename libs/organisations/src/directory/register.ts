import type { Organisation } from './organisation.js';
import { haveLikelySameWords, keyWords } from './likely-same.js';
import type { Organisations, UnmatchedName } from './organisations.js';

interface Named {
  id: string;
  name: string;
}

export interface RegisterEntry extends Organisation {
  /** The organisation that it is part of. */
  partOf: Named | null;
  /** How many ULOs it mentors, commissions or funds today. */
  ulos: number;
}

/** The register of organisations with what needs somebody’s judgement. */
export interface Register {
  total: number;
  /** By name; merged ones too. */
  items: RegisterEntry[];
  /** Names in what was recorded that give nobody access, with organisations that they are likely to stand for. */
  unmatched: (UnmatchedName & { likely: Named[] })[];
  /** Pairs of organisations that are likely to be one. */
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
  const standing = all.filter(({ mergedInto }) => mergedInto === null).map((one) => ({ ...named(one), words: keyWords(one.name), allWords: namesOf(one).map(keyWords) }));
  return {
    total: all.length,
    items: all.map((one) => entryOf(organisations, one)),
    unmatched: organisations.unmatched().map((name) => {
      const words = keyWords(name.name);
      return { ...name, likely: standing.filter(({ allWords }) => allWords.some((theirs) => haveLikelySameWords(theirs, words))).map(named) };
    }),
    duplicates: standing.flatMap((one, i) => standing.slice(i + 1).filter((other) => haveLikelySameWords(one.words, other.words)).map((other): [Named, Named] => [named(one), named(other)])),
  };
}

const namesOf = ({ name, formerNames }: Organisation): string[] => [name, ...formerNames];

import type { Grant, Restricted, Within } from '#access';
import type { ReadContext } from './read-context.js';

/** What is asked of lists: they hold only what lies in the scope of who asks. */
export interface Filtered {
  within: Within;
}
/** Of what is about the whole installation: the role has to be held for everything. */
export interface Whole {
  everything: true;
}
/** Of what every holder of a role may have, wherever they hold it. */
export interface Anywhere {
  anywhere: true;
}
/** Of one thing: the grants by which who asks may see it. */
export interface Judged {
  by?: readonly Grant[];
}
/** The scope in which the person who asks sees names of people; absent: in none. */
export interface Named {
  names?: Within;
}
export type ProgrammeFilter = { programme?: string } & Filtered;
/** The stream of which entries are told. */
export interface AskedStream {
  kind: 'ulo' | 'programme';
  id: string;
}

/** What lies in a programme or in a ULO. */
export type Located = 'ulo' | 'programme' | 'person';
type Place<A> = (asked: A) => readonly [Located, string];

/** One question: who may ask what about what, whichever way it is asked, and how it is answered. */
export interface DeclaredRead<A, R> {
  access: Restricted & {
    about: 'list' | 'everything' | 'anywhere' | Place<A>;
    /** Its answer holds names of people. */
    showsPeople?: true;
    /** Of a list, the grants are told beside the scope, as what is left out depends on each thing in it. */
    judged?: true;
  };
  answer: (context: ReadContext, asked: A) => R;
}

type Answer<A, R> = DeclaredRead<A, R>['answer'];
type OfOne = Partial<Record<keyof (Filtered & Whole & Anywhere), never>>;
const who = ({ title, roles }: Restricted): Restricted => ({ title, roles });

/** A question about a list. */
export const ofList = <A extends Filtered, R>(access: Restricted & { showsPeople?: true; judged?: true }, answer: Answer<A, R>): DeclaredRead<A, R> => ({
  access: { ...who(access), about: 'list', ...(access.showsPeople && { showsPeople: true }), ...(access.judged && { judged: true }) },
  answer,
});
/** A question about the whole installation. */
export const ofInstallation = <A extends Whole, R>(access: Restricted, answer: Answer<A, R>): DeclaredRead<A, R> => ({ access: { ...who(access), about: 'everything' }, answer });

export const fromAnywhere = <A extends Anywhere, R>(access: Restricted, answer: Answer<A, R>): DeclaredRead<A, R> => ({ access: { ...who(access), about: 'anywhere' }, answer });

/** A question about the thing that `place` names. */
const ofOne = <A extends OfOne, R>(access: Restricted & { showsPeople?: true }, place: Place<A>, answer: Answer<A, R>): DeclaredRead<A, R> => ({
  access: { ...who(access), about: place, ...(access.showsPeople && { showsPeople: true }) },
  answer,
});

type ById = { id: string } & OfOne;
export const ofUlo = <A extends ById, R>(access: Restricted & { showsPeople?: true }, answer: Answer<A, R>): DeclaredRead<A, R> => ofOne(access, ({ id }) => ['ulo', id], answer);
export const ofProgramme = <A extends ById, R>(access: Restricted, answer: Answer<A, R>): DeclaredRead<A, R> => ofOne(access, ({ id }) => ['programme', id], answer);
export const ofPerson = <A extends ById, R>(access: Restricted, answer: Answer<A, R>): DeclaredRead<A, R> => ofOne(access, ({ id }) => ['person', id], answer);
export const ofStream = <A extends AskedStream & OfOne, R>(access: Restricted, answer: Answer<A, R>): DeclaredRead<A, R> => ofOne(access, ({ kind, id }) => [kind, id], answer);

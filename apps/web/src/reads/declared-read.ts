import type { Grant, Restricted, Within } from '#access';
import type { ReadContext } from './read-context.js';

/** The question of a list: the answer contains only what is in this scope. */
export interface Scoped {
  within: Within;
}
/** A question about the whole installation: the role must be held for everything. */
export interface InstallationWide {
  everything: true;
}
/** A question that every holder of a role may ask, in any scope. */
export interface AnyScope {
  anywhere: true;
}
/** A question about one thing: the grants by which the person may see it. */
export interface WithGrants {
  by?: readonly Grant[];
}
/** The scope in which the person sees names of people; without it they see none. */
export interface WithNames {
  names?: Within;
}
export type ProgrammeFilter = { programme?: string } & Scoped;
/** The stream whose entries are read. */
export interface AskedStream {
  kind: 'ulo' | 'programme';
  id: string;
}

/** What is in a programme or in a ULO. */
export type LocatedKind = 'ulo' | 'programme' | 'person';
type Place<A> = (asked: A) => readonly [LocatedKind, string];

/** One read: its access rules, and the function that answers it. */
export interface DeclaredRead<A, R> {
  access: Restricted & {
    about: 'list' | 'everything' | 'anywhere' | Place<A>;
    /** The answer contains names of people. */
    showsPeople?: true;
    /** For a list: the grants are passed as well as the scope, because visibility depends on each item. */
    passesGrants?: true;
  };
  answer: (context: ReadContext, asked: A) => R;
}

type Answer<A, R> = DeclaredRead<A, R>['answer'];
type OfOne = Partial<Record<keyof (Scoped & InstallationWide & AnyScope), never>>;
const who = ({ title, roles }: Restricted): Restricted => ({ title, roles });

/** Declares a read of a list. */
export const ofList = <A extends Scoped, R>(access: Restricted & { showsPeople?: true; passesGrants?: true }, answer: Answer<A, R>): DeclaredRead<A, R> => ({
  access: { ...who(access), about: 'list', ...(access.showsPeople && { showsPeople: true }), ...(access.passesGrants && { passesGrants: true }) },
  answer,
});
/** Declares a read of the whole installation. */
export const ofInstallation = <A extends InstallationWide, R>(access: Restricted, answer: Answer<A, R>): DeclaredRead<A, R> => ({ access: { ...who(access), about: 'everything' }, answer });

export const fromAnywhere = <A extends AnyScope, R>(access: Restricted, answer: Answer<A, R>): DeclaredRead<A, R> => ({ access: { ...who(access), about: 'anywhere' }, answer });

/** Declares a read of the thing that `place` names. */
const ofOne = <A extends OfOne, R>(access: Restricted & { showsPeople?: true }, place: Place<A>, answer: Answer<A, R>): DeclaredRead<A, R> => ({
  access: { ...who(access), about: place, ...(access.showsPeople && { showsPeople: true }) },
  answer,
});

type ById = { id: string } & OfOne;
export const ofUlo = <A extends ById, R>(access: Restricted & { showsPeople?: true }, answer: Answer<A, R>): DeclaredRead<A, R> => ofOne(access, ({ id }) => ['ulo', id], answer);
export const ofProgramme = <A extends ById, R>(access: Restricted, answer: Answer<A, R>): DeclaredRead<A, R> => ofOne(access, ({ id }) => ['programme', id], answer);
export const ofPerson = <A extends ById, R>(access: Restricted, answer: Answer<A, R>): DeclaredRead<A, R> => ofOne(access, ({ id }) => ['person', id], answer);
export const ofStream = <A extends AskedStream & OfOne, R>(access: Restricted, answer: Answer<A, R>): DeclaredRead<A, R> => ofOne(access, ({ kind, id }) => [kind, id], answer);

import { NotFound } from '#kernel';
import { oneTextOf, textOf, type FormValues } from '#ui';
import type { Block } from './blocks.js';
import { href } from './words.js';

/** Rows of a list on one page. */
export const PAGE_ROWS = 50;
/** Rows on one page of a list with much text: each row is a long card on a narrow screen. */
export const CARD_ROWS = 25;

/** The page of a list that is shown, for the title: "(page 2 of 7)". `of` is absent for a list without a total. */
export interface PageShown {
  number: number;
  of?: number;
}

/** The page that an address asks for. @throws NotFound when it is not a valid page number */
export function pageAsked(given: FormValues, name = 'page'): number {
  const text = oneTextOf(given, name).trim();
  if (text === '') return 1;
  if (!/^[1-9]\d{0,4}$/u.test(text)) throw new NotFound('page', text);
  return Number(text);
}

/** The number of rows before a page. */
export const rowsBefore = (page: number, rows = PAGE_ROWS): number => (page - 1) * rows;

interface Numbered {
  block: Extract<Block, { kind: 'numbered' }>;
  /** For the title; absent on the first page. */
  page?: PageShown;
}

/** The links between the pages of a list. @throws NotFound when the list does not have this page */
export function numberedPages(number: number, total: number, address: (page: number | undefined) => string, rows = PAGE_ROWS): Numbered {
  const of = Math.max(1, Math.ceil(total / rows));
  if (number > of) throw new NotFound('page', String(number));
  const to = (page: number): string => address(page === 1 ? undefined : page);
  return {
    block: { kind: 'numbered', page: number, of, ...(number > 1 ? { previous: to(number - 1) } : {}), ...(number < of ? { next: to(number + 1) } : {}) },
    ...(number > 1 ? { page: { number, of } } : {}),
  };
}

interface Keyed {
  /** The query of links to the same list. */
  kept: Readonly<Record<string, string | number | undefined>>;
  /** The name of the page key in the address, and its value. */
  key: 'after' | 'before';
  given: FormValues;
  next: string | null | undefined;
}

/** The links of a list without a total: to the next page and to the first. The address has the page number for the title. */
export function keyedPages(path: string, { kept, key, given, next }: Keyed): { block: Extract<Block, { kind: 'pages' }>; page?: PageShown } {
  const isFirst = textOf(given, key) === '';
  const number = isFirst ? 1 : Math.max(2, pageAsked(given));
  return {
    block: { kind: 'pages', ...(next ? { next: href(path, { ...kept, [key]: next, page: number + 1 }) } : {}), ...(isFirst ? {} : { first: href(path, kept) }) },
    ...(isFirst ? {} : { page: { number } }),
  };
}

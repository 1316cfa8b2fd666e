import type { Block } from './blocks.js';

/** The part of the input of `filterForm` (`#ui`) that is used here. */
interface Filter {
  clear?: string;
  fields?: readonly { value?: string; items?: readonly { value?: string; text?: string }[] }[];
  more?: { fields?: Filter['fields'] };
}
/** Characters of one value: keeps titles short. */
const MOST = 40;

/** The filters of a list, as text for the title of its page: “late, Westshire”. Empty without a filter. */
export function filteredBy(blocks: readonly Block[]): string {
  const { filter } = blocks.find((block) => block.kind === 'filter') ?? {};
  const { clear, fields = [], more }: Filter = filter ?? {};
  if (clear === undefined) return '';
  const values = [...fields, ...(more?.fields ?? [])].flatMap(({ value = '', items }) => {
    if (value === '') return [];
    const words = items ? items.find((item) => item.value === value)?.text : `“${value}”`;
    return words === undefined ? [] : [words.length > MOST ? `${words.slice(0, MOST)}…` : words];
  });
  return values.join(', ');
}

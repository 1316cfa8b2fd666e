import type { Block } from './blocks.js';

/** What `filterForm` of `#ui` takes, as far as it is looked at here. */
interface Filter {
  clear?: string;
  fields?: readonly { value?: string; items?: readonly { value?: string; text?: string }[] }[];
  more?: { fields?: Filter['fields'] };
}
/** Letters of one value: a title stays short. */
const MOST = 40;

/** By what the list of a page is filtered, in words, for its title: “late, Westshire”. Empty while it is not. */
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

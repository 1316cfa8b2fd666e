/** One control of the form of a page. */
export interface PageControl {
  name: string;
  type: 'hidden' | 'text' | 'textarea' | 'radio' | 'checkbox' | 'select' | 'file' | 'submit';
  /** What it holds; of a text as it is written in the page. */
  value: string;
  /** Of a select. */
  options: string[];
}

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(tag)?.[1] ?? '';

/** The controls of the form of a page that records something. Pages are our own: each attribute is in double quotes. */
export function controlsOf(page: string): PageControl[] {
  const main = page.slice(page.indexOf('<main'));
  const form = /<form\b[^>]*method="post"[\s\S]*?<\/form>/u.exec(main)?.[0] ?? '';
  return [...form.matchAll(/<(input|textarea|select)\b[^>]*>(?:([\s\S]*?)<\/\1>)?/gu)].map(([tag, element, inner = '']) => {
    const type = element === 'input' ? attribute(tag, 'type') || 'text' : (element ?? '');
    const options = element === 'select' ? [...inner.matchAll(/<option\b[^>]*>/gu)].map(([option]) => attribute(option, 'value')).filter((value) => value !== '') : [];
    return { name: attribute(tag, 'name'), type: type as PageControl['type'], value: attribute(tag, 'value'), options };
  });
}

/** Answers to every control: `text` in those that take a text, `day` in those of a date, the first of what may be chosen. */
export function filledIn(page: string, text: (name: string) => string, day: (name: string) => string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { name, type, value, options } of controlsOf(page)) {
    if (name === '' || type === 'file' || fields[name] !== undefined) continue;
    if (type === 'hidden') fields[name] = value;
    else if (type === 'radio' || type === 'checkbox') fields[name] = value;
    else if (type === 'select') fields[name] = options[0] ?? '';
    else if (/-(year|month|day)$/u.test(name)) fields[name] = partOf(day(name), name);
    else fields[name] = text(name);
  }
  return fields;
}

const partOf = (day: string, name: string): string => day.split('-')[['year', 'month', 'day'].indexOf(name.split('-').at(-1) ?? '')] ?? '';

type Attributes = Readonly<Record<string, string | number | undefined>>;

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

/** An element. Attributes are escaped; `children` must be markup. */
export function el(tag: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes).map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(String(value))}"`)).join('');
  return children.length === 0 ? `<${tag}${written}/>` : `<${tag}${written}>${children.join('')}</${tag}>`;
}

export const words = (x: number | string, y: number, text: string, more: Attributes = {}): string => el('text', { x, y, ...more }, escapeXml(text));
export const line = (x1: number | string, y1: number, x2: number | string, y2: number, className: string): string =>
  el('line', { x1, y1, x2, y2, class: className });

/** The approximate width of a text of 16 px, to place labels. */
export const widthOf = (text: string): number => text.length * 8.4;

/** Wraps a text between words into lines of at most `most` characters. */
export function wrap(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A pattern of diagonal lines, which distinguishes shapes without colour. Use it as fill `url(#<id>)`. */
export const hatch = (id: string): string =>
  el('defs', {}, el('pattern', { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    el('rect', { width: 6, height: 6, class: 'mp-chart__hatch-ground' }), line(0, 0, 0, 6, 'mp-chart__hatch')));

interface Size {
  width: number | string;
  height: number;
}
/** The SVG element with its parts and a title for screen readers. */
export const drawing = (id: string, title: string, { width, height }: Size, ...parts: string[]): string =>
  el('svg', { class: 'mp-chart__svg', role: 'img', 'aria-labelledby': `${id}-name ${id}-about`, width, height, focusable: 'false',
    ...(typeof width === 'number' ? { viewBox: `0 0 ${width} ${height}` } : {}) },
    el('title', { id: `${id}-name` }, escapeXml(title)),
    el('desc', { id: `${id}-about` }, 'The sentence above says what it shows. The table below has the same figures.'),
    ...parts);

/** A small sample of a shape for the key. */
export const swatch = (...parts: string[]): string =>
  el('svg', { class: 'mp-chart__svg', width: 32, height: 16, 'aria-hidden': 'true', focusable: 'false' }, ...parts);

import { isMap, isScalar, isSeq, type Document, type LineCounter, type Node } from 'yaml';

/** Keys of mappings and indexes of lists, from the root to a value. */
export type Path = readonly (string | number)[];

/** Finds the line of a value in a file. */
export class LineFinder {
  constructor(
    private readonly document: Document,
    private readonly lines: LineCounter,
  ) {}

  /** The line of the key or list entry at the end of the path, or of its nearest existing parent. */
  lineOf(path: Path): number {
    let node: unknown = this.document.contents;
    let offset = startOf(node);
    for (const segment of path) {
      const next = inside(node, segment);
      if (next === undefined) break;
      offset = next.offset ?? offset;
      node = next.node;
    }
    return this.lineAt(offset ?? 0);
  }

  lineAt(offset: number): number {
    return Math.max(1, this.lines.linePos(offset).line);
  }
}

function inside(node: unknown, segment: string | number): { node: unknown; offset: number | undefined } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(segment));
    return pair && { node: pair.value, offset: startOf(pair.key) };
  }
  const item = isSeq(node) ? node.items[Number(segment)] : undefined;
  return item === undefined ? undefined : { node: item, offset: startOf(item) };
}

const startOf = (node: unknown): number | undefined => (node as Node | null | undefined)?.range?.[0];

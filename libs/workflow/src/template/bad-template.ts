/** A fault in a template file. */
export interface TemplateFault {
  /** Counted from 1. */
  line: number;
  /** One sentence. */
  message: string;
}

/** The text is not a valid template. Its faults are in the order of lines, {@link mostFaults} at most. */
export class BadTemplate extends Error {
  override readonly name = 'BadTemplate';
  readonly faults: readonly TemplateFault[];

  constructor(found: readonly TemplateFault[]) {
    const faults = found
      .toSorted((a, b) => a.line - b.line)
      .slice(0, mostFaults)
      .map(({ line, message }) => ({ line, message: message.replace(unprintable, ' ') }));
    super(`The template has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}.`);
    this.faults = faults;
  }
}

export const faultInWords = ({ line, message }: TemplateFault): string => `Line ${line}: ${message}`;

/** Characters to replace, because messages quote the file. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]+/gu;

/** Maximum number of reported faults. A file of another kind can have one fault per character. */
export const mostFaults = 200;

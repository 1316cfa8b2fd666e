import { foldText, isId, streamKinds, type StreamKind } from '#kernel';
import { Unreadable } from './bad-rows.js';

/** The subject of a row: a ULO, a programme or a person. */
export interface Subject {
  kind: StreamKind;
  id: string;
}

/** Maps the names used in a file to ids, for the rows recorded so far. */
export class Labels {
  readonly #facts = new Map<string, string>();
  readonly #commands = new Map<string, string>();
  readonly #subjects = new Map<string, Subject>();
  readonly #failed = new Map<string, number>();

  /** @param known existing ULOs and programmes by folded name; null if several have the same name */
  constructor(private readonly known: ReadonlyMap<string, Subject | null> = new Map()) {}

  /** Notes that a row was recorded: its label now refers to its event. */
  fact(label: string, [event]: readonly string[], commandId: string): void {
    if (label === '' || event === undefined) return;
    this.#facts.set(foldText(label), event);
    this.#commands.set(event, commandId);
  }
  /** The id of the command that recorded a labelled fact of this file. */
  commandOf(event: string): string | undefined {
    return this.#commands.get(event);
  }
  subject(label: string, subject: Subject): void {
    if (label !== '') this.#subjects.set(foldText(label), subject);
  }
  /** Notes that a row could not be recorded. Rows that refer to it are refused with its row number. */
  failed(label: string, row: number): void {
    if (label !== '') this.#failed.set(foldText(label), row);
  }

  /** The id for the label of an earlier row, or for the name of a ULO or programme. @throws Unreadable */
  idOf(label: string): string {
    return this.#facts.get(foldText(label)) ?? this.find(label)?.id ?? this.#unknown(label);
  }

  /** The subject of a row. `kind` is the kind of the subject when `text` is an id. @throws Unreadable */
  about(text: string, kind: StreamKind): Subject {
    if (looksLikeId(text)) return { kind, id: text.toLowerCase() };
    const subject = this.find(text) ?? this.#unknown(text);
    if (subject.kind !== kind) throw new Unreadable(`“${text}” is a ${streamKinds[subject.kind]}; this command is about a ${streamKinds[kind]}.`);
    return subject;
  }

  /** The ULO or programme with that name, if it exists. @throws Unreadable if several have that name */
  find(text: string): Subject | undefined {
    const found = this.#subjects.get(foldText(text)) ?? this.known.get(foldText(text));
    if (found === null) throw new Unreadable(`Several ULOs or programmes are called “${text}”: use the id.`);
    return found;
  }

  #unknown(label: string): never {
    const row = this.#failed.get(foldText(label));
    throw new Unreadable(
      row === undefined
        ? `“${label}” names no earlier row, and no ULO or programme.`
        : `“${label}” refers to row ${row}, which cannot be recorded.`,
    );
  }
}

const looksLikeId = (text: string): boolean => isId(text);

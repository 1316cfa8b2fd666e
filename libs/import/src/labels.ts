import { foldText, isId, streamKinds, type StreamKind } from '#kernel';
import { Unreadable } from './bad-rows.js';

/** What rows are about: a ULO, a programme or a person. */
export interface Subject {
  kind: StreamKind;
  id: string;
}

/** What the names used in a file stand for, as far as its rows have been recorded. */
export class Labels {
  readonly #facts = new Map<string, string>();
  readonly #commands = new Map<string, string>();
  readonly #subjects = new Map<string, Subject>();
  readonly #failed = new Map<string, number>();

  /** @param known ULOs and programmes that are there already, by folded name; null where several share it */
  constructor(private readonly known: ReadonlyMap<string, Subject | null> = new Map()) {}

  /** A row was recorded: its label now means what it recorded. */
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
  /** A row could not be recorded: what refers to it cannot be either, and is told so. */
  failed(label: string, row: number): void {
    if (label !== '') this.#failed.set(foldText(label), row);
  }

  /** The id behind a label of an earlier row, or behind the name of a ULO or programme. */
  idOf(label: string): string {
    return this.#facts.get(foldText(label)) ?? this.find(label)?.id ?? this.#unknown(label);
  }

  /** What a row is about. The kind decides between the two when only an id is given. */
  about(text: string, kind: StreamKind): Subject {
    if (looksLikeId(text)) return { kind, id: text.toLowerCase() };
    const subject = this.find(text) ?? this.#unknown(text);
    if (subject.kind !== kind) throw new Unreadable(`“${text}” is a ${streamKinds[subject.kind]}; this command is about a ${streamKinds[kind]}.`);
    return subject;
  }

  /** The ULO or programme of that name, if there is one. */
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

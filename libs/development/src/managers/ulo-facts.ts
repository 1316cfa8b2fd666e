import { fold, type Fact } from '#kernel';
import { factsIn, isCorrection, keep, type KeptFacts, type ManagedEvent } from '#workflow';
import type { UloState } from '../ulo.state.js';
import { ulo as uloDecider } from '../ulo.js';

/** The facts of one ULO that a manager handles, and the state that they fold to. */
export interface KnownUlo {
  facts: readonly Fact[];
  ulo: UloState;
  /** Whether its programme was closed. */
  programmeClosed: boolean;
}

/** The facts of each ULO, and the closing of programmes, by stream. */
export class UloFacts {
  readonly #kept = new Map<string, KeptFacts>();
  readonly #closings = new Map<string, KeptFacts>();
  /** The streams of the ULOs of each programme; `#programmes` is the reverse map. */
  readonly #members = new Map<string, Set<string>>();
  readonly #programmes = new Map<string, string>();

  add(event: ManagedEvent): void {
    const isOfProgramme = event.stream.startsWith('programme-');
    const all = isOfProgramme ? this.#closings : this.#kept;
    let kept = all.get(event.stream);
    if (!kept) all.set(event.stream, (kept = []));
    keep(kept, event);
    if (!isOfProgramme && (isCorrection(event) ? event.data.ofType : event.type) === 'UloDevelopmentStarted') this.#assign(event.stream, kept);
  }

  of(stream: string): KnownUlo {
    const facts = factsIn(this.#kept.get(stream) ?? []);
    return { facts, ulo: fold(uloDecider, facts), programmeClosed: factsIn(this.#closings.get(this.#programmes.get(stream) ?? '') ?? []).length > 0 };
  }

  /** The streams of a programme's ULOs. */
  membersOf(programme: string): string[] {
    return [...(this.#members.get(programme) ?? [])];
  }

  #assign(stream: string, kept: KeptFacts): void {
    this.#members.get(this.#programmes.get(stream) ?? '')?.delete(stream);
    this.#programmes.delete(stream);
    const start = factsIn(kept).find(({ type }) => type === 'UloDevelopmentStarted');
    if (!start) return;
    const programme = `programme-${(start.data as { programme: string }).programme.toLowerCase()}`;
    this.#programmes.set(stream, programme);
    this.#members.set(programme, (this.#members.get(programme) ?? new Set<string>()).add(stream));
  }
}

import { fold, type Fact } from '#kernel';
import { factsIn, keep, type KeptFacts, type ManagedEvent } from '#workflow';
import type { UloState } from '../ulo.state.js';
import { ulo as uloProcess } from '../ulo.js';

/** What a manager knows of one ULO: the facts of its types, and the state that they lead to. */
export interface KnownUlo {
  facts: readonly Fact[];
  ulo: UloState;
}

/** The facts of each ULO, by its stream. */
export class UloFacts {
  readonly #kept = new Map<string, KeptFacts>();

  add(event: ManagedEvent): void {
    let kept = this.#kept.get(event.stream);
    if (!kept) this.#kept.set(event.stream, (kept = []));
    keep(kept, event);
  }

  of(stream: string): KnownUlo {
    const facts = factsIn(this.#kept.get(stream) ?? []);
    return { facts, ulo: fold(uloProcess, facts) };
  }
}

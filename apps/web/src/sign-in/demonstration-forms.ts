import type { Clock, IdSource } from '#kernel';
import type { KeptForm } from '#sign-in';

const lifetimeMs = 3_600_000;
const maxBytes = 64 * 1_024;
/** Number of stored forms: the oldest is dropped first. */
const MAX_FORMS = 100;

/** Stores in memory a form that was sent without a role, until the visitor has chosen one. For the demonstration only. */
export class DemonstrationForms {
  readonly #kept = new Map<string, KeptForm & { at: number }>();

  constructor(
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /** Stores a form for one hour. @returns the key to take it with; undefined when the form is over 64 kB */
  keep(form: KeptForm): string | undefined {
    if (Buffer.byteLength(form.address) + Buffer.byteLength(form.body) > maxBytes) return undefined;
    const token = this.ids.next();
    this.#kept.set(token, { ...form, at: Date.parse(this.clock.now()) });
    for (const oldest of [...this.#kept.keys()].slice(0, -MAX_FORMS)) this.#kept.delete(oldest);
    return token;
  }

  /** Returns a form and deletes it. */
  take(token: string): KeptForm | undefined {
    const form = this.#kept.get(token);
    this.#kept.delete(token);
    return form && Date.parse(this.clock.now()) - form.at <= lifetimeMs ? { address: form.address, body: form.body, commandId: form.commandId } : undefined;
  }
}

import type { Clock, IdSource } from '#kernel';
import type { KeptForm } from '#sign-in';

const lastsMs = 3_600_000;
const mostBytes = 64 * 1_024;
/** Forms that are kept at a time: the oldest goes first. */
const MOST = 100;

/** Keeps in memory what somebody typed in the demonstration when their choice of a role had gone, until they have chosen again. */
export class DemonstrationForms {
  readonly #kept = new Map<string, KeptForm & { at: number }>();

  constructor(
    private readonly ids: IdSource,
    private readonly clock: Clock,
  ) {}

  /** For one hour. @returns what to take it with; undefined when the form is over 64 kB */
  keep(form: KeptForm): string | undefined {
    if (Buffer.byteLength(form.address) + Buffer.byteLength(form.body) > mostBytes) return undefined;
    const token = this.ids.next();
    this.#kept.set(token, { ...form, at: Date.parse(this.clock.now()) });
    for (const oldest of [...this.#kept.keys()].slice(0, -MOST)) this.#kept.delete(oldest);
    return token;
  }

  /** Once. */
  take(token: string): KeptForm | undefined {
    const form = this.#kept.get(token);
    this.#kept.delete(token);
    return form && Date.parse(this.clock.now()) - form.at <= lastsMs ? { address: form.address, body: form.body, commandId: form.commandId } : undefined;
  }
}

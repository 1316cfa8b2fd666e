import type { PlainDate } from '#kernel';
import type { ReadModel } from '#projections';
import { experienceOf, type Experience, type Taken } from '#workflow';

/** The length of a step, as stored in a row. */
export type PackedTaken = [code: string, ratio: number, running: 0 | 1];

export const packedTaken = ({ code, ratio, running }: Taken): PackedTaken => [code, Math.round(ratio * 1000) / 1000, running ? 1 : 0];

export const unpackedTaken = ([code, ratio, running]: PackedTaken): Taken => ({ code, ratio, running: running === 1 });

/**
 * The lengths of steps in each programme. The first call on a day reads all rows of the programme; later calls use that result,
 * even if rows have changed since.
 */
export class ProgrammeExperience {
  readonly #kept = new Map<string, Experience>();
  #day: PlainDate = '';

  constructor(private readonly model: ReadModel) {}

  /** @throws NotReady */
  of(programme: string): Experience {
    if (this.#day !== this.model.today) this.#kept.clear();
    this.#day = this.model.today;
    let experience = this.#kept.get(programme);
    if (!experience) this.#kept.set(programme, (experience = this.#read(programme)));
    return experience;
  }

  #read(programme: string): Experience {
    const rows = this.model.read((db) => db.all<{ taken: string }>('SELECT taken FROM portfolio WHERE programme = ? AND planned = 1', programme));
    return experienceOf(rows.flatMap(({ taken }) => (JSON.parse(taken) as PackedTaken[]).map(unpackedTaken)));
  }
}

import type { PlainDate } from '#kernel';
import type { ReadModel } from '#projections';
import { experienceOf, type Experience, type Taken } from '#workflow';

/** A step as rows keep it. */
export type PackedTaken = [code: string, ratio: number, running: 0 | 1];

export const packedTaken = ({ code, ratio, running }: Taken): PackedTaken => [code, Math.round(ratio * 1000) / 1000, running ? 1 : 0];

export const unpackedTaken = ([code, ratio, running]: PackedTaken): Taken => ({ code, ratio, running: running === 1 });

/** What steps took in each programme, of the rows as they stood when it was first asked for on a day: all rows of a programme are read for it. */
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

import { barriers, lessonTopics, userGroups } from '#development';
import { compareText, type PlainDate } from '#kernel';
import type { DatedUlo } from '../dated/dated.facts.js';
import { coded, type Coded } from '../ulo/shapes.js';

/** The number of people reached in one group, as counted on each occasion. */
export interface ReachFigure {
  group: Coded;
  occasions: number;
  people: number;
  ulos: number;
}

export interface BarrierFigure {
  barrier: Coded;
  ulos: number;
  open: number;
  overcome: number;
}

export interface DatedLesson {
  on: PlainDate;
  topic: Coded;
  lesson: string;
  ulo: { id: string; name: string };
}

export const reachFigures = (ulos: readonly DatedUlo[], on: PlainDate): ReachFigure[] =>
  Object.keys(userGroups).map((code) => {
    const found = ulos.map(({ reached }) => reached.filter((one) => one.on <= on && one.userGroups.some((group) => group === code)));
    const all = found.flat();
    return { group: coded(userGroups, code), occasions: all.length, people: all.reduce((sum, { people }) => sum + people, 0), ulos: found.filter(({ length }) => length > 0).length };
  });

export const barrierFigures = (ulos: readonly DatedUlo[], on: PlainDate): BarrierFigure[] =>
  Object.keys(barriers).map((code) => {
    const found = ulos.map((ulo) => ulo.barriers.filter((one) => one.barrier === code && one.on <= on));
    const all = found.flat();
    const overcome = all.filter(({ overcomeOn }) => overcomeOn !== null && overcomeOn <= on).length;
    return { barrier: coded(barriers, code), ulos: found.filter(({ length }) => length > 0).length, open: all.length - overcome, overcome };
  }).filter((figure) => figure.ulos > 0).sort((a, b) => b.ulos - a.ulos);

/** The lessons recorded by a day, newest first. */
export const lessonsOf = (ulos: readonly DatedUlo[], on: PlainDate): DatedLesson[] =>
  ulos
    .flatMap(({ id, name, lessons }) => lessons.filter((one) => one.on <= on).map((one) => ({ on: one.on, topic: coded(lessonTopics, one.topic), lesson: one.lesson, ulo: { id, name } })))
    .sort((a, b) => compareText(b.on, a.on));

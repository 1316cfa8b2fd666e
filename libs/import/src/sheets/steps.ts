import { CompleteStep, StartStep, nameOfStep, type UloState } from '#development';
import { foldText, type Json } from '#kernel';
import { saidOf } from '#workflow';
import { Unreadable } from '../bad-rows.js';
import { needed, type SheetFact, type SheetKind } from './sheet-kind.js';

export const steps: SheetKind = {
  title: 'Steps of the plan',
  commands: [StartStep, CompleteStep],
  columns: [
    { key: 'step', heading: 'Step', also: ['Step code', 'Code', 'Step number', 'Number', 'Ref', 'Step name', 'Task'], about: 'The code of the step in the plan (C3), its title, or both.', needed: true },
    { key: 'started', heading: 'Started', also: ['Started on', 'Start', 'Start date', 'Date started', 'Begun'], about: 'The day on which the work on it began; empty when it has not, or nobody knows.' },
    { key: 'completed', heading: 'Completed', also: ['Completed on', 'Date completed', 'Done', 'Done on', 'Finished', 'Finish date', 'End date'], about: 'The day on which it was done; empty while it is not.' },
    { key: 'note', heading: 'Note', also: ['Notes', 'Comment', 'Comments', 'Remarks'], about: 'What was done. Take names of people out.' },
  ],
  factsOf(cells) {
    const named = needed(cells.text('step') || undefined, 'Step');
    const [started, completed] = [cells.day('started'), cells.day('completed')];
    if (started === undefined && completed === undefined) throw new Unreadable('It says neither when the step was started nor when it was completed.');
    const note = cells.text('note');
    return [
      ...(started === undefined ? [] : [fact('start-step', named, started, (ulo, code) => isRecorded(saidOf(ulo.steps, code).startedOn, (day) => day <= started))]),
      ...(completed === undefined ? [] : [fact('complete-step', named, completed, (ulo, code) => isRecorded(saidOf(ulo.steps, code).completed?.on, (day) => day === completed), note === '' ? {} : { note })]),
    ];
  },
};

const isRecorded = (day: string | null | undefined, matches: (day: string) => boolean): boolean => typeof day === 'string' && matches(day);

const fact = (command: string, named: string, occurredOn: string, isThere: (ulo: UloState, code: string) => boolean, fields: Record<string, Json> = {}): SheetFact => ({
  command, occurredOn, says: named, meaning: [named, fields],
  on(ulo) {
    const code = codeOf(ulo, named);
    return isThere(ulo, code) ? undefined : { step: code, ...fields };
  },
});

/** The code of the step with that code, title or both. @throws Unreadable if the plan has no such step, or several */
function codeOf({ steps: { plan } }: UloState, named: string): string {
  const all = plan?.content.steps ?? [];
  const wanted = foldText(named);
  const found = all.find(({ code }) => foldText(code) === wanted) ?? all.find((step) => foldText(nameOfStep(step)) === wanted);
  if (found) return found.code;
  const [one, ...others] = all.filter(({ title }) => foldText(title) === wanted);
  if (!plan) throw new Unreadable('No plan was laid out for this ULO: it has no steps yet.');
  if (!one) throw new Unreadable(`The plan has no step “${named}”: give its code.`);
  if (others.length > 0) throw new Unreadable(`Several steps are called “${named}”: give the code, one of ${[one, ...others].map(({ code }) => code).join(', ')}.`);
  return one.code;
}

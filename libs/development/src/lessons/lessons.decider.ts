import { RuleRefused, factData, type Part } from '#kernel';
import type { UloState } from '../ulo.state.js';
import { IdentifyBarrier, RecordLesson, type OvercomeBarrier, type lessonsCommands } from './lessons.commands.js';
import type { LessonsEvent } from './lessons.events.js';
import type { LessonsState } from './lessons.state.js';

type LessonsCommand = InstanceType<(typeof lessonsCommands)[number]>;

export const lessons: Part<LessonsState, LessonsCommand, LessonsEvent, UloState> = {
  name: 'lessons',
  initial: () => ({ lessons: [], barriers: [] }),

  evolve(state, fact) {
    const { id, occurredOn: on } = fact;
    switch (fact.type) {
      case 'LessonLearned':
        state.lessons.push({ id, on, ...fact.data });
        return state;
      case 'BarrierIdentified':
        state.barriers.push({ id, on, barrier: fact.data.barrier, note: fact.data.note ?? null, overcomeOn: null });
        return state;
      case 'BarrierOvercome': {
        const overcome = state.barriers.find((b) => b.id === fact.data.identified);
        if (overcome) overcome.overcomeOn ??= on;
        return state;
      }
      default:
        return state;
    }
  },

  decide(command, { at, now }) {
    if (command instanceof RecordLesson) return [{ type: 'LessonLearned', data: factData(command) }];
    if (command instanceof IdentifyBarrier) {
      const open = [at, now].flatMap((state) => state.lessons.barriers).find((b) => b.barrier === command.barrier && b.overcomeOn === null);
      if (open)
        throw new RuleRefused(
          'barrier-already-identified',
          `This barrier was identified on ${open.on} and not overcome.`,
          [],
          'Record how it was overcome, or correct the day.',
        );
      return [{ type: 'BarrierIdentified', data: factData(command) }];
    }
    command satisfies OvercomeBarrier;
    if (!at.lessons.barriers.some((b) => b.id === command.identified))
      throw new RuleRefused('no-such-barrier', 'No such barrier was identified by that day.', [], 'Choose an open barrier.');
    const overcomeOn = now.lessons.barriers.find((b) => b.id === command.identified)?.overcomeOn ?? null;
    if (overcomeOn !== null) throw new RuleRefused('barrier-already-overcome', `It was overcome on ${overcomeOn}.`);
    return [{ type: 'BarrierOvercome', data: factData(command) }];
  },
};

import { AchieveMilestone, PlanMilestone, milestoneKinds, type Milestone, type UloState } from '#development';
import { sameText } from '#kernel';
import { Unreadable } from '../bad-rows.js';
import { fieldOf, needed, type SheetCells, type SheetFact, type SheetKind } from './sheet-kind.js';

export const milestones: SheetKind = {
  title: 'Milestones',
  commands: [PlanMilestone, AchieveMilestone],
  columns: [
    { key: 'name', heading: 'Milestone', also: ['Name', 'Title', 'Milestone name', 'Task', 'What'], about: 'What it is called.', needed: true },
    { key: 'due', heading: 'Due', also: ['Due on', 'Due date', 'Target', 'Target date', 'Deadline', 'Planned for', 'By when'], about: 'The day by which it is to be achieved.', needed: true },
    { key: 'kind', heading: 'About', also: ['Kind', 'Type', 'Category', 'What is it about'], about: `One of: ${Object.values(milestoneKinds).join(', ')}. “Something else” when empty.` },
    { key: 'planned', heading: 'Agreed', also: ['Agreed on', 'Planned on', 'Date agreed', 'Date planned', 'Set on'], about: 'The day on which it was agreed. When empty, the day given with the file.' },
    { key: 'achieved', heading: 'Achieved', also: ['Achieved on', 'Date achieved', 'Done', 'Done on', 'Completed', 'Completed on', 'Date completed', 'Finished', 'Actual date'], about: 'The day on which it was achieved; empty while it is not.' },
  ],
  factsOf(cells) {
    const name = needed(cells.text('name') || undefined, 'Milestone');
    const achieved = cells.day('achieved');
    return [planned(cells, name), ...(achieved === undefined ? [] : [achievedOn(name, achieved)])];
  },
};

function planned(cells: SheetCells, name: string): SheetFact {
  const dueOn = needed(cells.day('due'), 'Due');
  const kind = cells.value('kind', fieldOf(PlanMilestone, 'kind')) ?? 'other';
  return {
    command: 'plan-milestone', occurredOn: cells.day('planned') ?? cells.agreedOn, says: `${name}, due on ${dueOn}`, meaning: [name, kind, dueOn],
    on(ulo) {
      const found = named(ulo, name);
      if (!found) return { name, kind, dueOn };
      if (found.baselineDueOn === dueOn || found.dueOn === dueOn) return undefined;
      throw new Unreadable(`“${found.name}” is planned already, for ${found.dueOn}: reschedule it, with a reason, when its day has moved.`);
    },
  };
}

const achievedOn = (name: string, day: string): SheetFact => ({
  command: 'achieve-milestone', occurredOn: day, says: name, meaning: [name],
  on(ulo) {
    const { id, achievedOn: before } = named(ulo, name) ?? { id: '', achievedOn: null };
    return before === day ? undefined : { milestone: id };
  },
});

/** The milestone with that name that is not cancelled. */
const named = ({ milestones: { milestones: all } }: UloState, name: string): Milestone | undefined =>
  all.find((one) => one.cancelledOn === null && sameText(one.name, name));

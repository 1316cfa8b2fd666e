import { LogMentoringSession, mentoringTopics, sessionModes } from '#development';
import type { Json } from '#kernel';
import { fieldOf, needed, type SheetKind } from './sheet-kind.js';

const fields = { hours: 'Hours', topics: 'Topics', mode: 'How', note: 'Note' } as const;

export const sessions: SheetKind = {
  title: 'Mentoring sessions',
  commands: [LogMentoringSession],
  columns: [
    { key: 'day', heading: 'Date', also: ['Day', 'Session date', 'Date of session', 'When', 'Happened', 'On'], about: 'The day of the session.', needed: true },
    { key: 'hours', heading: fields.hours, also: ['Length', 'Time', 'Duration', 'Time spent', 'Number of hours', 'Hrs'], about: 'How long it was: 2.5, 2,5, 2h30 or 45 min.', needed: true },
    { key: 'topics', heading: fields.topics, also: ['Topic', 'Subject', 'Subjects', 'About', 'Theme'], about: `One or several, with “;” or “,” between them: ${Object.values(mentoringTopics).join(', ')}.`, needed: true },
    { key: 'mode', heading: fields.mode, also: ['Mode', 'How met', 'Method', 'Type of contact', 'Format'], about: `One of: ${Object.values(sessionModes).join(', ')}.` },
    { key: 'note', heading: fields.note, also: ['Notes', 'Comment', 'Comments', 'Remarks', 'Summary'], about: 'The result. Take names of people out, and anything about their health.' },
  ],
  factsOf(cells) {
    const occurredOn = needed(cells.day('day'), 'Date');
    const topics = cells.value('topics', fieldOf(LogMentoringSession, 'topics'));
    const hours = needed(cells.value('hours', fieldOf(LogMentoringSession, 'hours')), fields.hours) as number;
    const values: Record<string, Json> = { hours, topics: needed(topics, fields.topics) };
    for (const key of ['mode', 'note'] as const) {
      const value = cells.value(key, fieldOf(LogMentoringSession, key));
      if (value !== undefined) values[key] = value;
    }
    return [{ command: 'log-mentoring-session', occurredOn, says: `${hours} ${hours === 1 ? 'hour' : 'hours'}: ${cells.text('topics')}`, meaning: [values], on: () => values }];
  },
};

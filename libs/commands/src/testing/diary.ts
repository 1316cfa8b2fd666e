import {
  Choice, Command, FactCommand, RuleRefused, Rows, Text, UloCommand, Whole, declareEvents, defineDecider, factData, ownFieldsSchema,
  type CommandClass, type DomainEvent, type Part, type PlainDate,
} from '#kernel';

/** A small stream type for tests of the command pipeline: a diary that accepts entries until it is closed. */
export interface DiaryState {
  diary: { begunOn: PlainDate | null; entries: { id: string; on: PlainDate; text: string }[]; closedOn: PlainDate | null };
  cover: { colour: string | null };
}

const part = 'diary';
const stream = 'ulo';
const roles = ['mentor', 'committee'] as const;

@Command({ name: 'begin-diary', title: 'Begin a diary', part, stream, creates: true, roles, records: 'DiaryBegun' })
export class BeginDiary extends FactCommand {
  @Text({ label: 'Title' })
  title!: string;
}

class Line {
  @Text({ label: 'What' })
  what!: string;
  @Whole({ label: 'Times', optional: true })
  times?: number;
}

@Command({ name: 'write-entry', title: 'Write an entry', part, stream, roles, records: 'EntryWritten' })
export class WriteEntry extends UloCommand {
  @Text({ label: 'Text' })
  text!: string;
  @Rows(() => Line, { label: 'Lines', min: 0, max: 3, optional: true })
  lines?: Line[];
}

@Command({ name: 'close-diary', title: 'Close the diary', part, stream, roles: ['mentor'], records: 'DiaryClosed' })
export class CloseDiary extends UloCommand {}

const colours = { red: 'Red', blue: 'Blue' };
@Command({ name: 'paint-cover', title: 'Paint the cover', part: 'cover', stream, roles, records: 'CoverPainted' })
export class PaintCover extends UloCommand {
  @Choice({ label: 'Colour', options: colours })
  colour!: keyof typeof colours;
}

type DiaryEvent =
  | DomainEvent<'DiaryBegun', { title: string }>
  | DomainEvent<'EntryWritten', { text: string }>
  | DomainEvent<'DiaryClosed'>;
type CoverEvent = DomainEvent<'CoverPainted', { colour: string }>;

const diary: Part<DiaryState['diary'], BeginDiary | WriteEntry | CloseDiary, DiaryEvent, DiaryState> = {
  name: part,
  initial: () => ({ begunOn: null, entries: [], closedOn: null }),
  evolve(state, fact) {
    if (fact.type === 'DiaryBegun') state.begunOn = fact.occurredOn;
    if (fact.type === 'EntryWritten') state.entries.push({ id: fact.id, on: fact.occurredOn, text: fact.data.text });
    if (fact.type === 'DiaryClosed') state.closedOn = fact.occurredOn;
    return state;
  },
  decide(command, { at, now }) {
    if (command instanceof BeginDiary) return [{ type: 'DiaryBegun', data: factData(command) }];
    if (command instanceof CloseDiary) {
      if (now.diary.closedOn !== null) throw new RuleRefused('diary-already-closed', 'It is closed already.', [now.diary.closedOn]);
      return [{ type: 'DiaryClosed', data: {} }];
    }
    if (at.diary.closedOn !== null) throw new RuleRefused('diary-closed', `It was closed on ${at.diary.closedOn}.`);
    return [{ type: 'EntryWritten', data: factData(command) }];
  },
};

const cover: Part<DiaryState['cover'], PaintCover, CoverEvent, DiaryState> = {
  name: 'cover',
  initial: () => ({ colour: null }),
  evolve: (state, fact) => (fact.type === 'CoverPainted' ? { colour: fact.data.colour } : state),
  decide: ({ colour }, { now }) => (now.cover.colour === colour ? [] : [{ type: 'CoverPainted', data: { colour } }]),
};

const eventOf = <C extends object>(inPart: string, title: string, command: CommandClass<C>) => ({
  version: 1, part: inPart, title, schema: ownFieldsSchema(command), describe: () => '',
});
export const diaryDecider = defineDecider<DiaryState>(
  'ulo',
  { diary, cover },
  {
    ...declareEvents<DiaryEvent>({
      DiaryBegun: eventOf(part, 'Diary begun', BeginDiary), EntryWritten: eventOf(part, 'Entry written', WriteEntry), DiaryClosed: eventOf(part, 'Diary closed', CloseDiary),
    }),
    ...declareEvents<CoverEvent>({ CoverPainted: eventOf('cover', 'Cover painted', PaintCover) }),
  },
);

export const diaryCommands: readonly CommandClass[] = [BeginDiary, WriteEntry, CloseDiary, PaintCover];

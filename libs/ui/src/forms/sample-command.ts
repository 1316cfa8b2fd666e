import { Choice, ChoiceList, Command, Day, Decimal, LongText, Money, Reference, Rows, Text, UloCommand, Whole, YesNo } from '#kernel';

/** A row of the sample command, which only specs and examples use. */
export class SampleLine {
  @Choice({ label: 'Kind of cost', options: { core: 'Core costs', rent: 'Rent', other: 'Other' } })
  category!: string;
  @Money({ label: 'Amount' })
  amountPence!: number;
  @Day({ label: 'Needed by', optional: true })
  neededOn?: string;
}

const areas = ['North', 'South', 'East', 'West', 'Centre', 'Riverside', 'Hillside', 'Lakeside', 'Seaside'];

/** A command with a field of every kind, to test the rendering and parsing of forms. */
@Command({
  name: 'record-sample', title: 'Record a sample', help: 'Every kind of question once.', part: 'sample', stream: 'ulo',
  roles: ['mentor'], records: 'SampleRecorded', confirm: true,
})
export class RecordSample extends UloCommand {
  @Text({ label: 'Funder', hint: 'The organisation’s name.' })
  funder!: string;
  @LongText({ label: 'Note', optional: true })
  note?: string;
  @Whole({ label: 'People present', max: 500 })
  people!: number;
  @Decimal({ label: 'Time spent', min: 0.25, max: 24, step: 0.25, unit: 'hours' })
  hours!: number;
  @Money({ label: 'Amount asked for' })
  askedPence!: number;
  @Day({ label: 'Decision expected', hint: 'For example 2009-11-30.', optional: true })
  expectedOn?: string;
  @YesNo({ label: 'Was it open to everybody?' })
  open!: boolean;
  @Choice({ label: 'Where?', options: { venue: 'At a venue', phone: 'By phone', online: 'Online' }, optional: true })
  place?: string;
  @Choice({ label: 'Area', options: Object.fromEntries(areas.map((area) => [area.toLowerCase(), area])) })
  area!: string;
  @ChoiceList({ label: 'Topics', options: { funding: 'Funding', people: 'People', premises: 'Premises' } })
  topics!: string[];
  @Reference({ label: 'Bid', to: 'open-bid', optional: true })
  bid?: string;
  @Rows(() => SampleLine, { label: 'Lines of the bid', hint: 'One row for each cost.', min: 1, max: 6 })
  lines!: SampleLine[];
}

/** A valid body of the sample command, in the format of the API. */
export const sampleBody = {
  occurredOn: '2026-06-04',
  ulo: '0190a4c5-7d3e-7c4b-9b1e-0d6a2f9b7c11',
  funder: 'Community fund',
  note: 'First line\nsecond line',
  people: 1200,
  hours: 2.5,
  askedPence: 1_800_050,
  expectedOn: '2026-09-30',
  open: true,
  place: 'phone',
  area: 'riverside',
  topics: ['funding', 'premises'],
  bid: '0190a4c5-7d3e-7c4b-9b1e-0d6a2f9b7c12',
  lines: [
    { category: 'core', amountPence: 1_500_000 },
    { category: 'rent', amountPence: 300_050, neededOn: '2026-07-01' },
  ],
};

import { commandForm } from '../../forms/form.js';
import { parseCommandForm } from '../../forms/parse.js';
import { RecordSample, sampleBody } from '../../forms/sample-command.js';
import { formValues } from '../../forms/values.js';
import type { ComponentExamples } from '../example.js';

const given = { action: '/record/record-sample', commandId: 'a1', hidden: { ulo: sampleBody.ulo } };
const offers = { 'open-bid': [{ value: sampleBody.bid, text: 'Bid of 4 June 2026' }] };
const wrong = parseCommandForm(RecordSample, { 'occurredOn-day': '3', askedPence: '2,5', 'lines[0][amountPence]': 'lots' });

export const commandFormExamples: ComponentExamples = {
  component: 'command-form',
  macro: 'commandForm',
  examples: [
    { name: 'empty', args: [commandForm(RecordSample, given)] },
    { name: 'with errors', args: [commandForm(RecordSample, { ...given, offers, values: wrong.typed, errors: wrong.errors })] },
    { name: 'a correction', args: [commandForm(RecordSample, { ...given, offers, corrects: 'e1', values: formValues(RecordSample, sampleBody) })] },
  ],
};

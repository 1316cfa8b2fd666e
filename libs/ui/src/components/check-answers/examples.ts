import { checkAnswers } from '../../forms/check.js';
import { RecordSample, sampleBody } from '../../forms/sample-command.js';
import { formValues } from '../../forms/values.js';
import type { ComponentExamples } from '../example.js';

export const checkAnswersExamples: ComponentExamples = {
  component: 'check-answers',
  macro: 'checkAnswers',
  examples: [{ name: 'every kind of answer', args: [checkAnswers(RecordSample, { action: '/record', typed: formValues(RecordSample, sampleBody), body: sampleBody })] }],
};

import type { SentNow } from '#reminders';

const sentences: Readonly<Record<SentNow, string>> = {
  sent: 'Sent.',
  already: 'It had been sent already, so it was not sent again.',
  busy: 'It is being sent at this moment. Look again in two minutes.',
  stopped: 'Not sent: the person wants no reminders about this. They can be taken up again on the person’s page.',
  'no-address': 'Not sent: there is no mail address for this person. Give one on the person’s page, then send it again.',
  failed: 'Not sent: the mail was not taken. The reason stands in the list.',
  nobody: 'Not sent: nobody is registered who could be reminded. Register a person with the role, then send it again.',
  unreadable: 'Not sent: the person in this role may be one of those whose details cannot be read, because their keys are missing. “Operations” says how to get the keys back.',
  over: 'Not sent: there is nothing to remind of any more.',
};

export const resultsText = (results: readonly SentNow[]): string => [...new Set(results)].join(',');

/** The result of sending, from the query after the form. Shows fixed texts only. */
export function sentNotice(resultCodes: string): { type?: 'success'; title: string; text: string } | undefined {
  const results = resultCodes.split(',').filter((result): result is SentNow => Object.hasOwn(sentences, result));
  if (results.length === 0) return undefined;
  const all = results.every((result) => result === 'sent');
  return { ...(all ? { type: 'success' } : {}), title: all ? 'Done' : 'Result', text: results.map((result) => sentences[result]).join(' ') };
}

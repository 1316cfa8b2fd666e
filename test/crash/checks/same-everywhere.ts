import { personaCookie, personaCookieName } from '#people';
import { systemClock, type Position } from '#kernel';
import type { ServerVictim } from '../server/server-victim.js';
import { insist } from '../violation.js';

const lists = ['/api/ulos?limit=200', '/api/programmes', '/api/milestones', '/api/warnings'];

/** Each process calculates its own forecasts, at night and after a start: before that it has none. */
const withoutForecasts = (text: string): string => text.replace(/"forecast":(null|\{[^{}]*(\{[^{}]*\}[^{}]*)*\})/gu, '"forecast":…');

/**
 * Every web process returns the same lists, once it has seen the whole log, and shows every registered person.
 * @throws Violation
 */
export async function checkSameEverywhere(webs: readonly ServerVictim[], last: Position, people: readonly { name: string }[], sessionSecret: string): Promise<void> {
  for (const path of lists) {
    const answers = await Promise.all(webs.map((web) => web.get(path, { 'milepost-persona': 'programme-manager', 'milepost-after': last })));
    const [first] = answers;
    for (const answer of answers) insist(answer?.status === 200 && withoutForecasts(answer.text) === withoutForecasts(first?.text ?? ''), () => `${path} is answered differently: ${answers.map((a) => `${a?.status} ${a?.text}`.slice(0, 2_000)).join('\n')}`);
  }
  const cookie = `${personaCookieName}=${await personaCookie(sessionSecret, systemClock).seal('programme-manager')}`;
  for (const web of webs) {
    const page = await web.get('/people', { accept: 'text/html', cookie });
    for (const { name } of people) insist(page?.status === 200 && page.text.includes(name), () => `The page of people does not show ${name}: ${page?.status} ${page?.text.slice(0, 500)}`);
  }
}

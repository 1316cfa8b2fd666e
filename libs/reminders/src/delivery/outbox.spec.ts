import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidInput } from '#kernel';
import { fakeClock } from '#spec';
import type { Email } from './delivery.js';
import { Outbox } from './outbox.js';

const email = (id: string, person = 'asha'): Email => ({
  id, person, subject: `Subject ${id}`, items: [{ about: 'a', what: 'What', whyNow: 'Now', whatToDo: 'Do', link: '/' }],
});

describe('the outbox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-outbox-'));
  const clock = fakeClock();
  let outbox = new Outbox(folder, clock);
  afterAll(async () => {
    await outbox.close();
    rmSync(folder, { recursive: true });
  });

  it('keeps each email once, also after a restart, and lists them in pages with the newest first', async () => {
    for (const id of ['1', '2', '2', '3']) await outbox.deliver(email(id));
    await outbox.close();
    outbox = new Outbox(folder, clock);
    expect(await outbox.deliver(email('1'))).toEqual({ messageId: '<1@outbox>' });
    const first = outbox.page(undefined, 2);
    expect([first.total, ...first.emails.map(({ email: { id } }) => id)]).toEqual([3, '3', '2']);
    expect(outbox.page(first.next, 2)).toMatchObject({ total: 3, emails: [{ at: clock.now(), email: email('1') }] });
    expect(() => outbox.page('nonsense', 2)).toThrow(InvalidInput);
  });

  it('leaves no byte of the emails of an erased person', async () => {
    await outbox.deliver(email('4', 'person-who-goes'));
    await outbox.forget('person-who-goes');
    expect(outbox.page().emails.map(({ email: { person } }) => person)).not.toContain('person-who-goes');
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes('person-who-goes')).toBe(false);
  });
});

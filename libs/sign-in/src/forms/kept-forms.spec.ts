import { accessForTests, type AccessForTests } from '../contract/access-for-tests.js';
import { KeptForms } from './kept-forms.js';

describe('a form that was sent after its session ended', () => {
  let access: AccessForTests;
  let forms: KeptForms;
  beforeEach(async () => {
    access = await accessForTests();
    forms = new KeptForms(access.state, access.clock);
  });
  afterEach(() => access.close());
  const form = { address: '/ulos/1/record/log-session', body: 'note=long+and+careful', commandId: '018f3c1e-0000-7000-8000-000000000001' };

  it('is returned once, and only to the person who sent it', async () => {
    const token = (await forms.keep('ada', form)) ?? '';
    expect(await forms.take('bob', token)).toBeUndefined();
    expect(await forms.take('ada', token)).toEqual(form);
    expect(await forms.take('ada', token)).toBeUndefined();
    expect(await forms.take('ada', 'no token')).toBeUndefined();
  });

  it('is kept for an hour', async () => {
    const token = (await forms.keep('ada', form)) ?? '';
    access.clock.pass(3_600);
    expect(await forms.take('ada', token)).toBeUndefined();
  });

  it('is kept up to 64 kB', async () => {
    const room = 64 * 1_024 - form.address.length;
    expect(await forms.keep('ada', { ...form, body: 'é'.repeat(room / 2 + 1) })).toBeUndefined();
    const body = 'x'.repeat(room);
    expect((await forms.take('ada', (await forms.keep('ada', { ...form, body })) ?? ''))?.body).toBe(body);
  });
});

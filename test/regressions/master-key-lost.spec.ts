import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { altered, bytesOf } from '../damage/files.js';
import { startTestServer, type TestServer } from '../support/server.js';

const person = { occurredOn: '2026-01-05', name: 'Wilhelmina Quillfeather', organisation: 'Thistledown Trust', role: 'development-worker' };

/** A new master key could not open any of the existing keys. */
describe('a data folder whose master-key file is missing', () => {
  let server: TestServer;
  let file: string;
  let kept: string;
  beforeEach(async () => {
    server = await startTestServer();
    expect((await server.as('programme-manager').post('register-person', person)).status).toBe(200);
    await server.web.close();
    [file, kept] = [join(server.folder, 'master-key'), join(server.folder, 'kept')];
    renameSync(file, kept);
  });
  afterEach(() => server.stop());

  const refusal = (): string => `The secret in ${file} cannot be used: it is missing, and personal data was protected with it. Put the file back from where you keep a copy.`;
  it('is refused at every start, with the remedy; no file changes and no new master key is made', async () => {
    const before = bytesOf(server.folder);
    for (let start = 0; start < 2; start += 1) await expect(server.restart()).rejects.toThrow(refusal());
    // The start checks the read model and opens the log before the keys. It records nothing.
    expect(altered(before, server.folder).filter((name) => !/^(read-model|log\.db-)/u.test(name))).toEqual([]);
  });

  it('starts and shows all people once the file is put back', async () => {
    await expect(server.restart()).rejects.toThrow(refusal());
    const key = readFileSync(kept);
    renameSync(kept, file);
    server = await server.restart();
    expect(readFileSync(file)).toEqual(key);
    expect((await server.web.runtime.people.now()).all()).toEqual([expect.objectContaining({ name: person.name })]);
  });
});

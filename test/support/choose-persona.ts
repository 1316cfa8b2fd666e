import type { TestServer } from './server.js';

/** @returns the cookie of somebody who has chosen a role */
export async function choosePersona(server: TestServer, role: string): Promise<string> {
  const body = new URLSearchParams({ role, next: '/' }).toString();
  const chosen = await server.nobody.send('/who', { method: 'POST', body, headers: { 'content-type': 'application/x-www-form-urlencoded', origin: server.url, 'sec-fetch-site': 'same-origin' } });
  return chosen.headers.getSetCookie().map((set) => set.split(';', 1)[0]).join('; ');
}

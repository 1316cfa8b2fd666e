import { csrfToken, isCsrfToken } from './csrf.js';
import { freshSecret } from './fresh-secret.js';

describe('the CSRF token', () => {
  const secret = freshSecret();

  it('differs in each response, and each one is accepted', () => {
    const tokens = Array.from({ length: 100 }, () => csrfToken(secret));
    expect(new Set(tokens).size).toBe(100);
    expect(tokens.every((token) => isCsrfToken(secret, token))).toBe(true);
    for (let at = 0; at < 86; at += 1) expect(new Set(tokens.map((token) => token[at])).size).toBeGreaterThan(1);
  });

  it('is accepted with its own secret only, complete and unaltered', () => {
    const token = csrfToken(secret);
    const altered = (token.startsWith('A') ? 'B' : 'A') + token.slice(1);
    for (const wrong of [csrfToken(freshSecret()), altered, token.slice(0, -1), `${token}A`, '', undefined, 7, 'A'.repeat(86)]) expect(isCsrfToken(secret, wrong)).toBe(false);
  });
});

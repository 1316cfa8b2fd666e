import fc from 'fast-check';
import { redirectTarget } from '../../apps/web/src/security/redirect-target.js';

const ours = ['http://localhost:3000', 'https://milepost.example'];
/** Resolves the address as a browser resolves `Location`. */
const leadsTo = (target: string, origin: string): string => new URL(target, origin).origin;

describe('the redirect after a form', () => {
  it.each([
    '/.//evil.example', '/..//evil.example', '/%2e//evil.example', '/a/..//evil.example', '//here//evil.example', '//', '//[', '///', '/\\', '/\\evil.example',
    '/\t/evil.example', '/.\\/evil.example', 'https://evil.example', 'javascript:alert(1)', '//milepost.invalid//evil.example', '', ['/a', '/b'], undefined, 7, { toString: () => '//x' },
  ])('stays on this site for %j', (given) => {
    for (const origin of ours) expect(leadsTo(redirectTarget(given), origin)).toBe(origin);
  });

  it('stays on this site for any input', () => {
    const part = fc.oneof(
      fc.constantFrom('/', '//', '\\', '.', '..', '%2e', '%2F', '%5c', '@', ':', '?', '#', '\t', '\n', '\r', '\0', ' ', '[', ']', 'http:', 'evil.example', 'milepost.invalid', 'é', '\u2028', '\ud800'),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.constantFrom(...ours), fc.boolean(), (parts, origin, rooted) => {
        const target = redirectTarget(`${rooted ? '/' : ''}${parts.join('')}`);
        expect(leadsTo(target, origin)).toBe(origin);
        // A header contains only printable ASCII.
        expect(target).toMatch(/^[\x21-\x7e]+$/u);
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps the requested path and query', () => {
    for (const target of ['/', '/ulos/1/plan?asAt=2010-01-01', '/warnings?code=a%20b&after=x', '/a//b']) expect(redirectTarget(target)).toBe(target);
  });
});

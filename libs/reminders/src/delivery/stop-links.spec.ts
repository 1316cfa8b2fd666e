import fc from 'fast-check';
import { MOST_THINGS_OF_A_LINK, stopLinks, stopPath } from './stop-links.js';

const links = stopLinks('s'.repeat(32));
const token = (path: string): string => path.slice(stopPath.length);

describe('stop links', () => {
  it('return their content, for one subject and for many, and fit into a header line', () => {
    fc.assert(fc.property(fc.uuid(), fc.array(fc.uuid(), { minLength: 1, maxLength: MOST_THINGS_OF_A_LINK }), (person, about) => {
      const path = links.pathFor({ person, about });
      expect(links.read(token(path))).toEqual({ person, about });
      expect(`List-Unsubscribe: <https://${'a'.repeat(150)}.example${path}>`.length).toBeLessThanOrEqual(998);
    }));
  });

  it('in emails of earlier releases still work', () => {
    const text = Buffer.from(JSON.stringify(['asha', 'launch-1'])).toString('base64url');
    expect(links.pathFor({ person: 'asha', about: ['launch-1'] })).toMatch(new RegExp(`^${stopPath}${text}\\.[\\w-]{22}$`, 'u'));
  });

  it('are refused when a part is changed or comes from another link', () => {
    const [a, b] = ['0', '1'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`) as [string, string];
    const [who = '', subjects = '', seal = ''] = token(links.pathFor({ person: a, about: [a, b] })).split('.');
    const other = token(links.pathFor({ person: b, about: [b, a] })).split('.');
    for (const wrong of [`${other[0]}.${subjects}.${seal}`, `${who}.${other[1]}.${seal}`, `${who}.${seal}`, `${who}${subjects}.${seal}`, `${who}.${subjects}.${other[2]}`, `${who}.${subjects}`])
      expect(links.read(wrong)).toBeUndefined();
  });
});

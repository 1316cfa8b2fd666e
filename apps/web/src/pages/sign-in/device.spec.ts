import { deviceOf } from './device.js';

const mozilla = 'Mozilla/5.0';

describe('the name of a browser in the list of sessions', () => {
  it.each([
    ['Chrome on Windows', `${mozilla} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36`],
    ['Edge on Windows', `${mozilla} (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36 Edg/149.0.0.0`],
    ['Firefox on Linux', `${mozilla} (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0`],
    ['Safari on a Mac', `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15`],
    ['Safari on an iPhone', `${mozilla} (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1`],
    ['Chrome on Android', `${mozilla} (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Mobile Safari/537.36`],
    ['curl/8.9.1', 'curl/8.9.1'],
    ['Unknown', ''],
  ])('%s', (words, userAgent) => {
    expect(deviceOf(userAgent)).toBe(words);
  });

  it('is short for every header', () => {
    expect(deviceOf('x'.repeat(200))).toHaveLength(40);
  });
});

import { event } from '../contract/fixtures.js';
import { canonicalText, hashOf, noPrevHash } from './canonical-text.js';
import { faultOf } from './opened.js';

describe('the hashed text of an event', () => {
  it('is RFC 8785 JSON: keys sorted by UTF-16 code units, shortest numbers, no white space', () => {
    const data = { '\u20ac': 1e21, '\r': 0.000001, 1: -0, 10: 1e-7, 9: 333333333.3333333, '\ud83d\ude00': 'é\u000f', '\ufb33': [], undefined };
    expect(canonicalText(event('1', data), 'ulo-a', 0, noPrevHash)).toBe(
      '{"data":{"\\r":0.000001,"1":0,"10":1e-7,"9":333333333.3333333,"€":1e+21,"😀":"é\\u000f","\ufb33":[]},"id":"1",' +
        `"metadata":{"actor":{"id":"m","organisation":"o","role":"mentor"},"causationId":"c","commandHash":"${'a'.repeat(64)}",` +
        `"commandId":"command-of-1","correlationId":"c","prevHash":"${noPrevHash}"},"occurredOn":"2009-11-30",` +
        '"recordedAt":"2009-11-30T09:00:00.000Z","revision":0,"stream":"ulo-a","type":"MentoringSessionLogged","version":1}',
    );
  });

  it('is hashed with SHA-256', () => {
    expect(hashOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is the same when a stored event is written again', () => {
    const text = canonicalText(event('1'), 'ulo-a', 3, 'd'.repeat(64));
    const stored = JSON.parse(text) as ReturnType<typeof event>;
    const again = { ...stored, metadata: { ...stored.metadata, hash: hashOf(text) } };
    expect(canonicalText(again, 'ulo-a', 3, 'd'.repeat(64))).toBe(text);
  });

  it('reveals a wrong stream or revision, even when the type or stream name looks like JSON', () => {
    const text = canonicalText({ ...event('1'), type: 'a","type":"b' }, 'ulo-"1"', 3, noPrevHash);
    const stored = { position: '1', stream: 'ulo-"1"', revision: 3, hash: hashOf(text), text };
    expect(faultOf(stored)).toBeUndefined();
    expect(faultOf({ ...stored, revision: 4 })).toMatch(/filed under another/);
    expect(faultOf({ ...stored, stream: '1"' })).toMatch(/filed under another/);
    expect(faultOf({ ...stored, text: text.replace('2.5', '3.5') })).toMatch(/does not match its hash/);
  });
});

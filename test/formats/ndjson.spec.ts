import { eventLine } from '../../libs/audit/src/export/format.js';
import type { StoredEvent } from '#kernel';
import { awkwardTexts } from './awkward.js';
import { validateNdjson } from './judges/ndjson.js';

describe('the lines of an export can be read by readers of NDJSON', () => {
  it.each([...awkwardTexts, ['half a character', 'a\ud83db']])('with %s', async (_what, text) => {
    const event = { id: 'x', stream: 'ulo-x', position: '7', data: { [text]: [text, null, 0.1] } } as unknown as StoredEvent;
    const given = { ...event, position: undefined };
    expect(await validateNdjson(Buffer.from(`${eventLine(event)}\n${eventLine(event)}\n`))).toEqual([given, given].map((one) => JSON.parse(JSON.stringify(one)) as unknown));
  });
});

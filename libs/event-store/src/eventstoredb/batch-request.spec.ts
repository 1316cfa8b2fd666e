import shared from '@eventstore/db-client/generated/shared_pb.js';
import { event } from '../contract/fixtures.js';
import { seal } from '../envelope/sealed.js';
import { batchRequest, numberOf } from './batch-request.js';

const request = (number: number) => batchRequest(number, { stream: 'ulo-a', events: [event('1')], sealed: seal('ulo-a', [event('1')], 'no-stream'), head: 'no-stream' });

describe('an append in a batch call', () => {
  it.each([1, 255, 1_000_000, 2 ** 47])('is identified by its number %i when the server returns the id as text or as two halves', (number) => {
    const id = request(number).getCorrelationId();
    expect(numberOf(id)).toBe(number);
    const low = BigInt(`0x${(id?.getString() ?? '').replaceAll('-', '').slice(16)}`);
    const halves = new shared.UUID.Structured().setMostSignificantBits('0').setLeastSignificantBits(BigInt.asIntN(64, low).toString());
    expect(numberOf(new shared.UUID().setStructured(halves))).toBe(number);
  });

  it('is one complete message', () => {
    expect(request(1).toObject()).toMatchObject({ isFinal: true, options: { noStream: {} }, proposedMessagesList: [{ customMetadata: expect.any(String) as string }] });
    const properties = request(1).getProposedMessagesList()[0]?.getMetadataMap();
    expect([properties?.get('type'), properties?.get('content-type')]).toEqual([event('1').type, 'application/octet-stream']);
  });
});

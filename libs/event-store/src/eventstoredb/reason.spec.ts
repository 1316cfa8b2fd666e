import { plainReason } from './reason.js';

describe('the reason of an error of the event store', () => {
  it.each([
    ['4 DEADLINE_EXCEEDED: Deadline exceeded after 2.004s', 'it did not answer in time'],
    ['10 ABORTED: Operation timed out: Forwarding timeout', 'it did not answer in time'],
    ['Could not recognize Server Is Not Ready', 'it is not ready: it may be starting, or electing a leader'],
    ['Failed to discover after 3 attempts.\n1. Is the cluster running?', 'no node of it leads at the moment'],
    ['14 UNAVAILABLE: No connection established. Last error: connect ECONNREFUSED 127.0.0.1:2113. Resolution note: ', 'nobody answers there'],
    ['14 UNAVAILABLE: No connection established. Last error: Error: certificate has expired', 'its certificate has expired'],
    ['14 UNAVAILABLE: read ECONNRESET', 'the connection was lost'],
    ['13 INTERNAL: Received RST_STREAM with code 0 (Call ended without gRPC status)', 'the connection was lost'],
    ['2 UNKNOWN: Exception was thrown by handler.', 'it reported “Exception was thrown by handler”'],
  ])('is a plain sentence for %s', (message, reason) => expect(plainReason(new Error(message))).toBe(reason));

  it('comes from the type of an error without a message', () =>
    expect(plainReason(Object.assign(new Error(''), { type: 'deadline-exceeded' }))).toBe('it did not answer in time'));
});

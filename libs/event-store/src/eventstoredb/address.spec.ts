import { connectionStringOf, credentialsOf, deadlineOf, faultOfAddress, hostsOf, withoutPassword } from './address.js';

describe('the address of an event store', () => {
  it.each([
    'esdb://127.0.0.1:2113?tls=false',
    'esdb://localhost:2113/?tls=false',
    'esdb://admin:changeit@node1:2113,node2:2113,node3:2113?tlsCAFile=/certs/ca.crt',
    'esdb+discover://admin:a%40b@cluster.example:2113',
  ])('is accepted: %s', (address) => expect(faultOfAddress(address)).toBeUndefined());

  it.each([
    ['', /must be an address like esdb:\/\//u],
    ['http://admin:secret@node', /must be an address like/u],
    ['esdb://admin@node', /must be an address like/u],
    ['esdb://admin:secret@node one:2113', /must name hosts like/u],
    ['esdb://node1:2113?tls=false', /must not switch TLS off for node1/u],
    ['esdb://127.0.0.1,far:2113?tls=false', /must not switch TLS off for far/u],
    ['esdb+discover://localhost?tls=false', /must not switch TLS off/u],
    ['esdb://admin:secret@10.0.0.1:2113', /must name hosts by name, not 10\.0\.0\.1/u],
    ['esdb://node1:2113', /must name a user/u],
    ['esdb://admin:secret@node?tlsVerifyCert=false', /tlsVerifyCert, which has no effect/u],
    ['esdb://admin:secret@node?throwOnAppendFailure=false', /throwOnAppendFailure/u],
    ['esdb://admin:secret@node?keepAliveInterval=-1', /keepAliveInterval at 10000 or more/u],
    ['esdb://admin:secret@node?defaultDeadline=soon', /defaultDeadline in milliseconds, from 100 to 999999/u],
    ['esdb://admin:secret@node?defaultDeadline=0', /defaultDeadline in milliseconds/u],
    ['esdb://admin:secret@node?colour=red', /an option that is not known: colour/u],
    ['esdb://admin:secret100%@node', /with % codes for special characters/u],
    ['esdb://admin:secret@node?tlsCAFile', /must give tlscafile once, with a value/u],
    ['esdb://admin:secret@node?tlsCAFile=&tls=true', /must give tlscafile once, with a value/u],
    ['esdb://admin:secret@node?tls=false&tls=true', /must give tls once/u],
    ['esdb://admin:secret@node?tls=no', /must say tls=true or tls=false/u],
  ])('is refused with a reason that does not contain the password: %s', (address, reason) => {
    expect(faultOfAddress(address)).toMatch(reason);
    expect(faultOfAddress(address)).not.toContain('secret');
  });

  it('is shown without its password, even when the password has unencoded special characters', () => {
    expect(withoutPassword('esdb://admin:changeit@node:2113?tls=true')).toBe('esdb://admin:…@node:2113?tls=true');
    expect(withoutPassword('esdb://admin:change@it@node:2113')).toBe('esdb://admin:…@node:2113');
    expect(withoutPassword('esdb://127.0.0.1:2113?tls=false')).toBe('esdb://127.0.0.1:2113?tls=false');
  });

  it('sets few discovery attempts and a keep-alive by default', () => {
    expect(connectionStringOf('esdb://localhost:2113/?tls=false')).toBe(
      'esdb://localhost:2113?tls=false&gossiptimeout=1&maxdiscoverattempts=3&keepaliveinterval=10000&keepalivetimeout=2000',
    );
    expect(connectionStringOf('esdb://a:b@node?gossip-timeout=2')).toContain('gossip-timeout=2&maxdiscoverattempts=3');
  });

  it('sets a deadline of two seconds for a write by default', () => {
    expect(deadlineOf('esdb://localhost?tls=false')).toBe(2_000);
    expect(deadlineOf('esdb://localhost?tls=false&default-deadline=30000')).toBe(30_000);
  });

  it('provides decoded credentials', () => {
    expect(credentialsOf('esdb://admin:a%40b@node')).toEqual({ username: 'admin', password: 'a@b' });
    expect(credentialsOf('esdb://localhost?tls=false')).toEqual({ username: 'none', password: 'none' });
  });

  it('provides a separate address for each host', () => {
    expect(hostsOf('esdb+discover://admin:x@node')).toEqual([{ host: 'node', address: 'esdb://admin:x@node' }]);
    expect(hostsOf('esdb://admin:x@a:1,b:2?tlsCAFile=/ca.crt')).toEqual([
      { host: 'a:1', address: 'esdb://admin:x@a:1?tlsCAFile=/ca.crt' },
      { host: 'b:2', address: 'esdb://admin:x@b:2?tlsCAFile=/ca.crt' },
    ]);
  });
});

// node dist/test/support/eventstoredb-server/main.js --port 0 --data /tmp/x
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { systemClock, systemIds } from '#kernel';
import { control } from './control.js';
import { Faults } from './faults.js';
import { openDatabase } from './log/database.js';
import { EventLog } from './log/event-log.js';
import { LogWriter } from './log/writer.js';
import type { Node } from './node.js';
import { Replication } from './replication.js';
import { appendTo } from './services/append.js';
import { batchAppendTo } from './services/batch-append.js';
import { deleteFrom, tombstoneFrom } from './services/delete.js';
import { gossipOf } from './services/gossip.js';
import { readFrom } from './services/read.js';
import { featuresOf } from './services/server-features.js';
import { onlyFor } from './services/who-asks.js';

const { values } = parseArgs({
  options: {
    /** The port for clients; 0 takes a free one. */
    port: { type: 'string', default: '0' },
    control: { type: 'string', default: '0' },
    /** The folder of the log; without it the log is in memory. */
    data: { type: 'string' },
    /** Files with a certificate and its key; without them the server does not use TLS. */
    'tls-cert': { type: 'string', default: '' },
    'tls-key': { type: 'string', default: '' },
    /** The only user and password, such as admin:changeit; without it the server needs no authentication. */
    user: { type: 'string' },
    version: { type: 'string', default: '23.10.6' },
    /** The maximum number of bytes of one append, with the default of EventStoreDB. */
    'max-append-size': { type: 'string', default: String(1024 * 1024) },
    /** The position of the first event of a new log: above 2^53, to detect loss of precision, and never 0, which means the start of the log. */
    'first-position': { type: 'string', default: String(2n ** 53n + 1n) },
  },
});

const sockets = new Set<Socket>();
const cut = (): void => {
  for (const socket of sockets) socket.destroy();
};
const database = openDatabase(values.data);
const ticks = (): bigint => BigInt(Date.parse(systemClock.now())) * 10_000n;
const log = new EventLog(database, new LogWriter(database, { ticks, nextId: () => systemIds.next() }, BigInt(values['first-position'])));
const node: Node = { log, faults: new Faults(cut), replication: new Replication(), version: values.version, maxAppendSize: Number(values['max-append-size']), address: { host: 'localhost', port: 0 } };

const grpc = new Server({
  'grpc.max_receive_message_length': 16 * 1024 * 1024,
  'grpc.max_send_message_length': -1,
  interceptors: values.user === undefined ? [] : [onlyFor(values.user)],
});
grpc.addService(StreamsService, {
  read: readFrom(node),
  append: appendTo(node),
  batchAppend: batchAppendTo(node),
  delete: deleteFrom(node),
  tombstone: tombstoneFrom(node),
});
grpc.addService(ServerFeaturesService, { getSupportedMethods: featuresOf(node) });
grpc.addService(GossipService, { read: gossipOf(node) });

const credentials = values['tls-cert']
  ? ServerCredentials.createSsl(null, [{ cert_chain: readFileSync(values['tls-cert']), private_key: readFileSync(values['tls-key']) }])
  : ServerCredentials.createInsecure();
const connections = grpc.createConnectionInjector(credentials);
const clientServer = createServer((socket) => {
  sockets.add(socket);
  socket.on('error', () => socket.destroy()).once('close', () => sockets.delete(socket));
  connections.injectConnection(socket);
});
const portOf = (address: AddressInfo | string | null): number => (address && typeof address === 'object' ? address.port : 0);
clientServer.listen(Number(values.port), '127.0.0.1');
const orders = createHttpServer(control(node, cut)).listen(Number(values.control), '127.0.0.1');
await Promise.all([once(clientServer, 'listening'), once(orders, 'listening')]);
node.address.port = portOf(clientServer.address());

const stop = (): void => {
  cut();
  log.close();
  process.exit(0);
};
process.once('SIGTERM', stop);
// Stop when the parent process has ended.
process.once('disconnect', stop);
console.log(`Listening: ${node.address.port} ${portOf(orders.address())}`);

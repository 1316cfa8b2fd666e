import { StandIn } from './server.js';

// A process of its own, for measuring: tells its address and serves until it is ended.
process.send?.((await StandIn.start()).address);
process.on('disconnect', () => process.exit(0));

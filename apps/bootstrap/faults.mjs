// npm run test:faults: all fault tests of reminders and of the log on EventStoreDB at full length and size: Redis unavailable for 20 seconds,
// 100,000 waiting timers, a connection lost for five minutes.
import { build, install, pinnedNode, run } from './project.mjs';
import { redisServer } from './redis.mjs';

install();
const env = { ...process.env, REDIS_SERVER: redisServer(), FAULTS: 'full', LEAST_TIMEOUT: '300000' };
build();
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
const faults = ['reminder-faults', 'test/integration/mail', 'contract/scheduler', 'in-process-scheduler', 'integration/eventstoredb-', 'remind/reminder-dispatcher', 'london-time'];
process.exit(run(pinnedNode(), [...jest, '--selectProjects', 'unit', 'contract', 'integration', '--runInBand', '--testPathPatterns', ...faults], { env }));

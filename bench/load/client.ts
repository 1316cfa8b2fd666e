import type { LoadJob } from './job.js';
import { runLoad } from './run.js';

// Entry point of the client process. It runs one job after the other until its parent process ends.
process.on('message', (job: LoadJob) => {
  runLoad(job).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit());

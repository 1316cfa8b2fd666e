import type { LoadJob } from './job.js';
import { runLoad } from './run.js';

// The client's process: one job after the other, for as long as its parent lives.
process.on('message', (job: LoadJob) => {
  runLoad(job).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
  );
});
process.on('disconnect', () => process.exit());

import { CommandSender } from './command-sender.js';
import { ManagedRun } from './managed-run.js';
import { ManagerLog } from './manager-log.js';
import { ManagerRecord, type RecordOptions } from './manager-record.js';
import type { ManagerRun } from './manager-run.js';
import type { ManagerRunnerOptions } from './manager-runner.js';
import { ReconcilingRun, type ReconcilingOptions } from './reconciling-run.js';

type OpenRunsOptions = Pick<ManagerRunnerOptions, 'store' | 'clock' | 'ids' | 'handling' | 'managers' | 'onProblem'> &
  Pick<RecordOptions, 'inTurn' | 'retry'> &
  Pick<ReconcilingOptions, 'signal' | 'ready' | 'collectMs' | 'retryMs'>;

/** Creates the run of every process manager from its recorded state. @throws store errors */
export function openRuns({ store, clock, ids, handling, managers, retry, inTurn, onProblem, ...reconciling }: OpenRunsOptions): Promise<ManagerRun[]> {
  const sender = new CommandSender({ handling, clock, retry });
  return Promise.all(managers.map(async (manager) => {
    const record = await ManagerRecord.of(manager, { store, sender, retry, clock, inTurn, onProblem, log: new ManagerLog(manager.name, { store, clock, ids }) });
    return 'decider' in manager
      ? new ReconcilingRun(manager, record, { store, handling, clock, retry, onProblem, ...reconciling })
      : new ManagedRun(manager, record, { clock, inTurn });
  }));
}

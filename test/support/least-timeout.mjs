import { TestEnvironment } from 'jest-environment-node';

/** Milliseconds before which no test and no hook is given up: a timeout is for what hangs, not for a machine that is busy. */
const least = Number(process.env['LEAST_TIMEOUT']);

export default class extends TestEnvironment {
  handleTestEvent({ name, test, hook }, state) {
    if (name === 'run_start') state.testTimeout = Math.max(state.testTimeout, least);
    const timed = { test_start: test, hook_start: hook }[name];
    if (timed?.timeout) timed.timeout = Math.max(timed.timeout, least);
  }
}

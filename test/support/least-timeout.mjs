import { TestEnvironment } from 'jest-environment-node';

/** The minimum timeout of tests and hooks in milliseconds, so that a busy machine does not cause timeouts. */
const least = Number(process.env['LEAST_TIMEOUT']);

export default class extends TestEnvironment {
  handleTestEvent({ name, test, hook }, state) {
    if (name === 'run_start') state.testTimeout = Math.max(state.testTimeout, least);
    const timed = { test_start: test, hook_start: hook }[name];
    if (timed?.timeout) timed.timeout = Math.max(timed.timeout, least);
  }
}

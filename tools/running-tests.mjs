// @ts-check
import { writeFileSync } from 'node:fs';

/** Names the file in which the reporter writes; set by whoever starts Vitest. */
export const RUNNING_FILE = 'YINGSHENG_RUNNING';

/**
 * A Vitest reporter that keeps in a file which test files are under way, and touches it at every result: so that a hang
 * is noticed from outside and named. Code that never gives way cannot be stopped from within its own process, whatever
 * the time limit of its test.
 */
export default class RunningTests {
  /** @type {Set<string>} */
  #running = new Set();
  #write() {
    const file = process.env[RUNNING_FILE];
    if (file !== undefined) writeFileSync(file, [...this.#running].join('\n'));
  }
  /** @param {import('vitest/node').TestModule} module */
  onTestModuleStart(module) {
    this.#running.add(module.relativeModuleId);
    this.#write();
  }
  onTestCaseResult() {
    this.#write();
  }
  /** @param {import('vitest/node').TestModule} module */
  onTestModuleEnd(module) {
    this.#running.delete(module.relativeModuleId);
    this.#write();
  }
}

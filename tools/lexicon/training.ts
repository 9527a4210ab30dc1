/** What tools/train-overtone.mjs needs of the language room. */
export { normalise } from '../../src/language';
export { NO_STEP, NO_WEIGHT, runsOf } from '../../src/language/overtone';

/** What tools/train-overtone.mjs needs of the language room. */
export { normalise } from '../../src/language';
export {
  asWords,
  codesOf,
  eachWord,
  FAR_STEP,
  installOvertone,
  NO_STEP,
  NO_WEIGHT,
  overtoneLabels,
  overtoneOf,
  runsOf,
} from '../../src/language/overtone';

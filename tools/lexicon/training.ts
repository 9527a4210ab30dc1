/** What tools/train-overtone.mjs needs of the language room. */
export { normalise } from '../../src/language';
export {
  asWords,
  codesOf,
  eachWord,
  installOvertone,
  ONE,
  overtoneLabels,
  overtoneOf,
  runsOf,
} from '../../src/language/overtone';
export { packOvertone, unpackOvertone } from '../../src/language/overtone-coder';

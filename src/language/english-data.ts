/** What it takes to judge English: a page loads it when somebody speaks English. */
export { letters, signs } from './lexicon/compiled-en.json';
export { reader } from './normalise-english';

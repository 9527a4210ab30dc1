/** What it takes to judge English: a page loads it when somebody speaks English. */
export { default as lexicon } from './lexicon/compiled-en.json';

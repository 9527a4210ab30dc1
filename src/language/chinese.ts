/** What it takes to judge Chinese: a page loads it when somebody speaks Chinese. */
export { default as hanzi } from './hanzi.json';
export { letters, signs } from './lexicon/compiled-zh.json';

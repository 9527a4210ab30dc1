import type { Plugin } from 'vite';

const CLIENT = /[\\/]react-dom[\\/]cjs[\\/]react-dom-client\.production\.js$/;
const PLACEHOLDER = /\b(\w+Exception) = Error\((formatProdErrorMessage\(\d+\))\)/g;

/**
 * React throws a few errors as signs to itself and makes them while it is read. For each the browser notes where it was made,
 * and V8 reads all of React a second time to say the line: a tenth of the time to the first words. These have no such note.
 */
export function reactPlaceholders(): Plugin {
  return {
    name: 'yingsheng-react-placeholders',
    apply: 'build',
    transform: {
      filter: { id: CLIENT },
      handler: (code) => withoutNotes(code),
    },
  };
}

/** React's client with its placeholder errors made without a stack. */
export const withoutNotes = (code: string): string =>
  code.replaceAll(PLACEHOLDER, '$1 = Object.create(Error.prototype, { message: { value: $2 } })');

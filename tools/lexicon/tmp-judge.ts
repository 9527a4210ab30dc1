export { judge } from '../../src/language';

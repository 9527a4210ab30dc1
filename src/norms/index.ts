export { clauseId, isClauseId, NormsError, type NormsErrorCode, packOf } from './clause-id';
export { cite, createNorms, type Norms, subset } from './lookup';
export { PACK_IDS, packVersions } from './sources';
export type * from './types';

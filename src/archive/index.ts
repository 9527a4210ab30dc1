export { attemptsCsv, dutiesCsv } from './export-csv';
export { RECORD_MAX_CHARS, recordJson } from './export-json';
export type { ImportedRecord } from './import-json';
export { importRecord } from './import-record';
export { openArchive } from './open-archive';
export { EXTRA_TIME_MAX, PERSON_TEXT_MAX } from './people';
export { ArchiveError } from './problems';
export type * from './types';
export { NOBODY } from './types';

import type { Problem } from '../encounter';
import type { Text } from '../norms';

/** What an archive promise rejects with; `problem` is what a person is shown. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(`${problem.code}: ${problem.message.en}`, options);
    this.problem = problem;
  }
}

type Words = readonly [message: Text, mend: Text];

const EXPORT_NOW: Text = {
  zh: '可以继续作答。结束后请马上导出记录。',
  en: 'You can go on. Export the record as soon as you have finished.',
};

const STORAGE: Record<string, Words> = {
  'E-ARCHIVE-MISSING': [
    { zh: '这个浏览器没有提供本地数据库。', en: 'This browser offers no local database.' },
    EXPORT_NOW,
  ],
  'E-ARCHIVE-DENIED': [
    { zh: '浏览器不允许在本机保存数据。', en: 'The browser does not allow data to be kept on this machine.' },
    {
      zh: '可以继续作答。请在浏览器设置里允许本网站保存数据，或退出无痕模式；本次记录请及时导出。',
      en: 'You can go on. Allow this site to keep data in the browser settings, or leave private mode; export this record in time.',
    },
  ],
  'E-ARCHIVE-FULL': [
    { zh: '本机存储空间已满。', en: 'The storage of this machine is full.' },
    {
      zh: '可以继续作答。请导出并删除旧记录，或清理磁盘空间。',
      en: 'You can go on. Export and delete old records, or free some disk space.',
    },
  ],
  'E-ARCHIVE-CLOSED': [
    {
      zh: '本地数据库被关闭：数据被清除，或另一个窗口打开了新版本。',
      en: 'The local database was closed: its data was cleared, or another tab opened a newer version.',
    },
    { zh: '可以继续作答。请先导出记录，再刷新页面。', en: 'You can go on. Export the record, then reload the page.' },
  ],
  'E-ARCHIVE-TIMEOUT': [
    { zh: '本地数据库没有响应。', en: 'The local database does not answer.' },
    {
      zh: '可以继续作答。请关闭本网站的其他窗口后刷新页面。',
      en: 'You can go on. Close the other tabs of this site, then reload the page.',
    },
  ],
  'E-ARCHIVE-FAILED': [{ zh: '写入本地数据库失败。', en: 'Writing to the local database failed.' }, EXPORT_NOW],
};

/** DOMException and Dexie error names, as far as they tell a person what to do. */
const CODES: Record<string, string> = {
  QuotaExceededError: 'E-ARCHIVE-FULL',
  SecurityError: 'E-ARCHIVE-DENIED',
  InvalidStateError: 'E-ARCHIVE-DENIED',
  MissingAPIError: 'E-ARCHIVE-MISSING',
  DatabaseClosedError: 'E-ARCHIVE-CLOSED',
  VersionError: 'E-ARCHIVE-CLOSED',
  TimeoutError: 'E-ARCHIVE-TIMEOUT',
};

/**
 * The problem behind a storage exception. A quota error is often wrapped (Dexie puts it into `inner`), so the wrapped
 * errors are asked as well; the innermost name that is known decides.
 */
export function storageProblem(thrown: unknown): Problem {
  let code = 'E-ARCHIVE-FAILED';
  let error: unknown = thrown;
  for (let depth = 0; depth < 5 && typeof error === 'object' && error !== null; depth++) {
    const name = 'name' in error ? String(error.name) : '';
    code = CODES[name] ?? code;
    error = 'inner' in error ? error.inner : 'cause' in error ? error.cause : undefined;
  }
  const [message, mend] = STORAGE[code] ?? (STORAGE['E-ARCHIVE-FAILED'] as Words);
  return { code, severity: 'error', message, mend };
}

export function conflict(attempt: string, seq: number): Problem {
  return {
    code: 'E-ARCHIVE-CONFLICT',
    severity: 'error',
    message: {
      zh: `作答 ${attempt} 的第 ${seq} 行已存有不同内容，可能在另一个窗口里继续过。`,
      en: `Line ${seq} of attempt ${attempt} is already kept with other content; it was probably continued in another tab.`,
    },
    mend: { zh: '请关闭这个窗口，在另一个窗口里继续。', en: 'Close this tab and go on in the other one.' },
  };
}

export function gap(attempt: string, expected: number, found: number): Problem {
  return {
    code: 'E-ARCHIVE-GAP',
    severity: 'error',
    message: {
      zh: `作答 ${attempt} 应接第 ${expected} 行，得到的是第 ${found} 行。`,
      en: `Attempt ${attempt} expected line ${expected} and got line ${found}.`,
    },
    mend: { zh: '请刷新页面，从已保存处继续。', en: 'Reload the page and go on from what is kept.' },
  };
}

export function unknownAttempt(attempt: string): Problem {
  return {
    code: 'E-ARCHIVE-UNKNOWN',
    severity: 'error',
    message: { zh: `档案里没有作答 ${attempt}。`, en: `The archive holds no attempt ${attempt}.` },
    mend: { zh: '它可能已被删除，请回到记录列表。', en: 'It may have been deleted; go back to the list of attempts.' },
  };
}

export function badAttemptId(): Problem {
  return {
    code: 'E-ARCHIVE-ID',
    severity: 'error',
    message: {
      zh: '作答编号只能由字母、数字、- 和 _ 组成，最长 64 个字符。',
      en: 'An attempt id may hold only letters, digits, - and _, at most 64 characters.',
    },
    mend: { zh: '请换一个编号。', en: 'Choose another id.' },
  };
}

export function badPerson(): Problem {
  return {
    code: 'E-ARCHIVE-PERSON',
    severity: 'error',
    message: { zh: '姓名还空着。', en: 'The name is still empty.' },
    mend: { zh: '请写下姓名，工号、单位、岗位可以不填。', en: 'Write a name; number, unit and post may stay empty.' },
  };
}

export function damaged(attempt: string, keptLines: number, lostLines: number): Problem {
  return {
    code: 'E-ARCHIVE-DAMAGED',
    severity: 'error',
    message: {
      zh: `作答 ${attempt} 的记录有损坏：前 ${keptLines} 行完好，之后 ${lostLines} 行无法接上。`,
      en: `The record of attempt ${attempt} is damaged: the first ${keptLines} lines are sound, ${lostLines} after them do not join.`,
    },
    mend: {
      zh: '可以从完好的最后一行继续；考核请告知考官。',
      en: 'You can go on from the last sound line; in an exam, tell the assessor.',
    },
  };
}

export function heldElsewhere(attempt: string): Problem {
  return {
    code: 'E-ARCHIVE-HELD',
    severity: 'error',
    message: {
      zh: `作答 ${attempt} 正在另一个窗口里进行。`,
      en: `Attempt ${attempt} is running in another tab.`,
    },
    mend: { zh: '请到那个窗口继续，或先关闭它。', en: 'Go on in that tab, or close it first.' },
  };
}

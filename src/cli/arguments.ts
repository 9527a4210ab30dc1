import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Text } from '../norms';
import type { Io } from './io';
import type { Lang } from './print-problems';
import { stop } from './problems';

export type Options = NonNullable<ParseArgsConfig['options']>;

export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: Text;
  /** Body of `--help` below usage and summary. */
  readonly help: Text;
  readonly options: Options;
  /** Fewest and most operands. */
  readonly operands: readonly [number, number];
  run(args: Arguments, io: Io): Promise<number>;
}

export interface Arguments {
  readonly operands: readonly string[];
  readonly lang: Lang;
  readonly json: boolean;
  readonly help: boolean;
  flag(name: string): boolean;
  value(name: string): string | undefined;
}

const COMMON: Options = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
};

const flags = (options: Options): string =>
  Object.keys(options)
    .map((name) => `--${name}`)
    .join(', ');

export function readArguments(command: Command, argv: readonly string[]): Arguments {
  const options = { ...command.options, ...COMMON };
  const { values, positionals } = parse(argv, options);
  const lang = values.lang ?? 'zh';
  if (lang !== 'zh' && lang !== 'en') return stop('E-CLI-FLAG-VALUE', `--lang ${String(lang)}`, 'zh, en');
  const [fewest, most] = command.operands;
  const help = values.help === true;
  if (!help && (positionals.length < fewest || positionals.length > most)) {
    stop('E-CLI-OPERAND', String(positionals.length), command.usage);
  }
  return {
    operands: positionals,
    lang,
    json: values.json === true,
    help,
    flag: (name) => values[name] === true,
    value: (name) => {
      const value = values[name];
      return typeof value === 'string' ? value : undefined;
    },
  };
}

function parse(argv: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    const found = /'(-[^' ]*)/.exec(message)?.[1] ?? message;
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return stop('E-CLI-FLAG', found, flags(options));
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      const name = /--([a-z-]+)/.exec(message)?.[1] ?? '';
      const wants = options[name]?.type === 'string';
      return stop(
        'E-CLI-FLAG-VALUE',
        `--${name}`,
        wants ? { zh: '一个值', en: 'a value' } : { zh: '不带值', en: 'no value' },
      );
    }
    throw error;
  }
}

/** Seeds are whole numbers, so that a run can be named by one. */
export function seedOf(args: Arguments): number | undefined {
  const given = args.value('seed');
  if (given === undefined) return undefined;
  const seed = Number(given);
  if (!/^\d{1,16}$/.test(given) || !Number.isSafeInteger(seed)) {
    return stop('E-CLI-FLAG-VALUE', `--seed ${given}`, '0 … 9007199254740991');
  }
  return seed;
}

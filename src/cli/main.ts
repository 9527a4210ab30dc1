import { main } from './command-line';
import { processIo } from './io';
import { problemInBoth } from './print-problems';
import { cliProblem } from './problems';

// A reader that has seen enough (`yingsheng coverage | head`) closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  throw error;
});

// The state machine reports what goes wrong inside it from a timer of its own; that is no reason for a stack trace either.
process.on('uncaughtException', (error) => {
  process.stderr.write(problemInBoth(cliProblem('E-CLI-INTERNAL', error.message)));
  process.exit(2);
});

process.exitCode = await main(process.argv.slice(2), processIo());
// An answer may still be waited for on a terminal; nothing more is going to be read.
process.stdin.destroy();

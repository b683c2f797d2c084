import { pathWritten } from './files.ts';

/**
 * Lets a run go on when its output can no longer be written, since nobody reads it or the disk is full: the exit code and
 * the files hold the verdict, and a sentence at the end names the file.
 */
export function outliveOutput(): void {
  let why: string | undefined;
  for (const out of [process.stdout, process.stderr])
    out.on('error', ({ code, message }: NodeJS.ErrnoException) => (why ??= code ?? message));
  process.once('exit', () => {
    if (why !== undefined) process.stderr.write(`${sentence(why)}\n`);
  });
}

function sentence(why: string): string {
  const path = pathWritten('report.md');
  const where = path ? `the verdict is in ${path}` : 'the exit code is the verdict';
  return `The output could not be written to its end (${why}): ${where}`;
}

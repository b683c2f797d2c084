import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Reference } from '../reference/reference.ts';
import { serve } from '../reference/serve.ts';

/** Something on the command line is wrong: the sentence says what, and the remedy. */
export class UsageError extends Error {}

/** Runs a command; what the user did wrong ends it with one sentence and exit code 1. */
export async function run(command: () => Promise<void> | void): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** The options and words of the command line. @throws UsageError for what is none of them */
export function parsed<T extends ParseArgsConfig>(config: T) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]);
  }
}

/** A whole number that an option gives. @throws UsageError when it is none, or outside the bounds */
export function wholeNumber(option: string, value: string, least: number, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new UsageError(`${option} is "${value}": give a whole number from ${least} to ${most}`);
}

/**
 * Serves the reference, or an heir of it, until the process ends, and prints how to run the suite against it.
 * @throws UsageError when the port cannot be had
 */
export async function serveToPeople(
  reference: Reference,
  name: string,
  port: string,
  inboxLines = outbox,
) {
  const wanted = wholeNumber('--port', port, 0, 65_535);
  const { url } = await serve(reference, wanted).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(refusedPort(error, wanted));
  });
  console.log(`${name} answers at ${url} until Ctrl+C. To run the suite against it:\n`);
  const lines = [...settingsFor(reference, url), ...inboxLines(url), '  npx playwright test'];
  console.log(lines.join(' \\\n'));
}

function refusedPort({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} is in use: give another one with --port`;
  if (code === 'EACCES')
    return `Port ${port} is not yours to take: give one above 1023 with --port`;
  return `Nothing can be served on port ${port}: ${message}`;
}

function settingsFor({ projects }: Reference, url: string): string[] {
  const [project, other] = [...projects.values()];
  return [
    `BASE_URL=${url}`,
    `DESCOPE_PROJECT_ID=${project?.projectId}`,
    `DESCOPE_OTHER_PROJECT_ID=${other?.projectId}`,
    `DESCOPE_MANAGEMENT_KEY=${project?.managementKey}`,
    `APPROVED_REDIRECT_URL=https://${project?.approvedDomains[0]}/verify`,
    `LINK_LIFETIME_S=${project?.linkLifetime}`,
  ];
}

const outbox = (url: string) => ['INBOX=http', `INBOX_URL='${url}/outbox/{phone}'`];

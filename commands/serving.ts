import type { Reference } from '../reference/reference.ts';
import { serve } from '../reference/serve.ts';
import { usualRun } from '../spec/program.ts';
import { UsageError, wholeNumber } from './command.ts';

/**
 * Serves the reference, or a subclass of it, until the process ends, and prints how to run the suite against it.
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
  const settings = Object.entries(settingsFor(reference, url));
  const given = settings.map(([name, value]) => `${name}=${value}`);
  const lines = [...given, ...inboxLines(url), `  ${usualRun}`];
  console.log(lines.join(' \\\n'));
}

function refusedPort({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} is in use: give another one with --port`;
  if (code === 'EACCES')
    return `Port ${port} is not yours to take: give one above 1023 with --port`;
  return `Nothing can be served on port ${port}: ${message}`;
}

/** The settings with which the suite tests the reference, or a subclass of it, but for the inbox. */
export function settingsFor({ projects }: Reference, url: string) {
  const [project, other] = [...projects.values()];
  return {
    BASE_URL: url,
    DESCOPE_PROJECT_ID: project!.projectId,
    DESCOPE_OTHER_PROJECT_ID: other!.projectId,
    DESCOPE_MANAGEMENT_KEY: project!.managementKey,
    APPROVED_REDIRECT_URL: `https://${project!.approvedDomains[0]}/verify`,
    LINK_LIFETIME_S: String(project!.linkLifetime),
  };
}

/** Where the messages of a served reference are read. */
export const outboxOf = (url: string) => ({ INBOX: 'http', INBOX_URL: `${url}/outbox/{phone}` });

function outbox(url: string): string[] {
  const { INBOX, INBOX_URL } = outboxOf(url);
  return [`INBOX=${INBOX}`, `INBOX_URL='${INBOX_URL}'`];
}

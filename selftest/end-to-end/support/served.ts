import type { TestInfo } from '@playwright/test';
import { outboxOf } from '../../../commands/serving.ts';
import { defaultProjects } from '../../../reference/model.ts';
import type { Reference } from '../../../reference/reference.ts';
import type { Started } from '../../support/node-process.ts';
import { startSuite, type SuiteEnded } from '../../support/run-suite.ts';

export { outboxOf };

/** A server as a target, until it is closed. */
export interface Served {
  url: string;
  close: () => Promise<void>;
}

/** The settings for a server that answers as the reference does; how links are read comes beside them. */
export function settingsFor(url: string): Record<string, string> {
  const [project, other] = defaultProjects;
  return {
    BASE_URL: url,
    TARGET_NAME: 'served',
    DESCOPE_PROJECT_ID: project!.projectId,
    DESCOPE_OTHER_PROJECT_ID: other!.projectId,
    APPROVED_REDIRECT_URL: `https://${project!.approvedDomains[0]}/verify`,
  };
}

/** The key that manages the users of a reference. */
export function managementKeyOf({ projects }: Reference): string {
  return [...projects.values()][0]!.managementKey;
}

/** The users that a reference still knows of the project that is tested. */
export function usersOf({ projects }: Reference): string[] {
  const { users } = [...projects.values()][0]!;
  return [...users.values()].map(({ loginIds }) => loginIds.join(' '));
}

/**
 * Starts the suite against a server, and closes that when the run has ended. Links are read from the outbox of a
 * reference, unless the settings name another inbox.
 */
export function startAgainst(
  testInfo: TestInfo,
  { url, close }: Served,
  settings: Record<string, string> = {},
  ...options: string[]
): Started<SuiteEnded> {
  const inbox = settings['INBOX'] ? {} : outboxOf(url);
  const all = { ...settingsFor(url), ...inbox, ...settings };
  const started = startSuite(testInfo, all, ...options);
  const closed = async () => {
    const ended = await started.ended;
    await close();
    return ended;
  };
  return { ...started, ended: closed() };
}

/** Runs the suite against a server to its end, and closes that. */
export const runAgainst = (...all: Parameters<typeof startAgainst>): Promise<SuiteEnded> =>
  startAgainst(...all).ended;

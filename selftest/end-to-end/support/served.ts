import type { TestInfo } from '@playwright/test';
import { defaultProjects } from '../../../reference/model.ts';
import type { Reference } from '../../../reference/reference.ts';
import { serve, type Answers } from '../../../reference/serve.ts';
import { run, type Ended } from './suite.ts';

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

/** Where the messages of a served reference are read. */
export const outboxOf = (url: string) => ({
  INBOX: 'http',
  INBOX_URL: `${url}/outbox/{phone}`,
});

/** The key that manages the users of a reference. */
export function managementKeyOf({ projects }: Reference): string {
  return [...projects.values()][0]!.managementKey;
}

/** The users that a reference still knows of the project that is tested. */
export function usersOf({ projects }: Reference): string[] {
  const { users } = [...projects.values()][0]!;
  return [...users.values()].map(({ loginIds }) => loginIds.join(' '));
}

/** Runs the suite against a server while that lasts, with settings that may depend on where it is. */
export async function runServed(
  testInfo: TestInfo,
  answers: Answers,
  settings: (url: string) => Record<string, string>,
  ...options: string[]
): Promise<Ended> {
  return whileServed(answers, url =>
    run(testInfo, { ...settingsFor(url), ...settings(url) }, ...options),
  );
}

/** Serves something while something else is done. */
export async function whileServed<T>(
  answers: Answers,
  act: (url: string) => Promise<T>,
): Promise<T> {
  const { url, close } = await serve(answers);
  try {
    return await act(url);
  } finally {
    await close();
  }
}

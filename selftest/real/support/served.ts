import { Reference } from '../../../reference/reference.ts';
import { serve, type Answers } from '../../../reference/serve.ts';

/** The settings for a server that answers as the reference does; how links are read comes beside them. */
export function settingsFor({ projects }: Reference, url: string): Record<string, string> {
  const [project, other] = [...projects.values()];
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

/** The users that a reference still knows, of all its projects. */
export function usersOf({ projects }: Reference): string[] {
  return [...projects.values()].flatMap(({ users }) =>
    [...users.values()].map(({ loginIds }) => loginIds.join(' ')),
  );
}

/** Serves a reference, or what stands in front of it, while something is done. */
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

import { serve } from '../../reference/serve.ts';
import { givenIn, type Given } from '../../targets/settings-file.ts';

/** Settings that describe a target, complete and sound; nobody needs to be there. */
export const customSettings = {
  BASE_URL: 'http://127.0.0.1:1/',
  DESCOPE_PROJECT_ID: 'P2ReferenceProject0000000One',
  APPROVED_REDIRECT_URL: 'https://app.example.com/verify',
  INBOX: 'none',
};

/** Settings that the environment alone gives. */
export const given = (set: Record<string, string>): Given => givenIn(set, '/no/file');

/** Serves one answer to everything, and counts the calls. */
export async function serveAlike(answer: () => Response) {
  let calls = 0;
  const fetch = async (request: Request) => {
    calls += 1;
    await request.text(); // a server that leaves the body unread may cut its answer off
    return answer();
  };
  const { url, close } = await serve({ fetch });
  return { url, close, calls: () => calls };
}

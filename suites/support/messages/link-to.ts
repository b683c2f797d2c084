import { requireAccepted } from '../findings/set-up.ts';
import { expect } from '../findings/expect.ts';
import type { Answer } from '../http/answer.ts';
import type { EndUsers } from '../users/end-users.ts';
import { withoutToken } from './link.ts';
import type { SentLinks } from './sent-links.ts';

/**
 * The link, without its token, that a sign-up-or-in of a new user brings for a redirect URL. That it comes is judged, since
 * the usual one has come before; so is the answer, by whatever is given for that.
 */
export async function linkTo(
  redirectUrl: string,
  { users, sentLinks }: { users: EndUsers; sentLinks: SentLinks },
  judge: (answer: Answer) => void = answer => expect(answer).toBeAccepted(),
): Promise<URL> {
  const { magicLink } = users;
  const usual = await users.newUser();
  requireAccepted(await magicLink.signUpOrIn(usual), 'sign-up-or-in.accepts-new-user');
  await sentLinks.next(usual.phone);
  const { phone } = await users.newUser();
  judge(await magicLink.signUpOrIn({ loginId: phone, phone }, { redirectUrl }));

  const link = await sentLinks.await(phone, redirectUrl);

  expect(link ? 'a magic link' : 'none', `the magic link at ${phone}`).toBe('a magic link');
  return withoutToken(link!);
}

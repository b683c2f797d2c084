import { isAccepted } from '../support/http/answer.ts';
import type { MagicLink } from '../support/http/magic-link.ts';
import { askEach } from '../support/tampering/entries.ts';
import { nearlyObjects, noObjects } from '../support/tampering/wrong-types.ts';
import { refusedAmong, requireRefused, requires } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';
import type { EndUser } from '../support/users/end-user.ts';

test.describe('bad input', () => {
  test(
    'sends nothing',
    covers('bad-input.texts-nobody'),
    async ({ users, magicLink, messages }) => {
      const refused = await refusedCalls(magicLink, () => users.newUser());

      const arrived = refused.map(newUser =>
        messages.strayMagicLinks(newUser.phone, redirectUrl =>
          magicLink.signUpOrIn(newUser, { redirectUrl }),
        ),
      );

      expect((await Promise.all(arrived)).flat(), 'the links that arrived').toEqual([]);
    },
  );

  test('makes no user', covers('bad-input.makes-nobody'), async ({ users, magicLink }) => {
    const refused = await refusedCalls(magicLink, () => users.unregistered());

    const signIns = refused.map(newUser => magicLink.signIn(newUser));

    expect(await Promise.all(signIns)).toBeRefused();
  });

  test(
    'uses no link up',
    covers('bad-input.uses-no-link'),
    async ({ newLinks, magicLink, existingUser }) => {
      const { token } = await newLinks.signIn(existingUser);
      const answers = await askEach(noObjects({ token }), raw =>
        magicLink.post('verify', {}, { raw }),
      );
      const accepted = answers.filter(isAccepted).length;
      const said = { subject: 'the number of acceptances', expected: '0', actual: accepted };
      requires('bad-input.verify-body', accepted === 0, said);
      requireRefused(answers, 'bad-input.bodies-are-client-errors');
      requireRefused(await magicLink.post('verify', { token: [token] }), 'bad-input.verify-token');

      expect(await magicLink.verify(token)).toBeAccepted();
    },
  );
});

/** Makes calls that are wrong each in another way, each for another new user, and gives those whose call was refused. */
async function refusedCalls(magicLink: MagicLink, createUser: () => Promise<EndUser>) {
  const withRaw = (operation: 'signUp' | 'signUpOrIn', raw: string) =>
    magicLink.post(operation, {}, { raw });
  const cutOff = ({ loginId, phone }: EndUser) => nearlyObjects({ loginId, phone })[0]!.value;
  const inList = ({ loginId, phone }: EndUser) => JSON.stringify([{ loginId, phone }]);
  const wrong = [
    ...[cutOff, inList].flatMap(bodyOf => [
      (newUser: EndUser) => withRaw('signUp', bodyOf(newUser)),
      (newUser: EndUser) => withRaw('signUpOrIn', bodyOf(newUser)),
    ]),
    (newUser: EndUser) => magicLink.signUp(newUser, { redirectUrl: 17 }),
    (newUser: EndUser) => magicLink.signUpOrIn(newUser, { redirectUrl: 17 }),
    (newUser: EndUser) =>
      magicLink.signUp(newUser, { phone: { value: newUser.phone }, user: undefined }),
  ];
  const calls = wrong.map(async call => {
    const newUser = await createUser();
    return { newUser, answer: await call(newUser) };
  });
  const made = await Promise.all(calls);
  const refused = refusedAmong(
    made.map(({ answer }) => answer),
    'bad-input.bodies-are-client-errors',
  );
  return made.filter(({ answer }) => refused.includes(answer)).map(({ newUser }) => newUser);
}

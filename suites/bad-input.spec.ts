import { isRefused } from './support/http/answer.ts';
import type { MagicLink } from './support/http/magic-link.ts';
import { noObjects, noText, otherFieldsWithWrongTypes } from './support/tampering/wrong-types.ts';
import type { EndUser } from './support/users/end-user.ts';
import { covers, expect, test } from './support/test.ts';

test.describe('bad input', () => {
  test(
    'as the login ID of a sign-up is refused',
    covers('bad-input.sign-up-login-id'),
    async ({ magicLink, users }) => {
      const nobody = { loginId: undefined, phone: undefined, user: undefined };
      const { answers } = await users.refusedSignUp(newUser => {
        const wrong = noText(newUser.loginId).map(loginId => ({ loginId }));
        return Promise.all([...wrong, nobody].map(fields => magicLink.signUp(newUser, fields)));
      });

      expect(answers).toBeRefused();
    },
  );

  test(
    'as the login ID of a sign-in is refused',
    covers('bad-input.sign-in-login-id'),
    async ({ magicLink, existingUser }) => {
      const wrong = [undefined, '', ...noText(existingUser.loginId)];
      const answers = wrong.map(loginId => magicLink.signIn(existingUser, { loginId }));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'as the login ID of a sign-up or in is refused',
    covers('bad-input.sign-up-or-in-login-id'),
    async ({ magicLink, newUser }) => {
      const wrong = [undefined, '', ...noText(newUser.loginId)];
      const answers = wrong.map(loginId => magicLink.signUpOrIn(newUser, { loginId }));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'as the phone of a sign-up is refused',
    covers('bad-input.sign-up-phone'),
    async ({ magicLink, users }) => {
      const { answers } = await users.refusedSignUp(newUser => {
        const wrong = noText(newUser.phone).map(phone => ({ phone, user: undefined }));
        return Promise.all(wrong.map(fields => magicLink.signUp(newUser, fields)));
      });

      expect(answers).toBeRefused();
    },
  );

  test(
    'as the phone of an update is refused',
    covers('bad-input.update-phone-phone'),
    async ({ magicLink, existingUser, newUser }) => {
      const answers = [undefined, '', ...noText(newUser.phone)].map(phone =>
        magicLink.updatePhone(existingUser, newUser.phone, { phone }),
      );

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'as the token of a verify is refused',
    covers('bad-input.verify-token'),
    async ({ newLinks, magicLink, existingUser }) => {
      const { token } = await newLinks.signIn(existingUser);
      const answers = [undefined, null, '', ...noText(token)].map(each =>
        magicLink.post('verify', { token: each }),
      );

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'as the redirect URL is refused',
    covers('bad-input.redirect-url-type'),
    async ({ magicLink, newUser, existingUser }) => {
      const answers = noText(magicLink.redirectUrl).flatMap(redirectUrl => [
        magicLink.signUp(newUser, { redirectUrl }),
        magicLink.signIn(existingUser, { redirectUrl }),
        magicLink.signUpOrIn(newUser, { redirectUrl }),
        magicLink.updatePhone(existingUser, newUser.phone, { redirectUrl }),
      ]);

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'without a host as the redirect URL is refused',
    covers('bad-input.redirect-url-is-no-url'),
    async ({ redirectTo }) => {
      expect(await redirectTo(['/verify', 'no URL at all', 'https://', '?t='])).toBeRefused();
    },
  );

  test(
    'as the URI is refused',
    covers('bad-input.uri'),
    async ({ magicLink, newUser, existingUser }) => {
      const answers = noText(magicLink.redirectUrl).flatMap(URI => [
        magicLink.signUpOrIn(newUser, { redirectUrl: undefined, URI }),
        magicLink.signIn(existingUser, { redirectUrl: undefined, URI }),
      ]);

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'as the body of a sign-up is refused',
    covers('bad-input.sign-up-body'),
    async ({ magicLink, users }) => {
      const { answers } = await users.refusedSignUp(({ loginId, phone }) =>
        Promise.all(
          noObjects({ loginId, phone }).map(raw => magicLink.post('signUp', {}, { raw })),
        ),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'as the body of a sign-in is refused',
    covers('bad-input.sign-in-body'),
    async ({ magicLink, existingUser: { loginId } }) => {
      const answers = noObjects({ loginId }).map(raw => magicLink.post('signIn', {}, { raw }));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'as the body of a sign-up or in is refused',
    covers('bad-input.sign-up-or-in-body'),
    async ({ magicLink, newUser: { loginId } }) => {
      const answers = noObjects({ loginId }).map(raw => magicLink.post('signUpOrIn', {}, { raw }));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'as the body of an update is refused',
    covers('bad-input.update-phone-body'),
    async ({ magicLink, existingUser, newUser: { phone } }) => {
      const bearer = `${magicLink.projectId}:${existingUser.refreshJwt}`;
      const { loginId } = existingUser;
      const answers = noObjects({ loginId, phone }).map(raw =>
        magicLink.post('updatePhone', {}, { raw, bearer }),
      );

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'as the body of a verify is refused',
    covers('bad-input.verify-body'),
    async ({ newLinks, magicLink, existingUser }) => {
      const { token } = await newLinks.signIn(existingUser);
      const answers = noObjects({ token }).map(raw => magicLink.post('verify', {}, { raw }));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

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

      expect((await Promise.all(arrived)).flat(), 'links that arrived').toEqual([]);
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
      const answers = await Promise.all([
        ...noObjects({ token }).map(raw => magicLink.post('verify', {}, { raw })),
        magicLink.post('verify', { token: [token] }),
      ]);
      expect(answers, 'setup: the calls are refused').toBeRefused();

      expect(await magicLink.verify(token)).toBeAccepted();
    },
  );

  test(
    'in other fields of a sign-up causes no server error',
    covers('bad-input.sign-up-other-fields'),
    async ({ magicLink, users }) => {
      const answers = otherFieldsWithWrongTypes('signUp').map(fields =>
        users.newUser().then(each => magicLink.signUp(each, fields)),
      );

      expect(await Promise.all(answers)).toBeNoServerError();
    },
  );

  test(
    'in other fields of a sign-in causes no server error',
    covers('bad-input.sign-in-other-fields'),
    async ({ magicLink, existingUser }) => {
      const answers = otherFieldsWithWrongTypes('signIn').map(fields =>
        magicLink.signIn(existingUser, fields),
      );

      expect(await Promise.all(answers)).toBeNoServerError();
    },
  );

  test(
    'in other fields of a sign-up or in causes no server error',
    covers('bad-input.sign-up-or-in-other-fields'),
    async ({ magicLink, newUser }) => {
      const answers = otherFieldsWithWrongTypes('signUpOrIn').map(fields =>
        magicLink.signUpOrIn(newUser, fields),
      );

      expect(await Promise.all(answers)).toBeNoServerError();
    },
  );

  test(
    'in other fields of an update causes no server error',
    covers('bad-input.update-phone-other-fields'),
    async ({ magicLink, existingUser, newUser }) => {
      const answers = otherFieldsWithWrongTypes('updatePhone').map(fields =>
        magicLink.updatePhone(existingUser, newUser.phone, fields),
      );

      expect(await Promise.all(answers)).toBeNoServerError();
    },
  );
});

/** Makes calls that are wrong each in another way, each for another new user, and gives those whose call was refused. */
async function refusedCalls(magicLink: MagicLink, createUser: () => Promise<EndUser>) {
  const withRaw = (operation: 'signUp' | 'signUpOrIn', form: number) => (newUser: EndUser) => {
    const { loginId, phone } = newUser;
    return magicLink.post(operation, {}, { raw: noObjects({ loginId, phone })[form]! });
  };
  const wrong = [
    ...[1, 5].flatMap(form => [withRaw('signUp', form), withRaw('signUpOrIn', form)]),
    (newUser: EndUser) => magicLink.signUp(newUser, { redirectUrl: 17 }),
    (newUser: EndUser) => magicLink.signUpOrIn(newUser, { redirectUrl: 17 }),
    (newUser: EndUser) =>
      magicLink.signUp(newUser, { phone: { value: newUser.phone }, user: undefined }),
  ];
  const calls = wrong.map(async call => {
    const newUser = await createUser();
    return { newUser, answer: await call(newUser) };
  });
  const refused = (await Promise.all(calls)).filter(({ answer }) => isRefused(answer));
  expect(refused.length, 'setup: some calls are refused').toBeGreaterThan(0);
  return refused.map(({ newUser }) => newUser);
}

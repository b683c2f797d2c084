import { askEach } from '../support/tampering/entries.ts';
import { noObjects } from '../support/tampering/wrong-types.ts';
import { alone } from '../support/run/alone.ts';
import { covers, expect, test } from '../support/test.ts';

const contentTypes = ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'odd'];

const jsonTypes = ['application/json; charset=utf-8', 'Application/JSON;charset=UTF-8'];

const megabytes = 'x'.repeat(5_000_000);

test.describe('bad input', () => {
  test(
    'as the body of a sign-up is refused',
    covers('bad-input.sign-up-body'),
    async ({ magicLink, users }) => {
      const { answers } = await users.refusedSignUp(({ loginId, phone }) =>
        askEach(noObjects({ loginId, phone }), raw => magicLink.post('signUp', {}, { raw })),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'as the body of a sign-in is refused',
    covers('bad-input.sign-in-body'),
    async ({ magicLink, existingUser: { loginId } }) => {
      const answers = await askEach(noObjects({ loginId }), raw =>
        magicLink.post('signIn', {}, { raw }),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'as the body of a sign-up or in is refused',
    covers('bad-input.sign-up-or-in-body'),
    async ({ magicLink, newUser: { loginId } }) => {
      const answers = await askEach(noObjects({ loginId }), raw =>
        magicLink.post('signUpOrIn', {}, { raw }),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'as the body of an update is refused',
    covers('bad-input.update-phone-body'),
    async ({ magicLink, existingUser, newUser: { phone } }) => {
      const bearer = `${magicLink.projectId}:${existingUser.refreshJwt}`;
      const { loginId } = existingUser;
      const answers = await askEach(noObjects({ loginId, phone }), raw =>
        magicLink.post('updatePhone', {}, { raw, bearer }),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'as the body of a verify is refused',
    covers('bad-input.verify-body'),
    async ({ newLinks, magicLink, existingUser }) => {
      const { token } = await newLinks.signIn(existingUser);
      const answers = await askEach(noObjects({ token }), raw =>
        magicLink.post('verify', {}, { raw }),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'as the content type causes no server error',
    covers('bad-input.content-type'),
    async ({ magicLink, newUser }) => {
      const answers = contentTypes.map(each =>
        magicLink.signUpOrIn(newUser, {}, { headers: { 'Content-Type': each } }),
      );

      expect(await Promise.all(answers)).toBeNoServerError();
    },
  );

  test(
    'is no JSON whose type is spelt otherwise',
    covers('bad-input.takes-json-with-charset'),
    async ({ magicLink, users, existingUser, anotherUser, newLinks }) => {
      await users.requireUpdatable(existingUser, (await users.newUser()).phone);
      const links = [await newLinks.signIn(anotherUser), await newLinks.signIn(anotherUser)];
      const { phone } = await users.newUser();
      const newUsers = [await users.newUser(), await users.newUser()];
      const answers = jsonTypes.map(async (type, n) => {
        const unusual = { headers: { 'Content-Type': type } };
        return Promise.all([
          magicLink.signUp(await users.newUser(), {}, unusual),
          magicLink.signIn(existingUser, {}, unusual),
          magicLink.signUpOrIn(newUsers[n]!, {}, unusual),
          magicLink.updatePhone(existingUser, phone, {}, unusual),
          magicLink.verify(links[n]!, unusual),
        ]);
      });

      expect((await Promise.all(answers)).flat()).toBeAccepted();
    },
  );

  test.describe('in bulk', alone, () => {
    test.describe.configure({ mode: 'parallel' }); // the rest of the file need not wait

    test(
      'of megabytes is refused',
      covers('bad-input.huge-body'),
      async ({ magicLink, newUser }) => {
        const answers = await Promise.all([
          magicLink.signUpOrIn(newUser, { loginId: megabytes }),
          magicLink.post('verify', { token: megabytes }),
        ]);

        expect(answers).toBeRefusedOrClosed();
      },
    );

    test(
      'nested thousands deep causes no server error',
      covers('bad-input.deep-body'),
      async ({ magicLink, newUser: { loginId } }) => {
        const deep = `${'['.repeat(3000)}${']'.repeat(3000)}`;
        const raw = `{"loginId":${JSON.stringify(loginId)},"loginOptions":{"customClaims":{"deep":${deep}}}}`;

        const answer = await magicLink.post('signUpOrIn', {}, { raw });

        expect(answer).toBeNoServerErrorOrClosed();
      },
    );
  });
});

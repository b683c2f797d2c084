import type { OperationId } from '../../spec/contract.ts';
import { requireAccepted } from '../support/findings/set-up.ts';
import { isAccepted, type Answer } from '../support/http/answer.ts';
import type { Fields, MagicLink, Unusual } from '../support/http/magic-link.ts';
import { alone } from '../support/run/alone.ts';
import { askEach, type Entry } from '../support/tampering/entries.ts';
import { nearlyObjects, noObjects } from '../support/tampering/wrong-types.ts';
import { covers, expect, test } from '../support/test.ts';
import type { EndUser } from '../support/users/end-user.ts';
import type { ExistingUser } from '../support/users/existing-users.ts';

const contentTypes = ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'odd'];

const jsonTypes = ['application/json; charset=utf-8', 'Application/JSON;charset=UTF-8'];

const megabytes = 'x'.repeat(5_000_000);

test.describe('bad input', () => {
  test(
    'as the body of a sign-up is not accepted',
    covers('bad-input.sign-up-body'),
    async ({ magicLink, users }) => {
      const newUser = await users.unregistered();
      const answers = await askEach(noObjects({ ...newUser }), raw =>
        magicLink.post('signUp', {}, { raw }),
      );

      expect(answers).toBeNoAcceptance();
      expect(await magicLink.signIn(newUser), 'a sign-in after that').toBeRefused();
    },
  );

  test(
    'as the body of a sign-in is not accepted',
    covers('bad-input.sign-in-body'),
    async ({ magicLink, existingUser: { loginId } }) => {
      const answers = await askEach(noObjects({ loginId }), raw =>
        magicLink.post('signIn', {}, { raw }),
      );

      expect(answers).toBeNoAcceptance();
    },
  );

  test(
    'as the body of a sign-up or in is not accepted',
    covers('bad-input.sign-up-or-in-body'),
    async ({ magicLink, users }) => {
      const newUser = await users.unregistered();
      const { loginId } = newUser;
      const answers = await askEach(noObjects({ loginId }), raw =>
        magicLink.post('signUpOrIn', {}, { raw }),
      );

      expect(answers).toBeNoAcceptance();
      expect(await magicLink.signIn(newUser), 'a sign-in after that').toBeRefused();
    },
  );

  test(
    'as the body of an update is not accepted',
    covers('bad-input.update-phone-body'),
    async ({ magicLink, existingUser, newUser: { phone } }) => {
      const bearer = `${magicLink.projectId}:${existingUser.refreshJwt}`;
      const { loginId } = existingUser;
      const answers = await askEach(noObjects({ loginId, phone }), raw =>
        magicLink.post('updatePhone', {}, { raw, bearer }),
      );

      expect(answers).toBeNoAcceptance();
    },
  );

  test(
    'as the body of a verify is not accepted',
    covers('bad-input.verify-body'),
    async ({ users, newLinks, magicLink, existingUser }) => {
      await users.verified(await newLinks.signIn(existingUser));
      const { token } = await newLinks.signIn(existingUser);
      const answers = await askEach(noObjects({ token }), raw =>
        magicLink.post('verify', {}, { raw }),
      );

      expect(answers).toBeNoAcceptance();
      expect(await magicLink.verify(token), 'a verify after that').toBeAccepted();
    },
  );

  test(
    'as the body is told to be the mistake of the client',
    covers('bad-input.bodies-are-client-errors'),
    async ({ magicLink, newLinks, existingUser, newUser }) => {
      const { token } = await newLinks.signIn(existingUser);
      const broken = (fields: Fields) => [...noObjects(fields), ...nearlyObjects(fields)];

      const answers = await postAll(magicLink, { existingUser, newUser, token }, broken);

      const others = answers.filter(each => !isAccepted(each)); // that none is accepted, others ask
      expect(others).toBeRefused();
    },
  );

  test(
    'that is nearly JSON is not accepted',
    covers('bad-input.reads-json-strictly'),
    async ({ magicLink, newLinks, existingUser, newUser }) => {
      const { token } = await newLinks.signIn(existingUser);

      const answers = await postAll(magicLink, { existingUser, newUser, token }, nearlyObjects);

      expect(answers).toBeNoAcceptance();
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
    async ({ magicLink, users, existingUser, anotherUser, newUser, newLinks }) => {
      const { phone } = await users.newUser();
      await users.requireUpdatable(existingUser, phone);
      requireAccepted(await magicLink.signUpOrIn(newUser), 'sign-up-or-in.accepts-new-user');
      await users.verified(await newLinks.signIn(anotherUser));

      const answers: Answer[] = [];
      for (const type of jsonTypes) {
        const unusual = { headers: { 'Content-Type': type } };
        const link = await newLinks.signIn(anotherUser); // one at a time: that two work, others ask
        const [one, other] = [await users.newUser(), await users.newUser()];
        const calls = [
          magicLink.signUp(one, {}, unusual),
          magicLink.signIn(existingUser, {}, unusual),
          magicLink.signUpOrIn(other, {}, unusual),
          magicLink.updatePhone(existingUser, phone, {}, unusual),
          magicLink.verify(link, unusual),
        ];
        answers.push(...(await Promise.all(calls)));
      }

      expect(answers).toBeAccepted();
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

/** Who calls: an existing user with a link, and somebody new. */
interface Callers {
  existingUser: ExistingUser;
  newUser: EndUser;
  token: string;
}

/** Posts bodies to each of the five operations, made of the fields that it would accept. */
async function postAll(
  magicLink: MagicLink,
  { existingUser, newUser, token }: Callers,
  bodiesOf: (fields: Fields) => Entry[],
): Promise<Answer[]> {
  const { loginId, refreshJwt } = existingUser;
  const bearer = `${magicLink.projectId}:${refreshJwt}`;
  const post = (operation: OperationId, fields: Fields, unusual: Unusual = {}) =>
    askEach(bodiesOf(fields), raw => magicLink.post(operation, {}, { ...unusual, raw }));
  const answers = await Promise.all([
    post('signUp', { ...newUser }),
    post('signIn', { loginId }),
    post('signUpOrIn', { loginId: newUser.loginId }),
    post('updatePhone', { loginId, phone: newUser.phone }, { bearer }),
    post('verify', { token }),
  ]);
  return answers.flat();
}

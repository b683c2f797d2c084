import { callAllOperations, withoutBearer } from '../support/tampering/bearer-calls.ts';
import { requireAccepted } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('authorization', () => {
  test(
    'is needed for a sign-up',
    covers('authorization.sign-up-needs-bearer'),
    async ({ users, magicLink }) => {
      const { answers } = await users.refusedSignUp(newUser =>
        Promise.all(withoutBearer(magicLink).map(each => magicLink.signUp(newUser, {}, each))),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'is needed for a sign-in',
    covers('authorization.sign-in-needs-bearer'),
    async ({ magicLink, existingUser }) => {
      const signIns = withoutBearer(magicLink).map(each =>
        magicLink.signIn(existingUser, {}, each),
      );

      expect(await Promise.all(signIns)).toBeRefused();
    },
  );

  test(
    'is needed for a sign-up or in',
    covers('authorization.sign-up-or-in-needs-bearer'),
    async ({ magicLink, newUser }) => {
      const calls = withoutBearer(magicLink).map(each => magicLink.signUpOrIn(newUser, {}, each));

      expect(await Promise.all(calls)).toBeRefused();
    },
  );

  test(
    'is needed for an update',
    covers('authorization.update-phone-needs-bearer'),
    async ({ magicLink, existingUser, newUser }) => {
      const updates = withoutBearer(magicLink).map(each =>
        magicLink.updatePhone(existingUser, newUser.phone, {}, each),
      );

      expect(await Promise.all(updates)).toBeRefused();
    },
  );

  test(
    'is needed for a verify',
    covers('authorization.verify-needs-bearer'),
    async ({ newLinks, magicLink, existingUser }) => {
      const link = await newLinks.signIn(existingUser);

      const verifies = withoutBearer(magicLink).map(each => magicLink.verify(link, each));

      expect(await Promise.all(verifies)).toBeRefused();
    },
  );

  test(
    'needs a project ID',
    covers('authorization.refuses-empty-bearer'),
    async ({ users, magicLink, newLinks, existingUser }) => {
      const link = await newLinks.signIn(existingUser);
      const { answers } = await users.refusedSignUp(newUser =>
        callAllOperations(magicLink, { newUser, existingUser, link }, ['Bearer', 'Bearer :']),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'needs the scheme Bearer',
    covers('authorization.refuses-other-scheme'),
    async ({ users, magicLink, newLinks, existingUser }) => {
      const link = await newLinks.signIn(existingUser);
      const { projectId } = magicLink;
      const basic = Buffer.from(`${projectId}:`).toString('base64');
      const others = [`Basic ${projectId}`, `Token ${projectId}`, `Basic ${basic}`, projectId];
      const { answers } = await users.refusedSignUp(newUser =>
        callAllOperations(magicLink, { newUser, existingUser, link }, others),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'may have a colon at its end',
    covers('authorization.takes-trailing-colon'),
    async ({ magicLink, existingUser }) => {
      requireAccepted(await magicLink.signIn(existingUser), 'sign-in.accepts-registered');
      const bearer = `${magicLink.projectId}:`;

      expect(await magicLink.signIn(existingUser, {}, { bearer })).toBeAccepted();
    },
  );

  test(
    'may hold the management key',
    covers('authorization.takes-management-key'),
    async ({ magicLink, existingUser, managementKey }) => {
      requireAccepted(await magicLink.signIn(existingUser), 'sign-in.accepts-registered');
      const bearer = `${magicLink.projectId}:${managementKey}`;

      expect(await magicLink.signIn(existingUser, {}, { bearer })).toBeAccepted();
    },
  );

  test(
    'may hold the management key behind a JWT',
    covers('authorization.takes-key-behind-jwt'),
    async ({ users, magicLink, existingUser, newUser, managementKey }) => {
      await users.requireUpdatable(existingUser, newUser.phone);
      const bearer = `${magicLink.projectId}:${existingUser.refreshJwt}:${managementKey}`;

      expect(
        await magicLink.updatePhone(existingUser, newUser.phone, {}, { bearer }),
      ).toBeAccepted();
    },
  );
});

import { requireAccepted } from './support/findings/set-up.ts';
import { isAccepted } from './support/http/answer.ts';
import { notTested } from './support/run/not-tested.ts';
import { altered, withLastAltered, withSwappedCase } from './support/tampering/altered-texts.ts';
import { callAllOperations, withoutBearer } from './support/tampering/bearer-calls.ts';
import { withPhone } from './support/users/end-user.ts';
import { covers, expect, test } from './support/test.ts';

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
    'needs a project that exists',
    covers('authorization.refuses-unknown-project'),
    async ({ users, magicLink, newLinks, existingUser }) => {
      const { projectId } = magicLink;
      const link = await newLinks.signIn(existingUser);
      const unknown = [
        altered(projectId),
        withLastAltered(projectId),
        `${projectId}0`,
        projectId.slice(0, -1),
      ];
      const others = unknown.map(each => `Bearer ${each}`);
      const { answers } = await users.refusedSignUp(newUser =>
        callAllOperations(magicLink, { newUser, existingUser, link }, others),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'minds the case of the project ID',
    covers('authorization.refuses-altered-case'),
    async ({ users, magicLink, newLinks, existingUser }) => {
      const swapped = withSwappedCase(magicLink.projectId);
      expect(swapped === magicLink.projectId, 'setup: the project ID has no letters').toBe(false);
      const link = await newLinks.signIn(existingUser);

      const { answers } = await users.refusedSignUp(newUser =>
        callAllOperations(magicLink, { newUser, existingUser, link }, [`Bearer ${swapped}`]),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'that fails sends nothing',
    covers('authorization.refused-texts-nobody'),
    async ({ magicLink, newUser, messages }) => {
      const answers = await Promise.all([
        magicLink.signUp(newUser, {}, { bearer: null }),
        magicLink.signUpOrIn(newUser, {}, { bearer: null }),
        magicLink.signUpOrIn(newUser, {}, { authorization: `Basic ${magicLink.projectId}` }),
      ]);
      expect(answers, 'setup: the calls are refused').toBeRefused();

      const arrived = await messages.strayLinks(newUser.phone, (redirectUrl, phone) =>
        magicLink.signUpOrIn(withPhone(phone), { redirectUrl }),
      );

      expect(arrived, 'links that arrived').toEqual([]);
    },
  );

  test(
    'that fails makes no user',
    covers('authorization.refused-makes-nobody'),
    async ({ users, magicLink }) => {
      const newUser = await users.unregistered();
      const answers = await Promise.all([
        magicLink.signUp(newUser, {}, { bearer: null }),
        magicLink.signUpOrIn(newUser, {}, { bearer: null }),
      ]);
      expect(answers, 'setup: the calls are refused').toBeRefused();

      expect(await magicLink.signIn(newUser)).toBeRefused();
    },
  );

  test(
    'that fails hands out nothing',
    covers('authorization.refused-verify-hands-out-nothing'),
    async ({ newLinks, magicLink, existingUser }) => {
      const answer = await magicLink.verify(await newLinks.signIn(existingUser), { bearer: null });
      expect(answer, 'setup: the verify is refused').toBeRefused();

      expect(answer).toHoldNoSession();
    },
  );

  test(
    'keeps the users of projects apart',
    covers('authorization.projects-share-no-users'),
    async ({ users, magicLink, existingUser, otherProject }) => {
      const there = [{ redirectUrl: undefined }, { bearer: otherProject }] as const;
      const { outcome: unregistered } = await users.asNewUser(
        each => magicLink.signIn(each, ...there),
        isAccepted,
      );
      expect(unregistered, 'setup: the other project refuses strangers').toBeRefused();

      const answer = await magicLink.signIn(existingUser, ...there);

      expect(answer).toBeRefused();
    },
  );

  test(
    'keeps the links of projects apart',
    covers('authorization.projects-share-no-links'),
    async ({ newLinks, magicLink, existingUser, otherProject }) => {
      const link = await newLinks.signIn(existingUser);

      const answer = await magicLink.verify(link, { bearer: otherProject });

      expect(answer).toBeRefused();
    },
  );

  test(
    'keeps the sessions of projects apart',
    covers('authorization.projects-share-no-sessions'),
    async ({ magicLink, existingUser, newUser, otherProject }) => {
      const answer = await magicLink.updatePhone(
        existingUser,
        newUser.phone,
        { redirectUrl: undefined },
        { bearer: `${otherProject}:${existingUser.refreshJwt}` },
      );

      expect(answer).toBeRefused();
    },
  );

  test(
    'may have a colon at its end',
    covers('authorization.takes-trailing-colon'),
    async ({ magicLink, existingUser }) => {
      requireAccepted(await magicLink.signIn(existingUser), 'a usual sign-in is accepted');
      const bearer = `${magicLink.projectId}:`;

      expect(await magicLink.signIn(existingUser, {}, { bearer })).toBeAccepted();
    },
  );

  test(
    'may hold the management key',
    covers('authorization.takes-management-key'),
    async ({ magicLink, existingUser, connection: { managementKey } }, testInfo) => {
      if (!managementKey) notTested(testInfo, 'DESCOPE_MANAGEMENT_KEY is not set');
      requireAccepted(await magicLink.signIn(existingUser), 'a usual sign-in is accepted');
      const bearer = `${magicLink.projectId}:${managementKey}`;

      expect(await magicLink.signIn(existingUser, {}, { bearer })).toBeAccepted();
    },
  );

  test(
    'by the management key is needed to make a test user',
    covers('authorization.management-makes-users-by-key-only'),
    async ({ users, magicLink, supportingOperations }) => {
      const newUser = await users.unregistered();
      const { loginId, phone } = newUser;
      const path = '/v1/mgmt/user/create/test';

      const answer = await magicLink.manage('POST', path, { loginId, phone, test: true });

      supportingOperations.skipIfAbsent(answer, path);
      expect(answer).toBeRefused();
      expect(await magicLink.signIn(newUser), 'a sign-in after that').toBeRefused();
    },
  );

  test(
    'by the management key is needed for the link of a test user',
    covers('authorization.management-makes-links-by-key-only'),
    async ({ magicLink, existingUser: { loginId }, supportingOperations }) => {
      const path = '/v1/mgmt/tests/generate/magiclink';

      const answer = await magicLink.manage('POST', path, { loginId, deliveryMethod: 'sms' });

      supportingOperations.skipIfAbsent(answer, path);
      expect(answer).toBeRefused();
      expect(answer.fields['link'], 'the link').toBeUndefined();
    },
  );

  test(
    'by the management key is needed to delete a user',
    covers('authorization.management-deletes-by-key-only'),
    async ({ magicLink, existingUser, supportingOperations }) => {
      requireAccepted(await magicLink.signIn(existingUser), 'a usual sign-in is accepted');
      const path = '/v1/mgmt/user/delete';

      const answer = await magicLink.manage('POST', path, { loginId: existingUser.loginId });

      supportingOperations.skipIfAbsent(answer, path);
      expect(answer).toBeRefused();
      expect(await magicLink.signIn(existingUser), 'a sign-in after that').toBeAccepted();
    },
  );
});

import { altered, withLastAltered, withSwappedCase } from '../support/tampering/altered-texts.ts';
import { callAllOperations } from '../support/tampering/bearer-calls.ts';
import { obstructUnless, requireRefused } from '../support/findings/set-up.ts';
import { covers, expect, test } from '../support/test.ts';
import { unknownUser } from '../support/users/end-user.ts';

test.describe('authorization', () => {
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
      obstructUnless(swapped !== magicLink.projectId, 'the project ID has no letters');
      const link = await newLinks.signIn(existingUser);

      const { answers } = await users.refusedSignUp(newUser =>
        callAllOperations(magicLink, { newUser, existingUser, link }, [`Bearer ${swapped}`]),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'keeps the users of projects apart',
    covers('authorization.projects-share-no-users'),
    async ({ magicLink, existingUser, otherProject }) => {
      const there = [{ redirectUrl: undefined }, { bearer: otherProject }] as const;
      const unregistered = await magicLink.signIn(unknownUser(), ...there);
      requireRefused(unregistered, 'sign-in.refuses-unregistered');

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
      const there = [{ redirectUrl: undefined }, { bearer: otherProject }] as const;
      await magicLink.signUp(existingUser, ...there); // so that the login ID is known there, too

      const answer = await magicLink.updatePhone(
        existingUser,
        newUser.phone,
        { redirectUrl: undefined },
        { bearer: `${otherProject}:${existingUser.refreshJwt}` },
      );

      expect(answer).toBeRefused();
    },
  );
});

import { isAccepted } from '../support/answer.ts';
import { callEverything, withLastAltered, withSwappedCase } from '../support/everything.ts';
import { altered } from '../support/jwt.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('authorization', () => {
  test(
    'needs a project that exists',
    covers('authorization.refuses-unknown-project'),
    async ({ people, magicLink, links, existingUser }) => {
      const { projectId } = magicLink;
      const link = await links.signIn(existingUser);
      const unknown = [
        altered(projectId),
        withLastAltered(projectId),
        `${projectId}0`,
        projectId.slice(0, -1),
      ];
      const others = unknown.map(each => `Bearer ${each}`);
      const { answers } = await people.refusedSignUp(newUser =>
        callEverything(magicLink, { newUser, existingUser, link }, others),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'minds the case of the project ID',
    covers('authorization.refuses-altered-case'),
    async ({ people, magicLink, links, existingUser }) => {
      const swapped = withSwappedCase(magicLink.projectId);
      expect(swapped === magicLink.projectId, 'setup: the project ID has no letters').toBe(false);
      const link = await links.signIn(existingUser);

      const { answers } = await people.refusedSignUp(newUser =>
        callEverything(magicLink, { newUser, existingUser, link }, [`Bearer ${swapped}`]),
      );

      expect(answers).toBeRefused();
    },
  );

  test(
    'keeps the users of projects apart',
    covers('authorization.projects-share-no-users'),
    async ({ people, magicLink, existingUser, otherProject }) => {
      const there = [{ redirectUrl: undefined }, { bearer: otherProject }] as const;
      const { outcome: unregistered } = await people.asStranger(
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
    async ({ links, magicLink, existingUser, otherProject }) => {
      const link = await links.signIn(existingUser);

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
});

import { covers, expect, test } from '../support/test.ts';

test.describe('sessions', () => {
  test(
    'of other devices end when asked to',
    covers('sessions.revokes-others-when-asked'),
    async ({ links, people, magicLink, existingUser, newUser }) => {
      const { refreshJwt } = await people.verified(await links.signIn(existingUser));
      const others = [existingUser, { ...existingUser, refreshJwt }];
      await Promise.all(others.map(each => people.requireUpdatable(each)));
      await links.passOver(existingUser.phone); // where updates are texted to the old phone
      await people.verified(await links.signIn(existingUser, revoking));

      const answers = others.map(each => magicLink.updatePhone(each, newUser.phone));

      expect(await Promise.all(answers)).toBeRefused();
    },
  );

  test(
    'of other devices end by a sign-up or in, when asked to',
    covers('sessions.sign-up-or-in-revokes-others'),
    async ({ links, people, magicLink, existingUser, newUser }) => {
      await people.requireUpdatable(existingUser);
      await links.passOver(existingUser.phone);
      const revoking = { loginOptions: { revokeOtherSessions: true } };
      await people.verified(await links.signUpOrIn(existingUser, revoking));

      expect(await magicLink.updatePhone(existingUser, newUser.phone)).toBeRefused();
    },
  );

  test(
    'begin alive when others are to end',
    covers('sessions.revoking-keeps-the-new'),
    async ({ links, people, existingUser }) => {
      await people.requireUpdatable(existingUser);
      const { refreshJwt } = await people.verified(await links.signIn(existingUser, revoking));

      const { answer } = await people.updatePhone({ ...existingUser, refreshJwt });

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of other devices live until the link is verified',
    covers('sessions.revoking-waits-for-verify'),
    async ({ links, people, existingUser }) => {
      await people.requireUpdatable(existingUser);
      await links.signIn(existingUser, revoking);

      const { answer } = await people.updatePhone(existingUser);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of other users live on',
    covers('sessions.revoking-keeps-other-users'),
    async ({ links, people, existingUser, anotherUser }) => {
      await people.requireUpdatable(anotherUser);
      await people.verified(await links.signIn(existingUser, revoking));

      const { answer } = await people.updatePhone(anotherUser);

      expect(answer).toBeAccepted();
    },
  );

  test(
    'of other devices live on unasked',
    covers('sessions.keeps-others-unasked'),
    async ({ links, people, existingUser }) => {
      await people.requireUpdatable(existingUser);
      await people.verified(await links.signIn(existingUser));

      const { answer } = await people.updatePhone(existingUser);

      expect(answer).toBeAccepted();
    },
  );
});

const revoking = { loginOptions: { revokeOtherSessions: true } };

import { requireAccepted } from '../support/findings/set-up.ts';
import { askEach } from '../support/tampering/entries.ts';
import { exampleBodies } from '../support/tampering/example-body.ts';
import { covers, expect, test } from '../support/test.ts';

test.describe('bad input', () => {
  test(
    'is no option of the example at sign-up',
    covers('bad-input.sign-up-takes-example'),
    async ({ users }) => {
      const signUp = (fields = {}) => users.signUp(fields).then(({ answer }) => answer);
      requireAccepted(await signUp(), 'sign-up.accepts-new-user');

      const answers = await askEach(exampleBodies('signUp'), signUp);

      expect(answers).toBeAccepted();
    },
  );

  test(
    'is no option of the example at sign-in',
    covers('bad-input.sign-in-takes-example'),
    async ({ magicLink, existingUser }) => {
      requireAccepted(await magicLink.signIn(existingUser), 'sign-in.accepts-registered');

      const answers = await askEach(exampleBodies('signIn'), fields =>
        magicLink.signIn(existingUser, fields),
      );

      expect(answers).toBeAccepted();
    },
  );

  test(
    'is no option of the example at sign-up or in',
    covers('bad-input.sign-up-or-in-takes-example'),
    async ({ magicLink, newUser }) => {
      const usual = await magicLink.signUpOrIn(newUser);
      requireAccepted(usual, 'sign-up-or-in.accepts-new-user');

      const answers = await askEach(exampleBodies('signUpOrIn'), fields =>
        magicLink.signUpOrIn(newUser, fields),
      );

      expect(answers).toBeAccepted();
    },
  );

  test(
    'is no option of the example at an update',
    covers('bad-input.update-phone-takes-example'),
    async ({ users, magicLink, existingUser, newUser }) => {
      await users.requireUpdatable(existingUser, newUser.phone);

      const answers = await askEach(exampleBodies('updatePhone'), fields =>
        magicLink.updatePhone(existingUser, newUser.phone, fields),
      );

      expect(answers).toBeAccepted();
    },
  );
});

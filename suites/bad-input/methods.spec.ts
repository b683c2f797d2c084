import { tolerate } from '../support/http/answer.ts';
import { covers, expect, test } from '../support/test.ts';

const methods = ['GET', 'PUT', 'PATCH', 'DELETE'];

test.describe('bad input', () => {
  test(
    'as the method is refused',
    covers('bad-input.wrong-method-is-refused'),
    async ({ magicLink, newUser, existingUser }) => {
      const answers = methods.flatMap(method => [
        magicLink.signUp(newUser, {}, { method }),
        magicLink.signIn(existingUser, {}, { method }),
        magicLink.signUpOrIn(newUser, {}, { method }),
        magicLink.updatePhone(existingUser, newUser.phone, {}, { method }),
        magicLink.verify('no-token', { method }),
      ]);

      expect(await Promise.all(answers)).toBeRefusedOrClosed();
    },
  );

  test(
    'as the method sends nothing',
    covers('bad-input.wrong-method-has-no-effect'),
    async ({ magicLink, newUser, messages }) => {
      const query = new URLSearchParams({ loginId: newUser.loginId, phone: newUser.phone });
      const answers = await Promise.all([
        ...methods.map(method => magicLink.signUpOrIn(newUser, {}, { method })),
        magicLink.read('signUpOrIn', query),
        magicLink.read('signUp', query),
      ]);
      answers.forEach(tolerate); // that they are refused is asked above

      const arrived = await messages.strayMagicLinks(newUser.phone, redirectUrl =>
        magicLink.signUpOrIn(newUser, { redirectUrl }),
      );

      expect(arrived, 'the links that arrived').toEqual([]);
    },
  );
});

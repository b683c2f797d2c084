import { requireAccepted } from '../support/findings/set-up.ts';
import { isRefused, type Answer } from '../support/http/answer.ts';
import { skipIfRefused } from '../support/http/supporting-operations.ts';
import { covers, expect, test } from '../support/test.ts';
import { newLetters } from '../support/users/end-user.ts';

/** Login IDs of the user of a phone, each spelt in a way that a careless server tidies up. */
const spellings: readonly ((phone: string) => string)[] = [
  phone => phone.replace(/^(\+\d)(\d{3})(\d{3})/, '$1-$2-$3-'),
  phone => phone.replace(/^(\+\d)(\d{3})(\d{3})/, '$1 ($2) $3 '),
  () => `Ada.${newLetters()}+News@Example.com`,
  () => `Ada ${newLetters()}`,
  () => `${newLetters()}.${newLetters()}_${newLetters()}-1`,
];

test.describe('sign-in', () => {
  test(
    'finds a user by the login ID as it was spelt at sign-up',
    covers('sign-in.finds-login-id-as-spelt'),
    async ({ users, magicLink, sentTokens }, testInfo) => {
      requireAccepted((await users.signUp()).answer, 'sign-up.accepts-new-user');
      const signUps: { loginId: string; phone: string; answer: Answer }[] = [];
      for (const spelt of spellings) {
        const { phone } = await users.newUser();
        const loginId = spelt(phone);
        signUps.push({ loginId, phone, answer: await magicLink.signUp({ loginId, phone }) });
      }
      skipIfRefused(
        signUps.map(({ answer }) => answer),
        'the target takes no login ID that is spelt otherwise',
        testInfo,
      );
      const taken = signUps.filter(({ answer }) => !isRefused(answer));
      for (const { phone } of taken) await users.verified(await sentTokens.next(phone));

      const answers = await Promise.all(taken.map(each => magicLink.signIn(each)));

      expect(answers).toBeAccepted();
    },
  );
});

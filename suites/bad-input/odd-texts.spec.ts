import type { OperationId } from '../../spec/contract.ts';
import type { Answer } from '../support/http/answer.ts';
import type { Fields } from '../support/http/magic-link.ts';
import { askEach } from '../support/tampering/entries.ts';
import {
  allOddTexts,
  askOddly,
  askOddlyOf,
  optionalTexts,
} from '../support/tampering/odd-texts.ts';
import { covers, expect, test } from '../support/test.ts';
import { newLetters } from '../support/users/end-user.ts';
import { digitsOf } from '../../spec/wire/texts.ts';

test.describe('bad input', () => {
  test(
    'in any string of a sign-up causes no server error',
    covers('bad-input.sign-up-odd-texts'),
    async ({ users, magicLink }) => {
      const ask = async (fields: Fields) => magicLink.signUp(await users.newUser(), fields);

      const answers = await askedOddly('signUp', magicLink.redirectUrl, ask, {
        loginId: text => ask({ loginId: `${text} ${newLetters()}` }),
        phone: text => ask({ phone: text, user: undefined }),
      });

      expect(answers).toBeNoServerErrorOrClosed();
    },
  );

  test(
    'in any string of a sign-in causes no server error',
    covers('bad-input.sign-in-odd-texts'),
    async ({ magicLink, existingUser }) => {
      const answers = await askedOddly('signIn', magicLink.redirectUrl, fields =>
        magicLink.signIn(existingUser, fields),
      );

      expect(answers).toBeNoServerErrorOrClosed();
    },
  );

  test(
    'in any string of a sign-up or in causes no server error',
    covers('bad-input.sign-up-or-in-odd-texts'),
    async ({ magicLink, newUser }) => {
      const ask = (fields: Fields) => magicLink.signUpOrIn(newUser, fields);

      const answers = await askedOddly('signUpOrIn', magicLink.redirectUrl, ask, {
        loginId: text => ask({ loginId: `${text} ${newLetters()}` }),
      });

      expect(answers).toBeNoServerErrorOrClosed();
    },
  );

  test(
    'in any string of an update causes no server error',
    covers('bad-input.update-phone-odd-texts'),
    async ({ magicLink, existingUser, newUser }) => {
      const ask = (fields: Fields) => magicLink.updatePhone(existingUser, newUser.phone, fields);

      const answers = await askedOddly('updatePhone', magicLink.redirectUrl, ask, {
        loginId: text => ask({ loginId: text }),
        phone: text => ask({ phone: text }),
      });

      expect(answers).toBeNoServerErrorOrClosed();
    },
  );

  test(
    'of numbers with thousands of digits causes no server error',
    covers('bad-input.huge-numbers'),
    async ({ magicLink, existingUser, newUser }) => {
      const number = digitsOf(newUser.phone).padEnd(5000, '7');
      const inPlaceOf = (fields: Fields, name: string) =>
        JSON.stringify({ ...fields, [name]: 'NUMBER' }).replace('"NUMBER"', number);
      const { loginId } = existingUser;
      const bearer = `${magicLink.projectId}:${existingUser.refreshJwt}`;
      const raws: [OperationId, string, string][] = [
        ['signUp', 'loginId', inPlaceOf({ phone: newUser.phone }, 'loginId')],
        ['signIn', 'loginId', inPlaceOf({}, 'loginId')],
        ['signIn', 'loginOptions', inPlaceOf({ loginId }, 'loginOptions')],
        ['updatePhone', 'phone', inPlaceOf({ loginId }, 'phone')],
        ['verify', 'token', inPlaceOf({}, 'token')],
      ];
      const entries = raws.map(([operation, field, raw]) => ({
        name: `a number of 5,000 digits as \`${field}\``,
        value: { operation, raw },
      }));

      const answers = await askEach(entries, ({ operation, raw }) =>
        magicLink.post(operation, {}, { raw, ...(operation === 'updatePhone' && { bearer }) }),
      );

      expect(answers).toBeNoServerErrorOrClosed();
    },
  );
});

/** The answers to odd texts in all fields: in the optional ones at once, in the redirect URL and those given one by one. */
async function askedOddly(
  operation: OperationId,
  redirectUrl: string,
  ask: (fields: Fields) => Promise<Answer>,
  others: Readonly<Record<string, (text: string) => Promise<Answer>>> = {},
): Promise<Answer[]> {
  const url = (text: string) => `${redirectUrl}&odd=${text}`;
  const fields = {
    'redirectUrl and URI': (text: string) => ask({ redirectUrl: url(text), URI: url(text) }),
    ...others,
  };
  const all = await Promise.all([
    askOddly(optionalTexts(operation), allOddTexts, ask),
    ...Object.entries(fields).map(([name, each]) => askOddlyOf(name, each)),
  ]);
  return all.flat();
}

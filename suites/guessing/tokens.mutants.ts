import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { SendRequest } from '../../reference/links.ts';
import { Reference } from '../../reference/reference.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** Makes tokens in another way. */
const makesTokens = (make: (request: SendRequest, count: number) => string) =>
  class extends Reference {
    private count = 0;

    protected override newToken(request: SendRequest): string {
      return make(request, ++this.count);
    }
  };

const hash = (text: string) => createHash('sha256').update(text).digest('base64url');

export const rows: Rows = {
  TokensAreOfAFew: {
    sentence: 'Draws tokens from a few.',
    breaks: 'guessing.tokens-never-repeat',
    fault: makesTokens((_request, count) => hash(String(count % 12))),
  },
  TokensServeThreeMessages: {
    sentence: 'Makes a new token for every third message to a user.',
    breaks: 'guessing.tokens-never-repeat',
    fault: class extends Reference {
      private readonly tokensOf = new Map<string, number>();

      protected override newToken({ user: { userId } }: SendRequest): string {
        const before = this.tokensOf.get(userId) ?? 0;
        this.tokensOf.set(userId, before + 1);
        return hash(`${userId} ${Math.floor(before / 3)}`);
      }
    },
    also: [
      'links.differ-in-token',
      'links.older-of-two-updates-works',
      'sign-in.texts-phone-of-login-id',
      'sign-in.texts-the-phone',
      'sign-up-or-in.texts-registered-user',
      'sign-up.sends-one-message',
      'update-phone.moves-links-after-adding',
      'update-phone.moves-links-of-sign-up-or-in',
      'update-phone.moves-links-to-new-phone',
      'update-phone.sends-one-message',
      'update-phone.texts-old-phone-until-verify',
    ],
  },
  TokensAreOfThePhone: {
    sentence: 'Makes tokens of the phone that they are sent to.',
    breaks: 'guessing.tokens-never-repeat',
    fault: makesTokens(({ user }) => hash(user.phone)),
    also: [
      'links.differ-in-token',
      'links.older-of-two-updates-works',
      'sign-in.texts-phone-of-login-id',
      'sign-in.texts-the-phone',
      'sign-up-or-in.texts-registered-user',
      'sign-up.sends-one-message',
      'update-phone.sends-one-message',
      'update-phone.texts-old-phone-until-verify',
    ],
  },
  TokensOfUpdatesAreOfTheNumber: {
    sentence: 'Makes the tokens of updates of the new number alone.',
    breaks: 'guessing.tokens-never-repeat',
    fault: class extends Reference {
      protected override newToken(request: SendRequest): string {
        const { change } = request;
        return change ? hash(change.phone) : super.newToken(request);
      }
    },
    also: ['update-phone.sends-one-message'],
  },
  TokensOfSignUpsOrInAreOfTheNumber: {
    sentence: 'Makes the tokens of sign-ups or in of the login ID alone.',
    breaks: 'guessing.tokens-never-repeat',
    fault: class extends Reference {
      protected override newToken(request: SendRequest): string {
        const [loginId = ''] = request.user.loginIds;
        return request.operation === 'signUpOrIn' ? hash(loginId) : super.newToken(request);
      }
    },
    also: ['sign-up-or-in.sends-one-message'],
  },
  TokensAreCounted: {
    sentence: 'Counts tokens.',
    breaks: 'guessing.tokens-vary',
    fault: makesTokens((_request, count) => String(count).padStart(32, '0')),
  },
  TokensAreSixDigits: {
    sentence: 'Makes tokens as short as codes.',
    breaks: 'guessing.tokens-vary',
    fault: makesTokens(() => String(randomInt(100_000, 1_000_000))),
  },
  TokensAreFiveCharacters: {
    sentence: 'Makes tokens of five characters.',
    breaks: 'guessing.tokens-vary',
    fault: makesTokens(() => randomBytes(4).toString('base64url').slice(0, 5)),
  },
  TokensAreOfTheTime: {
    sentence: 'Makes tokens of the time and a counter.',
    breaks: 'guessing.tokens-vary',
    fault: makesTokens(
      (_request, count) => `${Date.now().toString(36)}-0242ac120002-${count.toString(36)}`,
    ),
  },
  TokensAreOfPlainText: {
    sentence: 'Makes tokens of the user, the time and a counter, in base64.',
    breaks: 'guessing.tokens-vary',
    fault: makesTokens(({ user: { userId, phone } }, count) =>
      Buffer.from(JSON.stringify({ userId, phone, at: Date.now(), count })).toString('base64url'),
    ),
  },
  TokensAreMostlyPrefix: {
    sentence: 'Makes long tokens in which four characters are random.',
    breaks: 'guessing.tokens-vary',
    fault: makesTokens(
      () => `magiclink_live_sms_v1_${randomBytes(3).toString('base64url')}_0000000000000000`,
    ),
  },
};

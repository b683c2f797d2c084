import type { Body } from '../../reference/core.ts';
import type { Project, User } from '../../reference/model.ts';
import { Reference } from '../../reference/reference.ts';
import { reads } from '../../selftest/faults/bad-input.ts';
import type { Rows } from '../../selftest/faults/mutant.ts';

/** The texts in a part of a body. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Dies of a text in a part of a body that some code does not survive. */
const diesOf = (part: (body: Body) => unknown, use: (text: string) => unknown) => (body: Body) => {
  for (const each of textsIn(part(body))) use(each);
  return body;
};

const options = (name: string) => (body: Body) =>
  (body['loginOptions'] as Body | undefined)?.[name];

/** Throws where a text holds another one. */
const fears = (part: string) => (text: string) => {
  if (text.includes(part)) throw new Error(`unexpected ${part}`);
};

/** Keeps login IDs of new users where no long one fits. */
export class LongLoginIdOfSignUpCrashes extends Reference {
  static readonly breaks = 'bad-input.sign-up-odd-texts';

  protected override createUser(
    project: Project,
    loginId: string,
    phone: string,
    details: Body,
  ): User {
    if (loginId.length > 255) throw new Error('value too long for type character varying(255)');
    return super.createUser(project, loginId, phone, details);
  }
}

/** Reads no number of more digits than the language wants to convert. */
export class HugeNumberCrashes extends Reference {
  static readonly breaks = 'bad-input.huge-numbers';

  protected override parse(text: string): unknown {
    if (/[:[,]\s*\d{4301}/.test(text)) throw new Error('Exceeds the limit (4300 digits)');
    return super.parse(text);
  }
}

export const rows: Rows = {
  SignUpDiesOfNulInName: {
    sentence: 'Dies of a NUL in the name of somebody who signs up.',
    breaks: 'bad-input.sign-up-odd-texts',
    fault: reads(
      'signUp',
      diesOf(({ user }) => user, fears('\u0000')),
    ),
  },
  SignUpDiesOfUriWithPercentSign: {
    sentence: 'Dies of a percent sign in the URI of a sign-up.',
    breaks: 'bad-input.sign-up-odd-texts',
    fault: reads(
      'signUp',
      diesOf(({ URI }) => URI, decodeURIComponent),
    ),
  },
  SignInDiesOfHalfCharacterInLocale: {
    sentence: 'Dies of half a character in the locale of a sign-in.',
    breaks: 'bad-input.sign-in-odd-texts',
    fault: reads('signIn', diesOf(options('locale'), encodeURIComponent)),
  },
  SignInDiesOfEmojiInClaims: {
    sentence: 'Dies of an emoji in the custom claims of a sign-in.',
    breaks: 'bad-input.sign-in-odd-texts',
    fault: reads('signIn', diesOf(options('customClaims'), fears('😀'))),
  },
  SignUpOrInDiesOfTemplates: {
    sentence: 'Dies of a template in the template options of a sign-up or in.',
    breaks: 'bad-input.sign-up-or-in-odd-texts',
    fault: reads('signUpOrIn', diesOf(options('templateOptions'), fears('${'))),
  },
  SignUpOrInDiesOfQuotesInLoginId: {
    sentence: 'Dies of quotation marks in the login ID of a sign-up or in.',
    breaks: 'bad-input.sign-up-or-in-odd-texts',
    fault: reads(
      'signUpOrIn',
      diesOf(({ loginId }) => loginId, fears(`'`)),
    ),
  },
  UpdateDiesOfLineBreaksInPhone: {
    sentence: 'Dies of line breaks in the phone of an update.',
    breaks: 'bad-input.update-phone-odd-texts',
    fault: reads(
      'updatePhone',
      diesOf(({ phone }) => phone, fears('\r\n')),
    ),
  },
  UpdateDiesOfLongProvider: {
    sentence: 'Dies of a provider of an update that is too long.',
    breaks: 'bad-input.update-phone-odd-texts',
    fault: reads(
      'updatePhone',
      diesOf(({ providerId }) => providerId, fears('x'.repeat(1000))),
    ),
  },
};

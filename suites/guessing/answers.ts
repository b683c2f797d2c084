import { phone, refused, sent, signUp, signUpOrIn } from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';

const newOne = '# a phone that is new';

const registered = '# a phone that is registered';

export const entries = {
  'guessing.sign-up-or-in-answers-alike': {
    level: 'SHOULD',
    text: 'Does not reveal in the response to a sign-up-or-in whether the phone was registered.',
    quote: 'user enumeration',
    source: places.owaspAuthentication,
    why: 'Anyone can make this call with any phone. If the responses differ, they show who is a customer.',
    causes: [
      'The response has a field that says whether the user is new.',
      'Statuses differ, 201 for the new.',
      'One of the two paths has a mask of its own.',
    ],
    good: [newOne, signUpOrIn(), sent(), registered, signUpOrIn(), sent()],
    bad: [
      newOne,
      signUpOrIn(),
      '→ 200 {"maskedPhone":"…","isNew":true}',
      registered,
      signUpOrIn(),
      '→ 200 {"maskedPhone":"…"}',
    ],
  },
  'guessing.refusals-tell-nothing-of-the-user': {
    level: 'SHOULD',
    text: 'Reveals nothing about the registered user in the rejection of a sign-up.',
    quote: 'user enumeration',
    source: places.owaspAuthentication,
    why: 'A rejected sign-up reveals that the login ID is registered. It must not reveal more.',
    causes: [
      'The error contains the user that was found.',
      'The unique-constraint error of the database is returned, with the row in it.',
    ],
    good: [`# ${phone} is registered`, signUp(), refused],
    bad: [
      `# ${phone} is registered`,
      signUp(),
      '→ 4xx {"errorCode":"E…","user":{"name":"Ada Example"}}',
    ],
  },
} as const satisfies Entries;

import { phone, refused, sent, signIn, signUp, signUpOrIn } from './calls.ts';
import type { ExplanationOf } from './explanation.ts';

const twenty = '# twenty times';
const newOne = '# a phone that is new';
const registered = '# a phone that is registered';

export const aboutGuessing: ExplanationOf<'guessing'> = {
  why: 'A link needs no phone where its token can be guessed, and a list of customers needs no break-in where the answers give it away.',
  causes: [
    'Tokens are short, count up, or are made of the time.',
    'An answer says more than the caller needs.',
  ],
  told: {
    'guessing.tokens-never-repeat': {
      why: 'Where tokens repeat, whoever has had one signs in as the next who gets it.',
      causes: [
        'Tokens have six digits, as codes to type have.',
        'The random generator is seeded with the time.',
        'One token is handed out until it is used.',
      ],
      good: [twenty, signIn(), '→ SMS with t=Zt8vQ2mX…, t=a0LrK9pB…, t=Hq3nYw7D…, …'],
      bad: [twenty, signIn(), '→ SMS with t=482915, t=103377, t=482915, …'],
    },
    'guessing.tokens-vary': {
      why: 'Who gets one link of the own can work out those of others, where tokens follow a pattern.',
      causes: [
        'Tokens count up, or are made of the time.',
        'Only a few characters are random, the rest is a prefix.',
        'The token is a hash of the phone and a counter.',
      ],
      good: [twenty, signIn(), '→ SMS with t=Zt8vQ2mXa0LrK9pB…, t=u5TgE1sJc6WdM4oN…, …'],
      bad: [twenty, signIn(), '→ SMS with t=ml-000100041, t=ml-000100042, …'],
    },
    'guessing.sign-up-or-in-answers-alike': {
      why: 'Anybody can make this call with any phone. Where the answers differ, it tells who is a customer.',
      causes: [
        'The answer has a field that says whether the user is new.',
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
      why: 'A sign-up has to say that somebody is registered. It does not have to say who that is.',
      causes: [
        'The error holds the user that was found.',
        'The message of a unique key is handed on, with the row in it.',
      ],
      good: [`# ${phone} is registered`, signUp(), refused],
      bad: [
        `# ${phone} is registered`,
        signUp(),
        '→ 4xx {"errorCode":"E…","user":{"name":"Ada Example"}}',
      ],
    },
  },
};

import { exchange, refusal, type GroupExplanation } from './explanation.ts';

export const guessing: GroupExplanation = {
  why: 'A link needs no phone where its token can be guessed, and a list of customers needs no break-in where the answers give it away.',
  causes: [
    'Tokens are short, count up, or are made of the time.',
    'An answer says more than the caller needs.',
  ],
  good: exchange('token 1  Zt8vQ2mX…', 'token 2  a0LrK9pB…'),
  bad: exchange('token 1  100041', 'token 2  100042'),
  families: [
    {
      ids: ['guessing.sign-up-or-in-answers-alike'],
      why: 'Anybody can make this call with any phone. Where the answers differ, it tells who is a customer.',
      causes: [
        'The answer has a field that says whether the user is new.',
        'Statuses differ, 201 for the new.',
      ],
      good: exchange(
        'new phone:         200 {"maskedPhone":"…"}',
        'registered phone:  200 {"maskedPhone":"…"}',
      ),
      bad: exchange(
        'new phone:         201 {"maskedPhone":"…"}',
        'registered phone:  200 {"maskedPhone":"…"}',
      ),
    },
    {
      ids: ['guessing.refusals-tell-nothing-of-the-user'],
      why: 'A sign-up has to say that somebody is registered. It does not have to say who that is.',
      causes: ['The error holds the user that was found.'],
      good: exchange('sign-up of somebody registered', '', refusal),
      bad: exchange(
        'sign-up of somebody registered',
        '',
        '4xx',
        '{"errorCode":"E…","user":{"name":"Ada","phone":"…"}}',
      ),
    },
  ],
};

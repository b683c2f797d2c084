import { exchange, refusal, type GroupExplanation } from './explanation.ts';

const request = exchange('POST /v1/auth/magiclink/verify', '{"token":"<token of the link>"}');
const session = exchange(
  '200',
  '{"sessionJwt":"…","refreshJwt":"…","firstSeen":false,',
  ' "user":{"userId":"U2a…","loginIds":["+12025550142"],"phone":"+12025550142","verifiedPhone":true}}',
);

export const verify: GroupExplanation = {
  why: 'A magic link is a credential that travels in a text message. verify is the one place where it becomes a session, so what it accepts by mistake lets a stranger in, and what it refuses by mistake locks the owner out.',
  causes: [
    'The token is looked up, but its state is never checked.',
    'What the link was made for is not stored with it.',
  ],
  good: exchange(request, '', session),
  bad: exchange(request, '', '200', '{"ok":true}'),
  families: [
    {
      ids: [
        'verify.completes-a-sign-up',
        'verify.completes-sign-in',
        'verify.completes-sign-up-or-in',
      ],
      causes: [
        'Tokens of one operation are kept where verify does not look.',
        'The link signs in whoever was last asked for.',
      ],
    },
    {
      ids: ['verify.registers-signed-up-user', 'verify.registers-user-of-sign-up-or-in'],
      why: 'A user who has used the link is registered for good. Where that is forgotten, the next sign-in is refused and the next sign-up makes a second account.',
      causes: [
        'The user lives in the session only.',
        'The user is stored under another key than sign-in looks up.',
      ],
      good: exchange(request, '', session, '', 'sign-in of the same login ID: 200'),
      bad: exchange(request, '', session, '', 'sign-in of the same login ID: 4xx'),
    },
    {
      ids: [
        'verify.answers-as-documented',
        'verify.hands-out-session-jwt',
        'verify.hands-out-refresh-jwt',
        'verify.user-serves-mobile-sdks',
      ],
      why: 'Each SDK builds its session from this answer, and several fail where a field is missing: the mobile ones need flags and lists even when they are empty.',
      causes: [
        'Empty lists and false flags are left out of the JSON.',
        'The JWTs are nested, or have other names.',
        'createdTime is a text, or counts milliseconds.',
      ],
      bad: exchange(request, '', '200', '{"tokens":{"session":"…"},"user":{"id":"U2a…"}}'),
    },
    {
      ids: [
        'verify.tells-login-id',
        'verify.tells-phone',
        'verify.tells-user-id',
        'verify.gives-users-their-own-id',
        'verify.marks-phone-verified',
      ],
      why: 'The application stores what it knows of a user under the user ID. An ID that changes loses the data, one that two users share mixes it up.',
      causes: [
        'The user ID is made anew at each verify.',
        'The user ID is made of the phone, and so changes with it.',
        'verifiedPhone is set at sign-up, or never.',
      ],
    },
    {
      ids: ['verify.first-seen-at-first', 'verify.first-seen-no-more'],
      why: 'Applications greet or set up a new user on firstSeen. Where it is always true this happens at each sign-in, where it is always false never.',
      causes: ['It is true until the second session, not until the first.', 'It is a constant.'],
      good: exchange('first verify:   "firstSeen":true', 'second verify:  "firstSeen":false'),
      bad: exchange('first verify:   "firstSeen":false'),
    },
    {
      ids: [
        'verify.refuses-unknown-token',
        'verify.refuses-truncated-token',
        'verify.refuses-altered-token',
        'verify.refuses-extended-token',
        'verify.refuses-wildcard-token',
        'verify.refuses-jwt-as-token',
        'verify.refuses-login-id-as-token',
        'verify.refusals-hand-out-nothing',
        'verify.refusals-use-nothing',
      ],
      why: 'A token is worth as much as it is hard to come by. Where a part of it, a variation or something public is enough, nobody needs the phone.',
      causes: [
        'Tokens are compared by their beginning, without regard to case, or cut to a length first.',
        'The token is decoded leniently, so that other characters mean the same bytes.',
        'Any JWT of the project is taken for a token.',
        'The token is looked up by a pattern, in which some characters stand for others.',
        'A failed attempt uses the link up, or answers with half a session.',
      ],
      good: exchange(
        'POST /v1/auth/magiclink/verify',
        '{"token":"<a token with one character changed>"}',
        '',
        refusal,
      ),
      bad: exchange(
        'POST /v1/auth/magiclink/verify',
        '{"token":"<a token with one character changed>"}',
        '',
        session,
      ),
    },
    {
      ids: [
        'verify.link-works-once',
        'verify.link-of-sign-up-works-once',
        'verify.link-of-sign-up-or-in-works-once',
        'verify.link-of-update-works-once',
        'verify.used-link-changes-nothing',
        'verify.used-link-ends-no-session',
      ],
      why: 'Messages stay on phones, in backups and on lock screens. A link that works again lets in whoever finds the message later.',
      causes: [
        'The token is marked as used only after the answer was sent.',
        'The token is a signed text that nobody remembers.',
        'A second use is answered with the session of the first.',
      ],
      good: exchange('first use:   200', 'second use:  4xx'),
      bad: exchange('first use:   200', 'second use:  200 {"sessionJwt":"…"}'),
    },
    {
      ids: [
        'verify.link-expires',
        'verify.link-of-sign-up-expires',
        'verify.link-of-sign-up-or-in-expires',
        'verify.link-of-update-expires',
        'verify.link-lives-its-lifetime',
      ],
      why: 'The lifetime limits how long a lost or read message is dangerous. One that ends too early leaves users with links that are dead on arrival.',
      causes: [
        'Expiry is stored but not compared.',
        'Seconds and milliseconds are mixed up.',
        'Expired links are only removed by a job that runs now and then.',
      ],
      good: exchange('lifetime 180 s', 'after 150 s: 200', 'after 181 s: 4xx'),
      bad: exchange('lifetime 180 s', 'after 181 s: 200'),
    },
    {
      ids: ['verify.get-uses-nothing'],
      why: 'Scanners of messages open links before people do. Where a GET uses the token up, the user finds a dead link.',
      causes: [
        'The operation is routed for all methods.',
        'A HEAD is answered by what answers a GET, and only its body is left out.',
      ],
      good: exchange(
        'GET /v1/auth/magiclink/verify?t=<token>   4xx',
        'POST with the same token                  200',
      ),
      bad: exchange(
        'GET /v1/auth/magiclink/verify?t=<token>   200',
        'POST with the same token                  4xx',
      ),
    },
  ],
};

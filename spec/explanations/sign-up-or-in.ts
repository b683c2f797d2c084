import { exchange, refusal, type GroupExplanation } from './explanation.ts';

const request = exchange(
  'POST /v1/auth/magiclink/signup-in/sms',
  '{"loginId":"+12025550142","redirectUrl":"https://app.example.com/verify"}',
);
const accepted = '200\n{"maskedPhone":"+1******0142"}';

export const signUpOrIn: GroupExplanation = {
  why: 'One form for everybody: who is new is signed up, who is known is signed in. An application that uses it has no second form to fall back on.',
  causes: [
    'One of the two halves was written, the other forgotten.',
    'A user who is known is replaced by a new one with the same phone.',
  ],
  good: exchange(request, '', accepted),
  bad: exchange(request, '', refusal),
  families: [
    {
      ids: [
        'sign-up-or-in.accepts-new-user',
        'sign-up-or-in.accepts-registered',
        'sign-up-or-in.answers-as-documented',
      ],
      causes: [
        'The call is handed on to sign-up, which refuses the known, or to sign-in, which refuses the new.',
        'The answer has another status or other fields for the new than for the known.',
      ],
    },
    {
      ids: ['sign-up-or-in.masks-phone', 'sign-up-or-in.masks-four-digits'],
      why: 'Anybody can make this call for anybody. An answer with the whole number tells the phone of every user whose login ID is known.',
      causes: ['The field was filled with the phone itself.', 'The mask leaves most digits.'],
      bad: exchange(request, '', '200', '{"maskedPhone":"+12025550142"}'),
    },
    {
      ids: ['sign-up-or-in.answer-holds-no-token'],
      why: 'Whoever makes this call has proved nothing yet. An answer that carries the link or its token signs anybody in as anybody.',
      causes: [
        'A convenience for tests was never taken out: the link in the body, a header or a cookie.',
      ],
      bad: exchange(request, '', '200', '{"maskedPhone":"+1******0142","token":"<token>"}'),
    },
    {
      ids: ['sign-up-or-in.texts-new-user', 'sign-up-or-in.texts-registered-user'],
      causes: [
        'For the new the login ID is the phone; for the known the phone is the one that was registered.',
        'The answer is sent before the message, and an error in sending is swallowed.',
      ],
      good: exchange(request, '', accepted, '', 'SMS to +12025550142'),
      bad: exchange(request, '', accepted, '', 'no message'),
    },
    {
      ids: ['sign-up-or-in.keeps-registered-user'],
      why: 'A second user in place of the first has another user ID: everything that the application stored about the first is gone for its owner.',
      causes: [
        'A user is made at every call.',
        'Users are looked up by another key than at sign-up.',
      ],
      good: exchange(
        'verify after sign-up:           userId U2a…',
        'verify after sign-up or in:     userId U2a…',
      ),
      bad: exchange(
        'verify after sign-up:           userId U2a…',
        'verify after sign-up or in:     userId U9f…',
      ),
    },
  ],
};

import { exchange, refusal, type GroupExplanation } from './explanation.ts';

const request = exchange(
  'POST /v1/auth/magiclink/signin/sms',
  '{"loginId":"+12025550142","redirectUrl":"https://app.example.com/verify"}',
);
const accepted = '200\n{"maskedPhone":"+1******0142"}';

export const signIn: GroupExplanation = {
  why: 'Sign-in is for those who are registered, and for nobody else: that is what sets it apart from sign-up or in, and what an application without open registration relies on.',
  causes: [
    'Sign-in shares its code with sign-up or in, and lost the difference.',
    'Users are looked up by phone where the request names a login ID.',
  ],
  good: exchange(request, '', accepted),
  bad: exchange(request, '', '200', '{}'),
  families: [
    {
      ids: ['sign-in.accepts-registered', 'sign-in.answers-as-documented'],
      why: 'Every SDK parses this answer. One that expects maskedPhone at the top of a JSON object with status 200 fails on anything else, even though the message was sent.',
      causes: [
        'The field is nested, or the answer is a text.',
        'Somebody who has a session already is refused.',
        'A user counts as registered only after some later step.',
      ],
    },
    {
      ids: ['sign-in.masks-phone', 'sign-in.masks-four-digits'],
      why: 'Anybody can ask for a sign-in of anybody. An answer with the whole number tells the phone of every user whose login ID is known.',
      causes: [
        'Stars are put before the number in place of over it.',
        'The mask covers separators or the country code and leaves the digits.',
      ],
      bad: exchange(request, '', '200', '{"maskedPhone":"+12025550142"}'),
    },
    {
      ids: ['sign-in.answer-holds-no-token'],
      why: 'Whoever asks for a sign-in has proved nothing yet. An answer that carries the link or its token signs anybody in as anybody.',
      causes: [
        'A convenience for tests was never taken out: the link in the body, a header or a cookie.',
        'The answer is the stored record of the link, token included.',
      ],
      bad: exchange(request, '', '200', '{"maskedPhone":"+1******0142","token":"<token>"}'),
    },
    {
      ids: ['sign-in.texts-the-phone', 'sign-in.texts-phone-of-login-id'],
      why: 'The body of a sign-in has no phone: the phone is the one that the user registered. A message that goes to the login ID reaches nobody where the login ID is a name or an e-mail address.',
      causes: [
        'The message goes to the login ID, which happened to be a phone in every test so far.',
        'The answer is sent before the message, and an error in sending is swallowed.',
      ],
      good: exchange(
        'POST /v1/auth/magiclink/signin/sms',
        '{"loginId":"ada"}',
        '',
        accepted,
        '',
        'SMS to +12025550142: https://app.example.com/verify?t=<token>',
      ),
      bad: exchange('POST /v1/auth/magiclink/signin/sms', '{"loginId":"ada"}', '', refusal),
    },
    {
      ids: [
        'sign-in.refuses-unregistered',
        'sign-in.texts-nobody-unregistered',
        'sign-in.makes-no-user',
      ],
      why: 'Where a sign-in registers strangers, closed registration is open, and a typing mistake in a phone number makes an account for somebody who never asked for one.',
      causes: [
        'A missing user is made on the way, as sign-up or in does.',
        'The refusal has status 200 and says so only in the body.',
        'The refusal comes after the message was sent.',
      ],
      good: exchange(request, '', refusal),
      bad: exchange(request, '', accepted, '', 'SMS to +12025550142, who is not registered'),
    },
  ],
};

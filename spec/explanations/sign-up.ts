import { exchange, refusal, type GroupExplanation } from './explanation.ts';

const request = exchange(
  'POST /v1/auth/magiclink/signup/sms',
  '{"loginId":"+12025550142","phone":"+12025550142","redirectUrl":"https://app.example.com/verify"}',
);
const accepted = '200\n{"maskedPhone":"+1******0142"}';

export const signUp: GroupExplanation = {
  why: 'Sign-up is where an account begins. Whoever gets this step wrong gives accounts to the wrong people, or locks the right ones out.',
  causes: [
    'The login ID and the phone are taken for one and the same.',
    'Sign-up shares its code with sign-up or in, and lost the difference.',
  ],
  good: exchange(request, '', accepted),
  bad: exchange(request, '', '201', '{"id":"7f3c"}'),
  families: [
    {
      ids: ['sign-up.accepts-new-user', 'sign-up.answers-as-documented'],
      why: 'Every SDK parses this answer. One that expects maskedPhone at the top of a JSON object with status 200 fails on anything else, even though the message was sent.',
      causes: [
        'The answer is 201 or 204, since something was created or nothing is to be said.',
        'The field is nested, or has the name of the e-mail sibling, maskedEmail.',
        'A field that the documents leave optional is required.',
      ],
    },
    {
      ids: ['sign-up.masks-phone', 'sign-up.masks-four-digits'],
      why: 'The masked phone tells users which of their phones to look at. A login ID need not be a phone, so an answer with the whole number hands a private number to anybody who knows the login ID.',
      causes: [
        'The field was filled with the phone itself while the mask was still to be written.',
        'The mask covers separators or the country code and leaves the digits.',
      ],
      good: exchange(request, '', accepted),
      bad: exchange(request, '', '200', '{"maskedPhone":"+12025550142"}'),
    },
    {
      ids: ['sign-up.answer-holds-no-token'],
      why: 'The message proves that the user holds the phone. An answer that carries the link or its token lets anybody sign up with a phone that belongs to somebody else.',
      causes: [
        'A convenience for tests was never taken out: the link in the body, a header or a cookie.',
        'The answer is the stored record of the link, token included.',
      ],
      bad: exchange(
        request,
        '',
        '200',
        '{"maskedPhone":"+1******0142","link":"https://app.example.com/verify?t=<token>"}',
      ),
    },
    {
      ids: [
        'sign-up.texts-the-phone',
        'sign-up.texts-phone-not-login-id',
        'sign-up.reads-phone-in-user',
        'sign-up.reads-phone-field',
      ],
      why: 'SDKs send the phone in different places: beside the login ID, or only within the user details. A link that goes elsewhere, or nowhere, ends the sign-up without an error that anybody sees.',
      causes: [
        'The message goes to the login ID, which happened to be a phone in every test so far.',
        'Only the field phone is read, and not user.phone.',
        'The answer is sent before the message, and an error in sending is swallowed.',
      ],
      good: exchange(
        'POST /v1/auth/magiclink/signup/sms',
        '{"loginId":"ada","user":{"phone":"+12025550142"}}',
        '',
        accepted,
        '',
        'SMS to +12025550142: https://app.example.com/verify?t=<token>',
      ),
      bad: exchange(
        'POST /v1/auth/magiclink/signup/sms',
        '{"loginId":"ada","user":{"phone":"+12025550142"}}',
        '',
        accepted,
        '',
        'SMS to ada',
      ),
    },
    {
      ids: [
        'sign-up.refuses-registered',
        'sign-up.refuses-taken-name',
        'sign-up.texts-nobody-registered',
        'sign-up.keeps-registered-user',
      ],
      why: 'A sign-up that is accepted for somebody who is registered can overwrite that user, or take the account over. An application that relies on the failure to say "you already have an account" would never say it.',
      causes: [
        'Users are written with insert-or-update.',
        'The refusal comes after the message was sent or the details were stored.',
        'Users are looked up by phone where they are registered by login ID.',
      ],
      good: exchange(request, '', refusal),
      bad: exchange(request, '', accepted, '', 'SMS to +12025550142, who is registered'),
    },
    {
      ids: ['sign-up.keeps-user-details'],
      why: 'Name and e-mail are asked for once. Where they get lost, the application shows a nameless user and has no second chance to ask.',
      causes: [
        'The details are dropped between the message and the verify that completes the sign-up.',
        'Only some of the parts of a name are stored.',
      ],
    },
  ],
};

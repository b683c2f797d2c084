import { exchange, refusal, type GroupExplanation } from './explanation.ts';

const post = 'POST /v1/auth/magiclink/signin/sms';
const accepted = '200\n{"maskedPhone":"+1******0142"}';

export const badInput: GroupExplanation = {
  why: 'Clients have bugs and attackers send what nobody expected. A refusal shows the bug at once; an answer that pretends all is well hides it, and a crash takes the others down with it.',
  causes: [
    'The body is used without a look at the types of its fields.',
    'An error in reading it ends as a server error (5xx).',
  ],
  good: exchange(post, '{"loginId":42}', '', refusal),
  bad: exchange(post, '{"loginId":42}', '', '500'),
  families: [
    {
      ids: [
        'bad-input.sign-up-login-id',
        'bad-input.sign-in-login-id',
        'bad-input.sign-up-or-in-login-id',
        'bad-input.sign-up-phone',
        'bad-input.update-phone-phone',
        'bad-input.verify-token',
      ],
      why: 'Without this field nobody knows whom the call is about. A target that guesses signs up a user named "undefined", or finds the first one in its list.',
      causes: [
        'A missing value is turned into a text.',
        'An empty text passes as present.',
        'A list or an object ends as a query to the database.',
      ],
      good: exchange(post, '{"loginId":""}', '', refusal),
      bad: exchange(post, '{"loginId":""}', '', accepted),
    },
    {
      ids: ['bad-input.redirect-url-type', 'bad-input.redirect-url-is-no-url', 'bad-input.uri'],
      why: 'A redirect URL that cannot be one ends as a link that leads nowhere, and the user is the first to notice.',
      causes: [
        'The value is put into the message as it is.',
        'A value of the wrong type counts as absent.',
      ],
      good: exchange(post, '{"loginId":"+12025550142","redirectUrl":"https://"}', '', refusal),
      bad: exchange(
        post,
        '{"loginId":"+12025550142","redirectUrl":"https://"}',
        '',
        accepted,
        '',
        'SMS: https://?t=<token>',
      ),
    },
    {
      ids: [
        'bad-input.sign-up-body',
        'bad-input.sign-in-body',
        'bad-input.sign-up-or-in-body',
        'bad-input.update-phone-body',
        'bad-input.verify-body',
      ],
      causes: [
        'The JSON parser throws, and nobody catches.',
        'A list, a text or null passes as an object without fields.',
        'An empty body counts as an empty object.',
      ],
      good: exchange(post, '{"loginId":', '', refusal),
      bad: exchange(post, '{"loginId":', '', '500', 'Unexpected end of JSON input'),
    },
    {
      ids: [
        'bad-input.texts-nobody',
        'bad-input.makes-nobody',
        'bad-input.uses-no-link',
        'bad-input.wrong-method-has-no-effect',
      ],
      why: 'A refusal is more than a status: what was refused must leave nothing behind, no message, no user, no link used up.',
      causes: ['The fields are checked one by one, while the work is under way.'],
      good: exchange(
        post,
        '{"loginId":"+12025550142","redirectUrl":7}',
        '',
        refusal,
        '',
        'no message',
      ),
      bad: exchange(
        post,
        '{"loginId":"+12025550142","redirectUrl":7}',
        '',
        refusal,
        '',
        'SMS to +12025550142',
      ),
    },
    {
      ids: [
        'bad-input.sign-up-other-fields',
        'bad-input.sign-in-other-fields',
        'bad-input.sign-up-or-in-other-fields',
        'bad-input.update-phone-other-fields',
      ],
      why: 'The documents leave open whether an option of the wrong type is refused or ignored. A server error is neither, and tells an attacker where to dig.',
      causes: ['Nested options are read without a look at what holds them.'],
      good: exchange(post, '{"loginId":"+12025550142","loginOptions":"x"}', '', refusal),
      bad: exchange(post, '{"loginId":"+12025550142","loginOptions":"x"}', '', '500'),
    },
    {
      ids: ['bad-input.takes-unknown-fields', 'bad-input.takes-null-fields'],
      why: 'SDKs send fields that are in no document, and null for those that were not given. A target that is strict about them refuses the ordinary calls of ordinary clients.',
      causes: ['The schema forbids other fields.', 'A field may be absent, but not null.'],
      good: exchange(
        post,
        '{"loginId":"+12025550142","templateId":"x","loginOptions":null}',
        '',
        accepted,
      ),
      bad: exchange(
        post,
        '{"loginId":"+12025550142","templateId":"x","loginOptions":null}',
        '',
        refusal,
      ),
    },
    {
      ids: ['bad-input.content-type', 'bad-input.wrong-method-is-refused'],
      causes: [
        'Without application/json there is no parsed body, and the code goes on.',
        'A route answers all methods.',
      ],
      good: exchange('DELETE /v1/auth/magiclink/signin/sms', '', refusal),
      bad: exchange('DELETE /v1/auth/magiclink/signin/sms', '', accepted),
    },
    {
      ids: ['bad-input.huge-body', 'bad-input.deep-body', 'bad-input.odd-characters'],
      why: 'One call must not cost more than it is worth. Bodies of megabytes, nested thousands deep or full of odd characters are how a service is brought down from a laptop.',
      causes: [
        'There is no limit to the size of a body.',
        'A recursive walk through the body overflows the stack.',
        'A zero byte or half a character reaches the database.',
      ],
      good: exchange(post, '[[[[[[[[ … 10,000 deep … ]]]]]]]]', '', refusal),
      bad: exchange(post, '[[[[[[[[ … 10,000 deep … ]]]]]]]]', '', '502'),
    },
    {
      ids: [
        'bad-input.sign-up-no-phone-number',
        'bad-input.sign-up-or-in-no-phone-number',
        'bad-input.update-phone-no-phone-number',
      ],
      why: 'A message to a text that is no phone number never arrives, and the user waits for it. At an update it locks the account.',
      causes: ['The phone is handed to the gateway as it is, and its error swallowed.'],
      good: exchange(
        'POST /v1/auth/magiclink/signup/sms',
        '{"loginId":"ada","phone":"hello"}',
        '',
        refusal,
      ),
      bad: exchange(
        'POST /v1/auth/magiclink/signup/sms',
        '{"loginId":"ada","phone":"hello"}',
        '',
        '200',
      ),
    },
  ],
};

import { exchange, refusal, type GroupExplanation } from './explanation.ts';

const request = exchange(
  'POST /v1/auth/magiclink/update/phone/sms',
  'Authorization: Bearer <project ID>:<refresh JWT>',
  '{"loginId":"+12025550142","phone":"+13035550178"}',
);
const accepted = '200\n{"maskedPhone":"+1******0178"}';

export const updatePhone: GroupExplanation = {
  why: 'The phone is the key to the account. Whoever can change it owns the account from then on, so only the user who is signed in may, and only with a phone that this user holds.',
  causes: [
    'The user is taken from the body in place of the JWT.',
    'The phone is stored when the update is asked for, not when its link is verified.',
  ],
  good: exchange(request, '', accepted),
  bad: exchange(request, '', accepted, '', 'and the user has the new phone at once'),
  families: [
    {
      ids: ['update-phone.accepts-signed-in-user', 'update-phone.answers-as-documented'],
      causes: [
        'The bearer is read as a project ID as a whole, colon and JWT included.',
        'The answer is empty, 202, or has the e-mail sibling maskedEmail.',
      ],
    },
    {
      ids: ['update-phone.masks-phone', 'update-phone.masks-four-digits'],
      causes: ['The field was filled with the phone itself.', 'The mask leaves most digits.'],
      bad: exchange(request, '', '200', '{"maskedPhone":"+13035550178"}'),
    },
    {
      ids: ['update-phone.answer-holds-no-token'],
      why: 'The message proves that the user holds the new phone. With the token in the answer, anybody who is signed in can claim the phone of anybody.',
      causes: ['A convenience for tests was never taken out.'],
      bad: exchange(request, '', '200', '{"maskedPhone":"+1******0178","token":"<token>"}'),
    },
    {
      ids: ['update-phone.texts-new-phone', 'update-phone.texts-old-phone-not'],
      why: 'A link sent to the old phone proves nothing about the new one: the user could be locked out by one wrong digit.',
      causes: [
        'The message goes to the phone of the user, as at sign-in.',
        'The message goes to both phones, and both links change the phone.',
      ],
      good: exchange(request, '', accepted, '', 'SMS to +13035550178'),
      bad: exchange(request, '', accepted, '', 'SMS to +12025550142'),
    },
    {
      ids: [
        'update-phone.changes-phone',
        'update-phone.moves-links-to-new-phone',
        'update-phone.marks-phone-verified',
        'update-phone.keeps-user',
      ],
      why: 'Once the link is verified the change is complete: a next sign-in that still texts the old phone leaves the user waiting for a message that goes elsewhere.',
      causes: [
        'The field of the user changes, but the login keeps a copy of the old phone.',
        'verify treats the link as one of a sign-in, and forgets what it was for.',
        'The link signs in whoever is found by the new phone.',
      ],
      good: exchange(
        'POST /v1/auth/magiclink/verify',
        '{"token":"<token of the update>"}',
        '',
        '200',
        '{"user":{"userId":"U2a…","phone":"+13035550178","verifiedPhone":true},…}',
      ),
      bad: exchange(
        'POST /v1/auth/magiclink/verify',
        '{"token":"<token of the update>"}',
        '',
        '200',
        '{"user":{"userId":"U2a…","phone":"+12025550142"},…}',
      ),
    },
    {
      ids: ['update-phone.waits-for-verify', 'update-phone.texts-old-phone-until-verify'],
      why: 'Until the link is used nobody has shown to hold the new phone. A change before that lets a typing mistake lock the user out.',
      causes: ['The new phone is stored at once, and verify only confirms it.'],
      good: exchange(request, '', accepted, '', 'sign-in before the verify: SMS to +12025550142'),
      bad: exchange(request, '', accepted, '', 'sign-in before the verify: SMS to +13035550178'),
    },
    {
      ids: ['update-phone.leaves-others-alone', 'update-phone.keeps-named-user'],
      why: 'The body names a user, the JWT proves one. Where the body decides, anybody who is signed in can take over any account by naming it.',
      causes: [
        'The user is looked up by the login ID of the body.',
        'The JWT is checked for its signature, but nobody compares its subject.',
      ],
      good: exchange('JWT of Ada, loginId of Grace', '', refusal, '', "Grace keeps Grace's phone"),
      bad: exchange(
        'JWT of Ada, loginId of Grace',
        '',
        accepted,
        '',
        "Grace has Ada's phone after the verify",
      ),
    },
    {
      ids: [
        'update-phone.refuses-missing-jwt',
        'update-phone.refuses-garbage-jwt',
        'update-phone.refuses-altered-signature',
        'update-phone.refuses-altered-payload',
        'update-phone.refuses-unsigned-jwt',
        'update-phone.refuses-forged-jwt',
        'update-phone.refuses-session-jwt',
        'update-phone.refuses-expired-jwt',
        'update-phone.refuses-logged-out-jwt',
        'update-phone.refused-texts-nobody',
        'update-phone.refused-changes-nothing',
      ],
      why: 'The refresh JWT is all that says who asks. Whatever else passes for one gives the account to whoever made it up.',
      causes: [
        'The JWT is decoded, not verified.',
        'The header of the JWT chooses the algorithm, none included.',
        'The key is taken from the JWT itself.',
        'Session and refresh JWT are signed alike, and nobody looks which one it is.',
        'Expiry or logout is checked at refresh only.',
        'The credentials are checked after the message was sent.',
      ],
      good: exchange(
        'POST /v1/auth/magiclink/update/phone/sms',
        'Authorization: Bearer <project ID>:<altered JWT>',
        '',
        refusal,
      ),
      bad: exchange(
        'POST /v1/auth/magiclink/update/phone/sms',
        'Authorization: Bearer <project ID>:<altered JWT>',
        '',
        accepted,
        '',
        'SMS to +13035550178',
      ),
    },
    {
      ids: [
        'update-phone.makes-phone-a-login-id',
        'update-phone.adds-login-id-on-verify',
        'update-phone.keeps-old-login-id',
        'update-phone.adds-no-login-id-unasked',
      ],
      why: 'A login ID that appears unasked, or before it was proven, is a second door to the account; one that is missing locks the user out of the phone just given.',
      causes: [
        'addToLoginIDs is read as addToLoginIds and never found.',
        'The new login ID replaces the old one.',
        'The login ID is added when the update is asked for.',
      ],
      good: exchange(
        '{"loginId":"+12025550142","phone":"+13035550178","addToLoginIDs":true}',
        '',
        'after the verify: loginIds ["+12025550142","+13035550178"]',
      ),
      bad: exchange(
        '{"loginId":"+12025550142","phone":"+13035550178","addToLoginIDs":true}',
        '',
        'after the verify: loginIds ["+13035550178"]',
      ),
    },
    {
      ids: [
        'update-phone.merge-keeps-updated-user',
        'update-phone.merge-keeps-existing-user',
        'update-phone.merge-ends-session',
        'update-phone.merge-waits-for-verify',
        'update-phone.fails-on-conflict',
      ],
      why: 'A merge deletes one of two users. Which one stays, and when, decides whose data is lost, and it cannot be undone.',
      causes: [
        'onMergeUseExisting is ignored, so that always the same one stays.',
        'The merge happens when the update is asked for.',
        'The session of the user who is gone lives on.',
      ],
      good: exchange(
        'Ada adds the phone of Grace, onMergeUseExisting false',
        'after the verify: Ada stays, Grace is gone',
      ),
      bad: exchange(
        'Ada adds the phone of Grace, onMergeUseExisting false',
        'before the verify: Grace is gone',
      ),
    },
  ],
};

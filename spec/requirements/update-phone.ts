import { places, type Requirements } from './requirement.ts';

const signedIn = 'can therefore only be run for end users who are currently signed-in';
const bearer = 'requires both the ProjectId and refresh JWT';
const after = 'After successfully verifying the magic link token the new phone number will be used';

export const updatePhone = {
  'update-phone.accepts-signed-in-user': {
    level: 'MUST',
    text: 'An update of the phone by a user who is signed in is accepted.',
    quote: 'Update the phone number of an existing end user',
    source: places.update,
  },
  'update-phone.answers-as-documented': {
    level: 'MUST',
    text: 'An update that is accepted answers 200 with the documented JSON body.',
    quote: 'PhoneMagicLinkResponse',
    source: places.openApiUpdate,
  },
  'update-phone.masks-phone': {
    level: 'MUST',
    text: 'The answer of an update does not show the whole new phone number.',
    quote: 'maskedPhone',
    source: places.openApiUpdate,
  },
  'update-phone.masks-four-digits': {
    level: 'SHOULD',
    text: 'The masked phone of an update hides at least four digits.',
    quote: 'maskedPhone',
    source: places.sdks,
  },
  'update-phone.answer-holds-no-token': {
    level: 'MUST',
    text: 'Nothing in the answer of an update lets one skip the message.',
    quote: 'deliver a clickable magic link as an SMS to the new phone number',
    source: places.update,
  },
  'update-phone.texts-new-phone': {
    level: 'MUST',
    text: 'An update sends a magic link to the new phone.',
    quote: 'sending a magic link to the new phone number',
    source: places.update,
  },
  'update-phone.texts-old-phone-not': {
    level: 'MUST',
    text: 'An update sends nothing to the old phone.',
    quote: 'sending a magic link to the new phone number',
    source: places.update,
  },
  'update-phone.changes-phone': {
    level: 'MUST',
    text: 'Once the link of an update is verified, the user has the new phone.',
    quote: after,
    source: places.update,
  },
  'update-phone.moves-links-to-new-phone': {
    level: 'MUST',
    text: 'Once the link of an update is verified, the next sign-in texts the new phone.',
    quote: after,
    source: places.update,
  },
  'update-phone.marks-phone-verified': {
    level: 'SHOULD',
    text: 'Once the link of an update is verified, the new phone counts as verified.',
    quote: 'verifiedPhone',
    source: places.sdks,
  },
  'update-phone.keeps-user': {
    level: 'MUST',
    text: 'The link of an update signs in the user who asked for it.',
    quote: 'Update the phone number of an existing end user',
    source: places.update,
  },
  'update-phone.waits-for-verify': {
    level: 'MUST',
    text: 'Until the link of an update is verified, the user keeps the old phone.',
    quote: after,
    source: places.update,
  },
  'update-phone.texts-old-phone-until-verify': {
    level: 'MUST',
    text: 'Until the link of an update is verified, a sign-in texts the old phone.',
    quote: after,
    source: places.update,
  },
  'update-phone.leaves-others-alone': {
    level: 'MUST',
    text: 'An update of one user changes nothing of another.',
    quote: 'Update the phone number of an existing end user',
    source: places.update,
  },
  'update-phone.keeps-named-user': {
    level: 'MUST',
    text: "With another user's JWT, the user whom an update names keeps the phone.",
    quote: signedIn,
    source: places.update,
  },
  'update-phone.refuses-missing-jwt': {
    level: 'MUST',
    text: 'An update with a project ID and no JWT is refused.',
    quote: bearer,
    source: places.update,
  },
  'update-phone.refuses-garbage-jwt': {
    level: 'MUST',
    text: 'An update with a text that is no JWT is refused.',
    quote: bearer,
    source: places.update,
  },
  'update-phone.refuses-altered-signature': {
    level: 'MUST',
    text: 'An update with a refresh JWT whose signature was altered is refused.',
    quote: bearer,
    source: places.update,
  },
  'update-phone.refuses-altered-payload': {
    level: 'MUST',
    text: 'An update with a refresh JWT whose payload was altered is refused.',
    quote: bearer,
    source: places.update,
  },
  'update-phone.refuses-unsigned-jwt': {
    level: 'MUST',
    text: 'An update with an unsigned copy of a refresh JWT is refused.',
    quote: bearer,
    source: places.update,
  },
  'update-phone.refuses-forged-jwt': {
    level: 'MUST',
    text: 'An update with a copy of a refresh JWT that a stranger signed is refused.',
    quote: bearer,
    source: places.update,
  },
  'update-phone.refuses-session-jwt': {
    level: 'MUST',
    text: 'An update with a session JWT in place of the refresh JWT is refused.',
    quote: bearer,
    source: places.update,
  },
  'update-phone.refuses-expired-jwt': {
    level: 'MUST',
    text: 'An update with a refresh JWT that has expired is refused.',
    quote: signedIn,
    source: places.update,
    untested: 'Refresh JWTs live for weeks, and no run lasts as long.',
  },
  'update-phone.refuses-logged-out-jwt': {
    level: 'MUST',
    text: 'An update with the refresh JWT of a session that was logged out is refused.',
    quote: signedIn,
    source: places.update,
  },
  'update-phone.refused-texts-nobody': {
    level: 'MUST',
    text: 'An update that is refused for its credentials sends no message.',
    quote: signedIn,
    source: places.update,
  },
  'update-phone.refused-changes-nothing': {
    level: 'MUST',
    text: 'An update that is refused for its credentials leaves the phone as it was.',
    quote: signedIn,
    source: places.update,
  },
  'update-phone.makes-phone-a-login-id': {
    level: 'SHOULD',
    text: 'With addToLoginIDs, the new phone signs the user in once the link is verified.',
    quote: 'associating multiple login IDs for a user during API update calls',
    source: places.update,
  },
  'update-phone.adds-login-id-on-verify': {
    level: 'SHOULD',
    text: 'With addToLoginIDs, the new phone is no login ID before the link is verified.',
    quote: 'associating multiple login IDs for a user during API update calls',
    source: places.update,
  },
  'update-phone.keeps-old-login-id': {
    level: 'SHOULD',
    text: 'With addToLoginIDs, the old login ID still signs the user in.',
    quote: 'associating multiple login IDs for a user',
    source: places.update,
  },
  'update-phone.adds-no-login-id-unasked': {
    level: 'SHOULD',
    text: 'Without addToLoginIDs, the new phone does not become a login ID.',
    quote: 'addToLoginIDs: default false',
    source: places.openApiUpdate,
  },
  'update-phone.merge-keeps-updated-user': {
    level: 'SHOULD',
    text: 'Where the new login ID is of another user, the updated user is the one who stays.',
    quote: 'onMergeUseExisting: default false',
    source: places.updateOptions,
  },
  'update-phone.merge-keeps-existing-user': {
    level: 'SHOULD',
    text: 'With onMergeUseExisting, the user who had the login ID is the one who stays.',
    quote: 'onMergeUseExisting',
    source: places.updateOptions,
  },
  'update-phone.merge-ends-session': {
    level: 'SHOULD',
    text: 'With onMergeUseExisting, the refresh JWT of the updated user is dead after the merge.',
    quote: 'onMergeUseExisting',
    source: places.updateOptions,
  },
  'update-phone.merge-waits-for-verify': {
    level: 'SHOULD',
    text: 'Until the link of a merging update is verified, both users stay as they are.',
    quote: after,
    source: places.update,
  },
  'update-phone.fails-on-conflict': {
    level: 'SHOULD',
    text: 'With failOnConflict, two users are not merged.',
    quote: 'failOnConflict',
    source: places.sdks,
  },
} as const satisfies Requirements;

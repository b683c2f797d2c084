import {
  link,
  newPhone,
  otherPhone,
  refused,
  sent,
  sentAndUsed,
  session,
  updatePhone,
  verify,
} from '../../spec/examples.ts';
import { type Entries, places } from '../../spec/requirement.ts';
import { after, merging, others, othersAsked } from './group.ts';

const usingExisting = merging(',"onMergeUseExisting":true');

const merged = '# U2a… was merged into U2b…';

const updateByMerged = updatePhone({ bearer: 'Bearer <project ID>:<refresh JWT of U2a…>' });

const whyMerge =
  'A merge leaves one of two users. Which one stays, and when, decides whose data is lost, and it cannot be undone.';

export const entries = {
  'update-phone.merge-keeps-updated-user': {
    level: 'SHOULD',
    text: 'Keeps the updated user in a merge if the new login ID belongs to another user.',
    quote: 'onMergeUseExisting: default false',
    source: places.updateOptions,
    why: whyMerge,
    causes: [
      'onMergeUseExisting counts as true where it is absent.',
      'The user whom the login ID finds is the one who is kept, as at sign-in.',
      'Both users stay, and share the login ID.',
    ],
    good: [others, merging(), link('token', otherPhone), verify(), session('"userId":"U2a…"')],
    bad: [others, merging(), link('token', otherPhone), verify(), session('"userId":"U2b…"')],
  },
  'update-phone.merge-keeps-existing-user': {
    level: 'SHOULD',
    text: 'Keeps the user who had the login ID in a merge if onMergeUseExisting is set.',
    quote: 'onMergeUseExisting',
    source: places.updateOptions,
    why: whyMerge,
    causes: [
      'onMergeUseExisting is ignored, so that always the same one stays.',
      'The response of verify shows one user, and the store keeps the other.',
    ],
    good: [others, usingExisting, link('token', otherPhone), verify(), session('"userId":"U2b…"')],
    bad: [others, usingExisting, link('token', otherPhone), verify(), session('"userId":"U2a…"')],
  },
  'update-phone.merge-ends-session': {
    level: 'SHOULD',
    text: "Rejects the updated user's refresh JWT after a merge with onMergeUseExisting.",
    quote: 'onMergeUseExisting',
    source: places.updateOptions,
    why: 'The user of that JWT no longer exists. A session that stays valid belongs to no user, or brings the user back.',
    causes: [
      'The user is deleted, the sessions are not.',
      'JWTs are valid by their signature alone, and their user is not looked up.',
    ],
    good: [merged, updateByMerged, refused],
    bad: [merged, updateByMerged, sent(newPhone)],
  },
  'update-phone.merge-waits-for-verify': {
    level: 'SHOULD',
    text: 'Leaves both users unchanged until the link of a merging update is verified.',
    quote: after,
    source: places.update,
    why: "Anyone can ask for an update to another user's number. A merge before the link is used takes over the account of its owner.",
    causes: [
      'The merge happens when the update is asked for.',
      'The login ID moves at once, and only the rest waits.',
    ],
    good: [othersAsked, merging(), verify('B'), session('"userId":"U2b…"')],
    bad: [othersAsked, merging(), verify('B'), session('"userId":"U2a…"')],
  },
  'update-phone.merged-session-is-of-kept-user': {
    level: 'SHOULD',
    text: 'Returns a session of the remaining user from a merge with onMergeUseExisting.',
    quote: 'onMergeUseExisting',
    source: places.updateOptions,
    why: 'The user is merged and signed in at once. A session of the one who is gone fails at the next call.',
    causes: [
      'The session is made before the merge.',
      'The response shows the user who stays, and the JWTs are of the other one.',
    ],
    good: [others, usingExisting, sentAndUsed, '→ session JWT {"sub":"U2b…"}'],
    bad: [others, usingExisting, sentAndUsed, '→ session JWT {"sub":"U2a…"}'],
  },
} as const satisfies Entries;

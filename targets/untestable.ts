/** Why nothing is tested that needs a message where nobody can read one. */
export const noInbox = 'INBOX=none: the messages of this target cannot be read';

/** Why nothing is tested that needs the links of the operations where test users get theirs by the management API. */
export const generated =
  'links are made by the management API, so those of the operations cannot be seen';

/** Why nothing is tested that needs a second project. */
export const noOtherProject = 'DESCOPE_OTHER_PROJECT_ID is not set';

/** Why nothing is tested that needs a management key. */
export const noManagementKey = 'DESCOPE_MANAGEMENT_KEY is not set';

/** Why nothing is tested that needs a domain which is not approved. */
export const approvesAll =
  'UNAPPROVED_REDIRECT_URL=none: the target approves every domain, as its settings declare';

/** Why links cannot be seen to expire. */
export const expiresTooLate = 'LINK_LIFETIME_S is not set, or longer than a run waits (60 s)';

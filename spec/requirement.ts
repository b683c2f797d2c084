/** How binding a requirement is, in the sense of RFC 2119. */
export type Level = 'MUST' | 'SHOULD';

/** Whose duty it is: a server's, or a client's such as an SDK. */
export type Role = 'server' | 'client';

/** One duty of an implementation. */
export interface Requirement {
  level: Level;
  /** Whose duty it is; a server's where it is missing. */
  role?: Role;
  /** The duty as one sentence in our words. */
  text: string;
  /** The words of the source that it rests on. */
  quote: string;
  /** Where these words stand: a page, or a part of a document that SOURCES.md names. */
  source: string;
  /** Why nobody can observe it from outside; such a requirement has no check. */
  untested?: string;
  /** Whether it is the one of its group that a deployment checks: `--grep @smoke`. */
  smoke?: true;
  /** Set where no check of its own can show it, so that its verdict is that of the histories. */
  shownBy?: 'histories';
}

/** Whose duty a requirement is. */
export const roleOf = ({ role = 'server' }: Pick<Requirement, 'role'>): Role => role;

/** The requirements of a role among others. */
export const ofRole = <T extends Pick<Requirement, 'role'>>(
  role: Role,
  requirements: Readonly<Record<string, T>>,
): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(requirements).filter(([, each]) => roleOf(each) === role));

/** Whether a requirement has a check of its own. */
export const hasCheck = ({ untested, shownBy }: Pick<Requirement, 'untested' | 'shownBy'>) =>
  untested === undefined && shownBy === undefined;

/** What a requirement means in practice. */
export interface Explanation {
  /** Why it matters: what goes wrong for whom where it is broken; missing where the reason of its group holds. */
  why?: string;
  /** What usually causes a failure, the most frequent first. */
  causes: readonly string[];
  /** The lines of an exchange that meets it, and of one that breaks it. */
  good: readonly string[];
  bad: readonly string[];
}

/** The entries of a theme by their ids: each a duty, and what it means in practice. */
export type Entries = Readonly<Record<string, Requirement & Explanation>>;

/** What the requirements of a group have in common. */
export interface Group {
  /** Why they matter. */
  why: string;
}

/** Places in the documents, as SOURCES.md names them. */
export const places = {
  signUpOrIn: 'source document, Sign-Up or In',
  signIn: 'source document, Sign-In',
  update: 'source document, Update Phone Number',
  openApiSignUp: 'vendor OpenAPI document, SignUpMagicLinkSMS',
  openApiSignIn: 'vendor OpenAPI document, SignInMagicLinkSMS',
  openApiSignUpOrIn: 'vendor OpenAPI document, SignUpOrInMagicLinkSMS',
  openApiUpdate: 'vendor OpenAPI document, UpdateUserPhoneMagicLinkSMS',
  openApiVerify: 'vendor OpenAPI document, VerifyMagicLink',
  openApiSessions: 'vendor OpenAPI document, session operations',
  openApiKeys: 'vendor OpenAPI document, GetKeysV2',
  openApiServers: 'vendor OpenAPI document, servers',
  sdks: 'official SDKs',
  sessions: 'https://docs.descope.com/management/session-management',
  rateLimits: 'https://docs.descope.com/rate-limiting',
  errors: 'https://docs.descope.com/common-errors',
  project: 'https://docs.descope.com/management/project-settings',
  magicLink: 'https://docs.descope.com/auth-methods/magic-link/with-sdks/client',
  updateOptions: 'https://pub.dev/documentation/descope/latest/descope/UpdateOptions-class.html',
  owaspRedirects:
    'https://cheatsheetseries.owasp.org/cheatsheets/Unvalidated_Redirects_and_Forwards_Cheat_Sheet.html',
  owaspSessions:
    'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html',
  owaspErrors: 'https://cheatsheetseries.owasp.org/cheatsheets/Error_Handling_Cheat_Sheet.html',
  owaspLogging: 'https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html',
  owaspAuthentication:
    'https://cheatsheetseries.owasp.org/cheatsheets/Authentication_Cheat_Sheet.html',
  owaspObjects:
    'https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/',
  http: 'https://www.rfc-editor.org/rfc/rfc9110',
  json: 'https://www.rfc-editor.org/rfc/rfc8259',
  url: 'https://url.spec.whatwg.org/#urlencoded-parsing',
  incompleteMessages: 'https://www.rfc-editor.org/rfc/rfc9112#section-8',
  unsafeMethods: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2',
  redirections: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4',
  clientErrors: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5',
  serverErrors: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.6',
  retryAfter: 'https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3',
  certificates: 'https://www.rfc-editor.org/rfc/rfc9110#section-4.3.4',
  bearer: 'https://www.rfc-editor.org/rfc/rfc6750',
  bearerInUrls: 'https://www.rfc-editor.org/rfc/rfc6750#section-5.3',
  bearerMethods: 'https://www.rfc-editor.org/rfc/rfc6750#section-2',
  jwt: 'https://www.rfc-editor.org/rfc/rfc7519',
  jwk: 'https://www.rfc-editor.org/rfc/rfc7517',
  jwtBestPractice: 'https://www.rfc-editor.org/rfc/rfc8725',
  jwtSignatures: 'https://www.rfc-editor.org/rfc/rfc8725#section-3.3',
} as const;

/** Where a place in the documents is listed in this repository. */
export const placeOf = (source: string): string => `spec/SOURCES.md#${anchorOf(source)}`;

/** The anchor of a heading, as a page of the repository has it. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');

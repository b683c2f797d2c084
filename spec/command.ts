/** The operations that send a link. */
export const sends = ['sign-up', 'sign-in', 'sign-up-or-in', 'update-phone'] as const;

/** An operation that sends a link. */
export type Send = (typeof sends)[number];

/** Whether an operation sends a link. */
export const isSend = (operation: string): operation is Send =>
  sends.some(each => each === operation);

/** An operation that the model knows: the five of the contract, and those that show a session. */
export type Operation = Send | 'verify' | 'refresh' | 'me' | 'logout';

/** What a call to a send operation asks for besides the message. */
export interface Options {
  customClaims?: Readonly<Record<string, string>>;
  templateOptions?: Readonly<Record<string, string>>;
  locale?: string;
  stepup?: true;
  revokeOtherSessions?: true;
}

/** What a sign-up may say of a user. */
export type Details = Readonly<
  Partial<Record<'name' | 'givenName' | 'middleName' | 'familyName', string>>
>;

/** Where the link is to lead: to an approved URL, an unapproved one, or nowhere in particular. */
export type Redirect = 'approved' | 'unapproved' | 'default';

/** What is wrong with the bearer of a call, where something is. */
export type BadBearer = 'missing' | 'unknown project' | 'forged' | 'session JWT';

interface Called {
  /** The ID of the project in the bearer. */
  project: string;
  /** When the call is made, in ms since 1970. */
  at: number;
  badBearer?: BadBearer;
}

interface Sending extends Called {
  /** Where the link is to lead. */
  redirect: Redirect;
  /** The redirect URL as text; missing where none was given. */
  redirectUrl?: string;
  loginId: string;
  options: Options;
  /** Set where equal calls were made at the same time. */
  amongEqual?: true;
}

/** One call, on wire values alone, so that what a client did can be told in the same way as what a history asks for. */
export type Command =
  | (Sending & { operation: 'sign-up'; phone: string; details: Details })
  | (Sending & { operation: 'sign-in' | 'sign-up-or-in'; refreshJwt?: string })
  | (Sending & {
      operation: 'update-phone';
      phone: string;
      refreshJwt: string;
      addToLoginIDs: boolean;
      onMergeUseExisting: boolean;
      failOnConflict: boolean;
    })
  | (Called & { operation: 'verify'; token: string })
  | (Called & { operation: 'refresh' | 'me' | 'logout'; refreshJwt: string });

/** What a call came to. */
export interface Outcome {
  /** 2xx; 4xx but 408 and 429; or neither. */
  kind: 'accepted' | 'refused' | 'neither';
  /** The token of the link that a send has brought, where it arrived, and when it was there, in ms since 1970. */
  token?: string;
  arrivedAt?: number;
  /** The user as an answer of verify, refresh or me shows it. */
  user?: UserView;
  /** The refresh JWT that an answer of verify or refresh hands out. */
  refreshJwt?: string;
  firstSeen?: unknown;
}

/** The fields of a user in an answer, as they came. */
export type UserView = Readonly<Record<string, unknown>>;

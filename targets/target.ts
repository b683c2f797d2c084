import type { KnownFailure } from './known-failures.ts';

/** Where the links that a target sends are read. */
export interface Inbox {
  /** The URLs in the messages to a phone, oldest first; a bare token counts as one. */
  urls(phone: string): Promise<string[]>;
  /** The texts of the messages to a phone, where it tells one message from the next. */
  texts?(phone: string): Promise<string[]>;
  /** What can be seen: the message itself, the link as the send operation made it, or no more than a working link. */
  shows: 'message' | 'link' | 'token';
  /** Whether messages of an earlier run may still be there. */
  keepsMessages?: boolean;
  /** The link, or the bare token, that an answer hands out, where that is the way of this inbox. */
  handedOut?(answer: unknown): string | undefined;
  /** The setting that says where it is; missing where no setting of its own does. */
  setting?: 'INBOX_URL' | 'INBOX_COMMAND';
  /** What may stand in no output, by the name of the setting that gives it. */
  secrets?: Readonly<Record<string, string>>;
  /** A shell command that shows the messages to a phone; undefined where it would hold a secret. */
  command?(phone: string): string | undefined;
  /** What has gone wrong here, and which setting to check; undefined where nothing has. `isSent`: a message was due. */
  trouble?(isSent?: boolean): string | undefined;
  /** Told of each answer of a send operation, where these hand out the link. */
  note?(phone: string, answer: unknown, redirectUrl?: string): void;
  /** Gives users and links without any send operation, where that is the way of this inbox. */
  generate?: {
    /** Why the links of the operations cannot be seen. */
    why: string;
    /** Makes a user; false where the login ID is taken. Missing where nobody can be made. */
    user?: (loginId: string, phone: string) => Promise<boolean>;
    /** A link that signs a user in; undefined where there is none. */
    link(loginId: string, redirectUrl: string): Promise<string | undefined>;
  };
  close?(): Promise<void>;
}

/** What a mock without state has at all times. */
export interface FixedData {
  /** Names somebody who is registered. */
  loginId: string;
  /** Verifies, however often. */
  token: string;
  /** Lets that user update the phone; undefined where that of verify does. */
  refreshJwt: string | undefined;
}

/** A proxy as Playwright takes it, and the variable that names it. */
export interface Proxy {
  setting: string;
  server: string;
  /** Hosts that are called without it, separated by commas. */
  bypass?: string;
  username?: string;
  password?: string;
}

/** A target that was reached: all that a check may know of it. */
export interface Connection {
  /** Whether nobody has used it before this run. */
  isNew?: boolean;
  /** Without a slash at the end. */
  baseURL: string;
  projectId: string;
  otherProjectId?: string | undefined;
  managementKey?: string | undefined;
  /** The operations that it has, as its settings declare; undefined where it has all. */
  operations?: readonly string[] | undefined;
  approvedRedirectUrl: string;
  unapprovedRedirectUrl: string;
  /** The entries of the approved domains; undefined where nobody has said. */
  approvedDomains?: readonly string[] | undefined;
  /** Whether it approves every domain, as its settings declare. */
  approvesAll?: boolean;
  inbox?: Inbox | undefined;
  /** Why there is no inbox. */
  noInbox?: string;
  /** What a mock without state has at all times, as its settings declare; undefined where the target keeps state. */
  fixed?: FixedData | undefined;
  /** Moves the clock of the target by so many seconds, where we have it in our hands. */
  advanceClock?: ((seconds: number) => void) | undefined;
  /** Sets the clock right again. */
  resetClock?: (() => void) | undefined;
  /** Seconds that a link lives. */
  linkLifetime?: number | undefined;
  /** Whether certificate verification is skipped. */
  tlsInsecure: boolean;
  /** The proxy by which it is called. */
  proxy?: Proxy | undefined;
  close?(): Promise<void>;
}

/** A limit to what a run costs. */
export interface TargetBudget {
  /** Why a check or a history is not tested, by its id or its place; undefined where it is. */
  leftOut(name: string): string | undefined;
  /** Deletes the users that were made so far, where the settings give the key for that. */
  deleteUsers(): Promise<void>;
}

/** Someone's implementation of the API, and what is known of it beforehand. */
export interface Target {
  name: string;
  connect(): Promise<Connection>;
  /** Patience for a message and for one call, in ms. */
  inboxTimeout: number;
  requestTimeout: number;
  /** The range that phone numbers are taken from: `#` any digit, `{area}` an assigned area code. */
  phoneNumbers: string;
  /** Calls a minute, all workers together; none when undefined. */
  rateLimit?: number | undefined;
  /** What is tested where a run may cost so much only; missing where it may cost anything. */
  budget?: TargetBudget | undefined;
  /** Why it is not called many times at once; missing where it is. */
  noStress?: string;
  /** Requirements that this target is known to fail, each with the reason. An entry that passes is an error. */
  knownFailures: Readonly<Record<string, KnownFailure>>;
}

import type { SendOperation } from './operation.ts';

/** What the reference keeps of one end user. Times are in seconds since 1970. */
export interface User {
  userId: string;
  loginIds: string[];
  phone: string;
  verifiedPhone: boolean;
  name: string;
  email: string;
  givenName: string;
  middleName: string;
  familyName: string;
  test: boolean;
  createdTime: number;
  /** Whether a first verify has happened. */
  seen: boolean;
}

/** What a send operation asked for besides the message: it takes effect when the link is verified. */
export interface LinkOptions {
  stepup: boolean;
  mfa: boolean;
  customClaims: Record<string, unknown>;
  revokeOtherSessions: boolean;
}

/** What an update asked for: it takes effect when the link is verified. */
export interface PhoneChange {
  phone: string;
  addToLoginIDs: boolean;
  onMergeUseExisting: boolean;
  failOnConflict: boolean;
}

/** A magic link that was made for a user: outstanding until it is used or has expired. */
export interface Link {
  token: string;
  /** What it was sent by. */
  operation: SendOperation;
  userId: string;
  madeAt: number;
  used: boolean;
  options: LinkOptions;
  change?: PhoneChange;
}

/** A signed-in user on one device: lives until it is revoked. */
export interface Session {
  id: string;
  userId: string;
  revoked: boolean;
}

/** A text message that was "sent". */
export interface Message {
  to: string;
  text: string;
  /** Tells which of two was sent first, whatever their projects. */
  sentAt: number;
}

/** The settings of one project. */
export interface ProjectSettings {
  projectId: string;
  managementKey: string;
  /** Hosts that redirect URLs may have. */
  approvedDomains: readonly string[];
  /** Where links lead when a request names no redirect URL. */
  defaultRedirectUrl: string;
  /** Seconds that a link lives. */
  linkLifetime: number;
}

/** A project with all it holds: projects share nothing. */
export interface Project extends ProjectSettings {
  users: Map<string, User>;
  links: Map<string, Link>;
  sessions: Map<string, Session>;
  messages: Message[];
}

/** Two projects side by side, with addresses and keys that mean nothing outside a test. */
export const defaultProjects: readonly ProjectSettings[] = [
  {
    projectId: 'P2ReferenceProject0000000One',
    managementKey: 'K2ReferenceManagementKey0One',
    approvedDomains: ['app.example.com', 'localhost'],
    defaultRedirectUrl: 'https://app.example.com/default/verify',
    linkLifetime: 180,
  },
  {
    projectId: 'P2ReferenceProject0000000Two',
    managementKey: 'K2ReferenceManagementKey0Two',
    approvedDomains: ['other.example.com'],
    defaultRedirectUrl: 'https://other.example.com/verify',
    linkLifetime: 180,
  },
];

/** The default projects, but with links that live so many seconds. */
export function projectsWithLifetime(linkLifetime: number): ProjectSettings[] {
  return defaultProjects.map(each => ({ ...each, linkLifetime }));
}

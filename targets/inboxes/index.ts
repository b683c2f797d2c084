import type { Settings } from '../settings.ts';
import type { Connection, Inbox } from '../target.ts';
import { httpInbox } from './http.ts';
import { responseInbox } from './response.ts';
import { testUsersInbox } from './test-users.ts';
import { webhookInbox } from './webhook.ts';

/** What a way of reading links adds to a connection. */
export interface InboxConnection {
  inbox?: Inbox;
  noInbox?: string;
}

/** Checks the settings of one way of reading links, and gives what opens it. @throws SettingsError */
export type OpenInbox = (
  settings: Settings,
  connection: Connection,
  requestTimeout: number,
) => () => Promise<InboxConnection>;

/** Every way in which a sent link can be read. */
export const Inboxes = {
  http: httpInbox,
  webhook: webhookInbox,
  'test-users': testUsersInbox,
  response: responseInbox,
  none: () => async () => ({
    noInbox: 'INBOX=none: nobody can read the messages of this target',
  }),
} as const satisfies Record<string, OpenInbox>;

export type InboxKind = keyof typeof Inboxes;

export const inboxKinds = Object.keys(Inboxes) as InboxKind[];

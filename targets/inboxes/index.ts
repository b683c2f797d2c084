import type { TargetSettings } from '../settings-target.ts';
import type { Connection } from '../target.ts';
import { httpInbox } from './http.ts';
import { responseInbox } from './response.ts';
import { testUsersInbox } from './test-users.ts';
import { webhookInbox } from './webhook.ts';

/** The way to read links that the settings choose, as it is added to a connection. */
export function openInbox(settings: TargetSettings): Pick<Connection, 'inbox' | 'noInbox'> {
  const { inbox } = settings;
  switch (inbox.kind) {
    case 'http':
      return { inbox: httpInbox(inbox, settings) };
    case 'webhook':
      return { inbox: webhookInbox(settings.phoneNumbers) };
    case 'test-users':
      return { inbox: testUsersInbox(settings) };
    case 'response':
      return { inbox: responseInbox(inbox.field) };
    case 'none':
      return { noInbox: 'INBOX=none: nobody can read the messages of this target' };
  }
}

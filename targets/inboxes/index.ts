import type { TargetSettings } from '../settings-target.ts';
import type { Connection } from '../target.ts';
import { commandInbox, isAsked } from './command.ts';
import { startStream } from './command-stream.ts';
import { httpInbox } from './http.ts';
import { listen } from './listener.ts';
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
    case 'command':
      return { inbox: commandInbox(inbox, settings) };
    case 'test-users':
      return { inbox: testUsersInbox(settings) };
    case 'response':
      return { inbox: responseInbox(inbox.field) };
    case 'none':
      return { noInbox: 'INBOX=none: the messages of this target cannot be read' };
  }
}

/** Begins what an inbox needs as long as the run lasts, in the first process of it; gives what ends it, if anything. */
export async function startInbox(
  settings: TargetSettings,
): Promise<(() => void | Promise<void>) | undefined> {
  const { inbox, phoneNumbers } = settings;
  if (inbox.kind === 'webhook') return listen(inbox.port, phoneNumbers);
  if (inbox.kind === 'command' && !isAsked(inbox)) return startStream(inbox.words, phoneNumbers);
  return undefined;
}

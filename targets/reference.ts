import type { Reference } from '../reference/reference.ts';
import { urlsIn } from './inboxes/urls.ts';
import { fictionalNumbers } from './phone-numbers.ts';
import type { Connection, Inbox, Target } from './target.ts';

/** A reference server in this process, or a subclass of it, as a target. */
export function embedded(name: string, make: () => Promise<Reference> = makeReference): Target {
  return {
    name,
    inboxTimeout: 5000,
    requestTimeout: 10_000,
    phoneNumbers: fictionalNumbers,
    knownFailures: {},
    connect: async () => connectTo(await make()),
  };
}

async function makeReference(): Promise<Reference> {
  const { Reference } = await import('../reference/reference.ts');
  return new Reference();
}

async function connectTo(reference: Reference): Promise<Connection> {
  const { serve } = await import('../reference/serve.ts');
  const { url, close } = await serve(reference);
  const [project, other] = [...reference.projects.values()];
  if (!project) throw new Error('the reference has no project');
  return {
    isNew: true,
    baseURL: url,
    projectId: project.projectId,
    otherProjectId: other?.projectId,
    managementKey: project.managementKey,
    approvedRedirectUrl: `https://${project.approvedDomains[0]}/verify`,
    unapprovedRedirectUrl: 'https://unapproved.example/verify',
    inbox: outbox(reference),
    advanceClock: seconds => reference.advance(seconds),
    resetClock: () => reference.resetClock(),
    linkLifetime: project.linkLifetime,
    tlsInsecure: false,
    close,
  };
}

/** Reads the messages that the reference keeps instead of sending. */
const outbox = (reference: Reference): Inbox => ({
  shows: 'message',
  urls: async phone => reference.messagesTo(phone).flatMap(urlsIn),
  texts: async phone => reference.messagesTo(phone),
});

import { openInbox } from './inboxes/index.ts';
import { addressOf, type TargetSettings } from './settings-target.ts';
import type { Connection, Target } from './target.ts';

/** The target that the settings describe. */
export function custom(settings: TargetSettings): Target {
  const { name, inboxTimeout, requestTimeout, phoneNumbers, rateLimit } = settings;
  return {
    name,
    inboxTimeout,
    requestTimeout,
    phoneNumbers,
    rateLimit,
    knownFailures: {},
    connect: async () => ({ ...connectionOf(settings), ...openInbox(settings) }),
  };
}

/** What a check may know of the target beside its inbox. */
function connectionOf(settings: TargetSettings): Connection {
  const { projectId, otherProjectId, managementKey, linkLifetime, tlsInsecure } = settings;
  return {
    baseURL: addressOf(settings.base),
    projectId,
    otherProjectId,
    managementKey,
    approvedRedirectUrl: settings.approvedRedirectUrl.href,
    unapprovedRedirectUrl: settings.unapprovedRedirectUrl.href,
    linkLifetime,
    tlsInsecure,
  };
}

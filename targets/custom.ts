import { deleteMadeUsers } from './clean-up.ts';
import { fixedInbox } from './inboxes/fixed.ts';
import { openInbox } from './inboxes/index.ts';
import { reachable } from './localhost.ts';
import { guarded } from './own-inbox.ts';
import { leftOut } from './settings-budget.ts';
import { addressOf, type TargetSettings } from './settings-target.ts';
import type { Connection, Target, TargetBudget } from './target.ts';

/** The target that the settings describe. */
export function custom(settings: TargetSettings): Target {
  const { name, inboxTimeout, requestTimeout, phoneNumbers, rateLimit, noStress } = settings;
  return {
    name,
    inboxTimeout,
    requestTimeout,
    phoneNumbers,
    rateLimit,
    ...(noStress !== undefined && { noStress }),
    budget: budgetOf(settings),
    knownFailures: {},
    connect: async () => ({
      ...connectionOf(settings, await reachable(settings.base)),
      ...inboxOf(settings),
    }),
  };
}

function budgetOf(settings: TargetSettings): TargetBudget | undefined {
  const { budget, managementKey } = settings;
  if (!budget) return undefined;
  return {
    leftOut: leftOut(budget),
    deleteUsers: async () => {
      if (managementKey) await deleteMadeUsers(settings);
    },
  };
}

function inboxOf(settings: TargetSettings): Pick<Connection, 'inbox' | 'noInbox'> {
  const { ownInbox, fixed } = settings;
  if (fixed) return { inbox: fixedInbox(fixed) };
  return ownInbox ? { inbox: guarded(ownInbox) } : openInbox(settings);
}

/** What a check may know of the target beside its inbox. */
function connectionOf(settings: TargetSettings, base: URL): Connection {
  const { projectId, otherProjectId, managementKey, linkLifetime, tlsInsecure, proxy } = settings;
  return {
    baseURL: addressOf(base),
    projectId,
    otherProjectId,
    managementKey,
    operations: settings.operations,
    fixed: settings.fixed,
    approvedRedirectUrl: settings.approvedRedirectUrl.href,
    unapprovedRedirectUrl: settings.unapprovedRedirectUrl.href,
    approvedDomains: settings.approvedDomains,
    approvesAll: settings.approvesAll,
    linkLifetime,
    tlsInsecure,
    proxy,
  };
}

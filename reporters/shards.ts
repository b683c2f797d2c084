import type { FullConfig } from '@playwright/test/reporter';

/** What the config of a shard says of itself as metadata, so that a merge knows how many shards there are: Playwright tells it nothing else. */
export function shardNote(args: readonly string[]): Record<string, true> {
  const [, current, total] = /--shard[= ](\d+)\/(\d+)/.exec(args.join(' ')) ?? [];
  return current ? { [`shard ${current} of ${total}`]: true } : {};
}

/** Which shards are missing from a merge, in words; undefined where none is, or where no shard has said how many there are. */
export function missingShards({ shard, metadata }: FullConfig): string | undefined {
  if (shard) return undefined;
  const noted = Object.keys(metadata).flatMap(each => {
    const [, current, total] = /^shard (\d+) of (\d+)$/.exec(each) ?? [];
    return current ? [{ current: Number(current), total: Number(total) }] : [];
  });
  const total = Math.max(0, ...noted.map(each => each.total));
  const missing = Array.from({ length: total }, (_, index) => index + 1).filter(
    each => !noted.some(({ current }) => current === each),
  );
  if (missing.length === 0) return undefined;
  return missing.length === 1
    ? `shard ${missing[0]} of ${total} is missing`
    : `shards ${missing.join(', ')} of ${total} are missing`;
}

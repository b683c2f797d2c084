import type { Call } from '../in-process/request.ts';

/**
 * Names the calls of one check by method, path and place, such as `POST /v1/auth/magiclink/verify 2`. Where the suite
 * repeats a call, since it was closed or throttled, the name stays: the headers are the same object.
 */
export class CallNames {
  private readonly counts = new Map<string, number>();
  private readonly names = new WeakMap<Call['headers'], string>();

  nameOf({ url, method, headers }: Call): string {
    const known = this.names.get(headers);
    if (known !== undefined) return known;
    const what = `${method} ${new URL(url).pathname}`;
    const place = (this.counts.get(what) ?? 0) + 1;
    this.counts.set(what, place);
    this.names.set(headers, `${what} ${place}`);
    return `${what} ${place}`;
  }
}

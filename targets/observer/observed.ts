import type { Arrived } from '../scripted.ts';

/** A request of a client and its answer, as they passed an observer or stand in a recording. */
export interface Observed extends Omit<Arrived, 'operation'> {
  /** Scheme, host and port that the request was meant for. */
  origin: string;
  /** Why a body cannot be judged, as words that follow "the body"; missing where it was read whole. */
  unread?: { request?: string; answer?: string };
}

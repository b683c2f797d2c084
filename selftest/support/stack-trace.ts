/** A line of a stack trace: words of ours may begin a line by "at" as well. */
export const stackTrace = /^\s+at .*[/(].*:\d+:\d+/m;

/** The gateways, as Debian packages them: the frame is what every configuration of one has around it. */
export const programs = {
  nginx: {
    command: 'nginx',
    frame: 'nginx/frame.conf',
    options: (frame: string) => ['-c', frame, '-e', 'stderr'],
  },
  haproxy: {
    command: 'haproxy',
    frame: 'haproxy/frame.cfg',
    options: (frame: string, file: string) => ['-db', '-f', frame, '-f', file],
  },
  apache: {
    command: 'apache2',
    frame: 'apache/frame.conf',
    options: (frame: string) => ['-D', 'FOREGROUND', '-f', frame],
  },
} as const satisfies Record<
  string,
  { command: string; frame: string; options: (frame: string, file: string) => string[] }
>;

/** A gateway. */
export type Program = keyof typeof programs;

/** The packages that hold them. */
export const packages = 'nginx haproxy apache2 libapache2-mod-security2 modsecurity-crs';

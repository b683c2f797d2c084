/** The fictional numbers of North America: 555-0100 to 555-0199 in area codes that are assigned. */
export const fictionalNumbers = '+1{area}55501##';

/** Geographic area codes of the United States that are in use. */
const areas =
  '201 202 203 205 206 207 208 209 210 212 213 214 215 216 217 218 219 224 225 228 229 231 234 239 ' +
  '240 248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309 310 312 ' +
  '313 314 315 316 317 318 319 320 321 323 325 330 331 334 336 337 339 347 351 352 360 361 386 401 ' +
  '402 404 405 406 407 408 409 410 412 413 414 415 417 419 423 424 425 430 432 434 435 440 443 469 ' +
  '470 478 479 480 484 501 502 503 504 505 507 508 509 510 512 513 515 516 517 518 520 530 540 541 ' +
  '551 559 561 562 563 567 570 571 573 574 575 580 585 586 601 602 603 605 606 607 608 609 610 612 ' +
  '614 615 616 617 618 619 620 623 626 630 631 636 641 646 650 651 660 661 662 678 682 701 702 703 ' +
  '704 706 707 708 712 713 714 715 716 717 718 719 720 724 727 731 732 734 740 754 757 760 763 765 ' +
  '770 772 773 774 775 781 785 786 801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 828 ' +
  '830 831 832 843 845 847 848 850 856 857 858 859 860 862 863 864 865 870 878 901 903 904 906 907 ' +
  '908 909 910 912 913 914 915 916 917 918 919 920 925 928 931 936 937 940 941 947 949 951 952 954 ' +
  '956 970 971 972 973 978 979 980 985 989';

const areaCodes = areas.split(' ');

/** What is wrong with a pattern, as the rest of a sentence that begins with it; undefined where nothing is. */
export function wrongPattern(pattern: string): string | undefined {
  if (!/^\+[1-9][\d#]*(\{area\}[\d#]+)?$/.test(pattern))
    return `: give a pattern such as ${fictionalNumbers}, with # for any digit and {area} for an assigned North American area code`;
  const count = countOf(pattern);
  if (count >= 1000) return undefined;
  const numbers = count === 1 ? '1 number' : `${count} numbers`;
  return `, which is only ${numbers}, but a run can need 1000: replace more digits with #`;
}

/** How many numbers a pattern stands for. */
export function countOf(pattern: string): number {
  const digits = pattern.split('#').length - 1;
  return 10 ** digits * (pattern.includes('{area}') ? areaCodes.length : 1);
}

/** The number of a pattern at a position: each position gives another one. */
export function numberAt(pattern: string, position: number): string {
  const digits = pattern.split('#').length - 1;
  const filled = String(position % 10 ** digits).padStart(digits, '0');
  const area = areaCodes[Math.floor(position / 10 ** digits)] ?? '';
  let next = 0;
  return pattern.replace('{area}', area).replaceAll('#', () => filled[next++] ?? '');
}

/** The numbers of a pattern that a text names, with or without the plus, each once. */
export function numbersIn(pattern: string, text: string): string[] {
  const digits = pattern.slice(1).replace('{area}', '\\d{3}').replaceAll('#', '\\d');
  const found = text.match(new RegExp(`(?<!\\d)${digits}(?!\\d)`, 'g')) ?? [];
  return [...new Set(found)].map(each => `+${each}`);
}

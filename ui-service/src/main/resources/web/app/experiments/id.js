/** What an experiment's ID may be. Pure. */

const WHOLE = /^(0|-?[1-9]\d{0,18})$/;

/**
 * Whether an experiment may have this ID, by the server's own rule (ExperimentIdRule in common): a
 * whole number of 64 bits, without plus sign, blanks or zeros in front. A list of runs is refused as
 * a whole when one of its experiments may not.
 */
export function isExperimentId(id) {
  return WHOLE.test(id) && BigInt.asIntN(64, BigInt(id)) === BigInt(id);
}

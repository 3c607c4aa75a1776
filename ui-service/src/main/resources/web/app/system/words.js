/** What the figures say, in words. Pure; times are ms. */

import {counted, formatBytes, formatCount, formatDuration, formatNumber} from '../format.js';
import {figureIn} from './history.js';

/** From here on readers wait, or are told that something is missing (docs/series.md). */
const LATE_SECONDS = 10;

/** From here on writers are held back. */
const BEHIND_SECONDS = 5;

/** Near this share of the memory, experiments drive each other out. */
const FULL = 0.9;

const BACKENDS = {kafka: 'Kafka', cassandra: 'Cassandra', s3: 'the S3 store'};

const DOES = {
  tracking: 'takes what is logged, and stores it',
  query: 'answers what is asked, and tells live',
  artifact: 'keeps files',
};

/** What a service is for. */
export function purposeOf(service) {
  return DOES[service] ?? '';
}

export function backendName(name) {
  return BACKENDS[name] ?? name;
}

/**
 * The backends as the services see them: [{name, ready, complaints}], the first that complains
 * tells what is wrong. ready is null of one that no service which answers stands on.
 */
export function backendsOf(sample) {
  const backends = new Map(
    Object.keys(BACKENDS).map((name) => [name, {name, ready: null, complaints: []}]),
  );
  for (const {backends: seen} of sample.services.values()) {
    for (const {name, ready, complaints} of seen) {
      const known = backends.get(name);
      if (known === undefined || known.ready === null || (known.ready && !ready)) {
        backends.set(name, {name, ready, complaints});
      }
    }
  }
  return [...backends.values()];
}

/**
 * What somebody should look at: [{kind, level, words}], level bad or warning; empty when all is
 * well. Words have figures and change with them, kinds do not.
 */
export function troubles(sample) {
  const backends = backendsOf(sample).flatMap(({name, complaints}) =>
    complaints.map((words) => ({name, words})),
  );
  const services = [...sample.services].flatMap(([name, {ready, complaints}]) =>
    ready ? [] : complaints.map((words) => ({name, words})),
  );
  return [
    ...backends.map(({name, words}) => ({kind: name, level: 'bad', words: sentence(words)})),
    ...services
      .filter(({words}) => !backends.some((backend) => backend.words === words))
      .map(({name, words}) => ({
        kind: `${name} service`,
        level: 'bad',
        words: complaintOf(name, words),
      })),
    ...lagTroubles(sample),
    ...letterTroubles(sample),
    ...memoryTroubles(sample),
  ];
}

/** The same for the same troubles, however bad each is within its level. */
export function nameOfTroubles(found) {
  const names = new Set(found.map(({kind, level}) => `${kind} ${level}`));
  return [...names].sort().join(', ');
}

/** A service that does not answer names itself. */
function complaintOf(name, words) {
  return words.includes(`${name} service`) ? sentence(words) : `The ${name} service: ${words}`;
}

function lagTroubles(sample) {
  const runs = figureIn(sample, 'tracking', 'recorder_lag_seconds');
  const files = figureIn(sample, 'artifact', 'artifacts_lag_seconds');
  const troubles = [];
  if (runs > BEHIND_SECONDS) {
    troubles.push({
      kind: 'recorder lag',
      level: runs > LATE_SECONDS ? 'bad' : 'warning',
      words:
        `The recorder is ${formatDuration(runs * 1000)} behind: ` +
        'what was logged is kept, but not all of it shows yet.',
    });
  }
  if (files > LATE_SECONDS) {
    troubles.push({
      kind: 'artifact lag',
      level: 'warning',
      words: `Files that come through Kafka are stored ${formatDuration(files * 1000)} late.`,
    });
  }
  return troubles;
}

function letterTroubles(sample) {
  return [
    ['tracking', 'recorder_dead_letters_kept', 'event', 'applied', 'runs'],
    ['artifact', 'artifacts_dead_letters_kept', 'piece', 'stored', 'artifacts'],
  ].flatMap(([service, figure, noun, verb, topic]) => {
    const kept = figureIn(sample, service, figure);
    return kept > 0
      ? [
          {
            kind: `${topic} dead letters`,
            level: 'warning',
            words:
              `${counted(kept, noun)} could never be ${verb}; the topic ` +
              `<namespace>.${topic}.dead-letters has ${kept === 1 ? 'it' : 'them'} with the cause.`,
          },
        ]
      : [];
  });
}

function memoryTroubles(sample) {
  const share =
    figureIn(sample, 'query', 'view_bytes') / figureIn(sample, 'query', 'view_max_bytes');
  return share > FULL
    ? [
        {
          kind: 'memory',
          level: 'warning',
          words:
            'The memory for runs is nearly full: experiments drive each other out, and searches ' +
            'take longer. More heap helps (HEADRACE_HEAP).',
        },
      ]
    : [];
}

/** "12.5 events/s"; a dash while it is not known. */
export function ratePhrase(value, unit) {
  return Number.isNaN(value) ? '–' : `${roughly(value)} ${unit}/s`;
}

/** "1 run", "2 runs"; a dash while it is not known. */
export function countedPhrase(value, noun) {
  return Number.isNaN(value) ? `– ${noun}s` : counted(value, noun);
}

/** A time of whole minutes. */
export function minutes(ms) {
  return `${ms / 60_000} min`;
}

/** Three digits are enough for what changes as one looks at it. */
export function roughly(value) {
  return value >= 1000
    ? formatCount(Math.round(value))
    : formatNumber(Number(value.toPrecision(3)));
}

/** A level with its unit: bytes as sizes, seconds as durations, others counted. */
export function levelPhrase(value, unit) {
  if (Number.isNaN(value)) {
    return '–';
  }
  if (unit === 'bytes') {
    return formatBytes(value);
  }
  return unit === 'seconds' ? formatDuration(value * 1000) : formatCount(value);
}

/** What a service says, with a capital letter and an end. */
export function sentence(words) {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

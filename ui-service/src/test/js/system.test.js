import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  LONGEST_SPAN_MS,
  figureIn,
  greatest,
  latest,
  levels,
  meanOfLast,
  rates,
  sampleOf,
  spanOf,
  stretchesOf,
  withSample,
} from '../../main/resources/web/app/system/history.js';
import {
  backendsOf,
  countedPhrase,
  levelPhrase,
  ratePhrase,
  nameOfTroubles,
  troubles,
} from '../../main/resources/web/app/system/words.js';

const figures = (values) => Object.entries(values).map(([name, value]) => ({name, value}));

const service = (name, values = {}, more = {}) => ({
  name,
  started_time: 1,
  ready: true,
  complaints: [],
  backends: [],
  figures: figures(values),
  ...more,
});

const sample = (time, ...services) => sampleOf({time, services});

const counted = (time, events, more) =>
  sample(time, service('tracking', {recorder_points: events}, more));

test('rates_total_isByHowMuchItGrewASecond', () => {
  const samples = [counted(0, 100), counted(2000, 300), counted(4000, 300)];
  assert.deepEqual(rates(samples, 'tracking', 'recorder_points'), [
    {time: 2000, value: 100},
    {time: 4000, value: 0},
  ]);
});

test('rates_anotherProcess_isAGap', () => {
  const restarted = {started_time: 9};
  const samples = [counted(0, 100), counted(2000, 400, restarted), counted(4000, 402, restarted)];
  assert.deepEqual(
    rates(samples, 'tracking', 'recorder_points').map(({value}) => value),
    [NaN, 1],
  );
});

test('rates_unknownOrShrunkOrNoService_areGaps', () => {
  const samples = [counted(0, 'NaN'), counted(2000, 5), counted(4000, 3), sample(6000)];
  assert.deepEqual(
    rates(samples, 'tracking', 'recorder_points').map(({value}) => value),
    [NaN, NaN, NaN],
  );
});

test('levels_figure_isAsTold', () => {
  const samples = [counted(0, 7), sample(2000)];
  assert.deepEqual(levels(samples, 'tracking', 'recorder_points'), [
    {time: 0, value: 7},
    {time: 2000, value: NaN},
  ]);
  assert.equal(figureIn(samples[0], 'query', 'live_streams'), NaN);
});

test('withSample_old_areDropped', () => {
  const samples = withSample([counted(0, 1), counted(5000, 2)], counted(10_000, 3), 10_000);
  assert.deepEqual(
    samples.map(({time}) => time),
    [5000, 10_000],
  );
});

test('meanOfLast_gaps_arePassedOver', () => {
  const points = [
    {time: 0, value: 1000},
    {time: 8000, value: 10},
    {time: 9000, value: NaN},
    {time: 10_000, value: 20},
  ];
  assert.equal(meanOfLast(points, 5000), 15);
  assert.equal(meanOfLast([], 5000), NaN);
  assert.equal(latest(points), 20);
  assert.equal(latest([]), NaN);
});

test('stretchesOf_gap_endsAStretch', () => {
  const points = [
    {time: 0, value: 5},
    {time: 500, value: 10},
    {time: 750, value: NaN},
    {time: 1000, value: 0},
  ];
  assert.deepEqual(stretchesOf(points, 1000, 1), [
    [
      [0, 0.5],
      [0.5, 1],
    ],
    [[1, 0]],
  ]);
  assert.deepEqual(stretchesOf(points, 500, 20), [[[0, 0.5]], [[1, 0]]]);
  assert.deepEqual(stretchesOf([], 500, 20), []);
  assert.equal(greatest(points, 1), 10);
  assert.equal(greatest(points, 20), 20);
});

test('spanOf_samples_isNoLongerThanIsNeeded', () => {
  const minute = 60_000;
  assert.equal(spanOf([counted(0, 1)]), minute);
  assert.equal(spanOf([counted(0, 1), counted(minute + 1, 1)]), 2 * minute);
  assert.equal(spanOf([counted(0, 1), counted(90 * minute, 1)]), LONGEST_SPAN_MS);
});

test('troubles_allIsWell_areNone', () => {
  const quiet = {recorder_lag_seconds: 0.2, recorder_dead_letters_kept: 0};
  assert.deepEqual(troubles(sample(0, service('tracking', quiet), service('query'))), []);
});

test('troubles_backendThatSeveralServicesMiss_isToldOnce', () => {
  const down = 'the S3 store does not answer: refused';
  const kafka = {name: 'kafka', ready: true, complaints: []};
  const s3 = {name: 's3', ready: false, complaints: [down]};
  const missing = {ready: false, complaints: [down]};
  const found = sample(
    0,
    service('tracking', {}, {backends: [kafka]}),
    service('artifact', {}, {backends: [kafka, s3], ...missing}),
  );
  assert.deepEqual(troubles(found), [
    {kind: 's3', level: 'bad', words: 'The S3 store does not answer: refused.'},
  ]);
  assert.deepEqual(
    backendsOf(found).map(({name, ready}) => [name, ready]),
    [
      ['kafka', true],
      ['cassandra', null],
      ['s3', false],
    ],
  );
});

test('troubles_servicesThatCannotWork_sayWhichTheyAre', () => {
  const found = sample(
    0,
    service('query', {}, {ready: false, complaints: ['The run log is being read.']}),
    service('artifact', {}, {
      ready: false,
      complaints: ['The artifact service at http://a:1 does not answer: refused'],
    }),
  );
  assert.deepEqual(
    troubles(found).map(({words}) => words),
    [
      'The query service: The run log is being read.',
      'The artifact service at http://a:1 does not answer: refused.',
    ],
  );
});

test('troubles_figuresThatAreHigh_areSaidInWords', () => {
  const words = troubles(
    sample(
      0,
      service('tracking', {recorder_lag_seconds: 6, recorder_dead_letters_kept: 1}),
      service('query', {view_bytes: 95, view_max_bytes: 100}),
      service('artifact', {artifacts_dead_letters_kept: 2, artifacts_lag_seconds: 60}),
    ),
  );
  assert.deepEqual(
    words.map(({level}) => level),
    ['warning', 'warning', 'warning', 'warning', 'warning'],
  );
  assert.match(words[0].words, /6 s behind/);
  assert.match(words[1].words, /1 min 00 s late/);
  assert.match(words[2].words, /^1 event could never be applied; .* has it with the cause/);
  assert.match(words[3].words, /^2 pieces could never be stored/);
  assert.match(words[4].words, /HEADRACE_HEAP/);
});

test('nameOfTroubles_figuresThatChange_areTheSameTroubles', () => {
  const named = (lag, letters = 0) =>
    nameOfTroubles(
      troubles(
        sample(
          0,
          service('tracking', {recorder_lag_seconds: lag, recorder_dead_letters_kept: letters}),
        ),
      ),
    );
  assert.equal(named(6), named(8));
  assert.equal(named(6, 1), named(7, 2));
  assert.notEqual(named(6), named(20));
  assert.notEqual(named(6), named(6, 1));
  assert.equal(named(0), '');
});

test('phrases_unknown_areADash', () => {
  assert.equal(ratePhrase(NaN, 'events'), '–');
  assert.equal(ratePhrase(1234.5, 'events'), '1,235 events/s');
  assert.equal(ratePhrase(0.12345, 'events'), '0.123 events/s');
  assert.equal(levelPhrase(NaN, 'bytes'), '–');
  assert.equal(levelPhrase(2048, 'bytes'), '2.0 KiB');
  assert.equal(levelPhrase(1.5, 'seconds'), '1.5 s');
  assert.equal(levelPhrase(12345, 'runs'), '12,345');
  assert.equal(countedPhrase(1, 'run'), '1 run');
  assert.equal(countedPhrase(NaN, 'run'), '– runs');
});

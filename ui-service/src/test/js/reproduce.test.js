import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  reproduceSteps,
  shellWord,
  sourceFacts,
} from '../../main/resources/web/app/run/reproduce.js';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const RUN = {info: {run_id: 'f'.repeat(32), experiment_id: '7'}, data: {}};
const SERVER = 'http://127.0.0.1:5000';

const tags = (values) => new Map(Object.entries(values));
const codes = (run, values) => reproduceSteps(run, tags(values), SERVER).map(({code}) => code);

test('shellWord_anyText_isOneWord', () => {
  assert.equal(shellWord('train.py'), 'train.py');
  assert.equal(shellWord("it's; rm -rf ~"), "'it'\\''s; rm -rf ~'");
  assert.equal(shellWord(''), "''");
  assert.equal(shellWord('$(id)'), "'$(id)'");
  assert.equal(shellWord('-x'), "'-x'");
});

test('sourceFacts_hostIsKnown_commitCanBeRead', () => {
  const facts = sourceFacts(
    tags({
      'mlflow.source.git.repoURL': 'git@github.com:org/repo.git',
      'mlflow.source.git.commit': COMMIT,
      'mlflow.source.git.dirty': 'True',
    }),
  );
  assert.equal(facts.commitUrl, `https://github.com/org/repo/commit/${COMMIT}`);
  assert.equal(facts.dirty, true);
});

test('sourceFacts_otherAddresses_areNoLinks', () => {
  for (const url of [
    'javascript:alert(1)//github.com/a',
    'https://evil.test/github.com/a',
    'https://github.com.evil.test/a',
  ]) {
    const facts = sourceFacts(
      tags({'mlflow.source.git.repoURL': url, 'mlflow.source.git.commit': COMMIT}),
    );
    assert.equal(facts.commitUrl, undefined, url);
  }
});

test('reproduceSteps_scriptOfARepository_isClonedAndRun', () => {
  const [clone, run] = codes(RUN, {
    'mlflow.source.git.repoURL': 'https://github.com/org/my-repo.git',
    'mlflow.source.git.commit': COMMIT,
    'mlflow.source.type': 'LOCAL',
    'mlflow.source.name': 'src/my train.py',
  });
  assert.equal(
    clone,
    `git clone https://github.com/org/my-repo.git my-repo\ncd my-repo\ngit checkout ${COMMIT}`,
  );
  assert.match(run, /^export MLFLOW_TRACKING_URI=http:\/\/127\.0\.0\.1:5000$/m);
  assert.match(run, /^export MLFLOW_EXPERIMENT_ID=7$/m);
  assert.match(run, /^python 'src\/my train\.py'$/m);
});

test('reproduceSteps_project_hasItsEntryPointAndParams', () => {
  const run = {
    ...RUN,
    data: {
      params: [
        {key: 'b', value: "x'y"},
        {key: 'a', value: '1'},
      ],
    },
  };
  const [project, params] = codes(run, {
    'mlflow.source.type': 'PROJECT',
    'mlflow.source.name': 'https://github.com/org/project',
    'mlflow.source.git.commit': COMMIT,
    'mlflow.project.entryPoint': 'train',
  });
  assert.equal(
    project,
    'export MLFLOW_TRACKING_URI=http://127.0.0.1:5000\n' +
      `mlflow run https://github.com/org/project --version ${COMMIT} --entry-point train --experiment-id 7` +
      " \\\n  -P a=1 \\\n  -P 'b=x'\\''y'",
  );
  assert.deepEqual(JSON.parse(params), {a: '1', b: "x'y"});
});

test('reproduceSteps_hostileTags_becomeNoOptionsAndNoCommands', () => {
  const all = codes(RUN, {
    'mlflow.source.git.repoURL': '--upload-pack=evil',
    'mlflow.source.git.commit': '--evil',
    'mlflow.source.type': 'LOCAL',
    'mlflow.source.name': '-c import evil; $(evil).py',
  });
  assert.equal(all.length, 2);
  assert.match(all[0], /^python '\.\/-c import evil; \$\(evil\)\.py'$/m);
  const [project] = codes(RUN, {
    'mlflow.source.type': 'PROJECT',
    'mlflow.source.name': '--evil',
    'mlflow.project.entryPoint': '--evil',
  });
  assert.match(project, /mlflow run \.\/--evil --entry-point \.\/--evil /);
});

test('reproduceSteps_nothingKnown_artifactsCanStillBeFetched', () => {
  const all = codes(RUN, {});
  assert.equal(all.length, 1);
  assert.match(all[0], /mlflow artifacts download --run-id f{32} --dst-path \.\/run-ffffffff$/);
});

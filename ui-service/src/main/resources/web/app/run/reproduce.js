/**
 * What is known of a run's code, and the commands that do it again. Pure. Tags are what anybody may
 * have written, and commands are pasted into terminals: each word is quoted, and what would be
 * taken for an option or another program's address is left out.
 */

const PLAIN_WORD = /^[A-Za-z0-9_/:=.,@%+][A-Za-z0-9_/:=.,@%+-]*$/;
const COMMIT = /^[0-9a-f]{7,64}$/i;
const REPOSITORY = /^(?:https?:\/\/|ssh:\/\/|git:\/\/)[^\s'"]+$|^[\w.-]+@[\w.-]+:[^\s'"]+$/;
const WEB_HOSTS =
  /^(?:https?:\/\/|ssh:\/\/)?(?:[\w.-]+@)?(github\.com|gitlab\.com|bitbucket\.org)[/:](.+?)(?:\.git)?\/?$/;

/** A word as a shell takes it for itself. */
export function shellWord(text) {
  return PLAIN_WORD.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * @param tags Map of a run's tags
 * @returns {name, type, commit, commitUrl, branch, dirty, diff, repository, entryPoint, image}, each
 *   undefined where it was not logged
 */
export function sourceFacts(tags) {
  const commit = tags.get('mlflow.source.git.commit');
  const repository = tags.get('mlflow.source.git.repoURL') ?? tags.get('mlflow.gitRepoURL');
  return {
    name: tags.get('mlflow.source.name') || undefined,
    type: tags.get('mlflow.source.type') || undefined,
    commit,
    commitUrl: commitUrl(repository, commit),
    branch: tags.get('mlflow.source.git.branch') ?? tags.get('mlflow.gitBranch'),
    dirty: /^true$/i.test(tags.get('mlflow.source.git.dirty') ?? ''),
    diff: tags.get('mlflow.source.git.diff') || undefined,
    repository,
    entryPoint: tags.get('mlflow.project.entryPoint'),
    image: tags.get('mlflow.docker.image.uri'),
  };
}

/** Where a commit can be read, at the hosts of which that is known. */
function commitUrl(repository, commit) {
  const match = WEB_HOSTS.exec(repository ?? '');
  return match === null || !COMMIT.test(commit ?? '')
    ? undefined
    : `https://${match[1]}/${match[2].split('/').map(encodeURIComponent).join('/')}/commit/${commit}`;
}

/**
 * @param run {info, data: {params}}
 * @param tags Map of the run's tags
 * @param server this server's URL
 * @returns [{title, code}], the steps in order; title says what a step does
 */
export function reproduceSteps({info, data}, tags, server) {
  const facts = sourceFacts(tags);
  const params = [...(data?.params ?? [])].sort((a, b) => a.key.localeCompare(b.key));
  return [
    checkOut(facts),
    facts.type === 'PROJECT'
      ? runProject(facts, info, params, server)
      : runScript(facts, info, server),
    params.length === 0 ? null : {title: 'Its params, as JSON', code: paramsJson(params)},
    download(info, server),
  ].filter((step) => step !== null);
}

function checkOut({repository, commit, dirty, type}) {
  if (!REPOSITORY.test(repository ?? '') || !COMMIT.test(commit ?? '') || type === 'PROJECT') {
    return null;
  }
  const folder =
    repository
      .replace(/\/$/, '')
      .split(/[/:]/)
      .at(-1)
      .replace(/\.git$/, '') || 'source';
  return {
    title: dirty
      ? 'Get the code, as committed: what was changed since is not in it'
      : 'Get the code',
    code: [
      `git clone ${shellWord(repository)} ${shellWord(notAnOption(folder))}`,
      `cd ${shellWord(notAnOption(folder))}`,
      `git checkout ${commit}`,
    ].join('\n'),
  };
}

function runProject({name, repository, commit, entryPoint}, info, params, server) {
  const uri = name ?? repository;
  if (uri === undefined) {
    return null;
  }
  const words = ['mlflow', 'run', shellWord(notAnOption(uri))];
  if (COMMIT.test(commit ?? '') && /^(?:https?|ssh|git):|^[\w.-]+@/.test(uri)) {
    words.push('--version', commit);
  }
  if (entryPoint && entryPoint !== 'main') {
    words.push('--entry-point', shellWord(notAnOption(entryPoint)));
  }
  words.push('--experiment-id', shellWord(info.experiment_id));
  const options = params.map(({key, value}) => ` \\\n  -P ${shellWord(`${key}=${value}`)}`);
  return {
    title: 'Run the project again',
    code: `export MLFLOW_TRACKING_URI=${shellWord(server)}\n${words.join(' ')}${options.join('')}`,
  };
}

/** MLflow logs which script it was, but not its arguments. */
function runScript({name, type}, info, server) {
  if (name === undefined || type === 'NOTEBOOK' || !/\.py$/.test(name)) {
    return null;
  }
  return {
    title: 'Run the script again; MLflow does not log its arguments',
    code: [
      `export MLFLOW_TRACKING_URI=${shellWord(server)}`,
      `export MLFLOW_EXPERIMENT_ID=${shellWord(info.experiment_id)}`,
      `python ${shellWord(notAnOption(name))}`,
    ].join('\n'),
  };
}

function paramsJson(params) {
  return JSON.stringify(
    Object.fromEntries(params.map(({key, value}) => [key, value ?? ''])),
    null,
    2,
  );
}

function download(info, server) {
  return {
    title: 'Get its artifacts',
    code:
      `export MLFLOW_TRACKING_URI=${shellWord(server)}\n` +
      `mlflow artifacts download --run-id ${shellWord(info.run_id)} --dst-path ${shellWord(`./run-${info.run_id.slice(0, 8)}`)}`,
  };
}

function notAnOption(word) {
  return word.startsWith('-') ? `./${word}` : word;
}

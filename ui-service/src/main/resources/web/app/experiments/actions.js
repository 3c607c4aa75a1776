/** The dialogs in which experiments are made, renamed, described, deleted. */

import {announce} from '../parts/announcer.js';
import {ask} from '../parts/ask.js';
import {experimentHref} from '../router.js';
import {
  NOTE_TAG,
  createExperiment,
  deleteExperiment,
  renameExperiment,
  restoreExperiment,
  setNote,
} from './calls.js';
import {nameRefusal} from './words.js';

const NAME_LENGTH = 500;
const NOTE_LENGTH = 20_000;

/** An experiment's description, '' when it has none. */
export function noteOf(experiment) {
  return experiment?.tags?.find(({key}) => key === NOTE_TAG)?.value ?? '';
}

/** Leads to the new experiment. */
export async function askForExperiment() {
  const id = await ask({
    title: 'New experiment',
    fields: [
      {name: 'name', label: 'Name', required: true, most: NAME_LENGTH},
      {name: 'note', label: 'Description', long: true, most: NOTE_LENGTH},
    ],
    action: 'Create',
    act: ({name, note}) => named(createExperiment(name.trim(), note.trim())),
  });
  if (id !== undefined) {
    location.hash = experimentHref(id);
  }
}

async function named(call) {
  try {
    return await call;
  } catch (error) {
    throw nameRefusal(error);
  }
}

/** @returns whether the experiment has another name now */
export function askForName({experiment_id: id, name}) {
  return ask({
    title: 'Rename experiment',
    words: 'Scripts that log to it by its old name will make a new experiment.',
    fields: [{name: 'name', label: 'Name', value: name, required: true, most: NAME_LENGTH}],
    action: 'Rename',
    act: async (values) => {
      await named(renameExperiment(id, values.name.trim()));
      announce(`Renamed to ${values.name}`);
      return true;
    },
  });
}

/** @returns whether the experiment has another description now */
export function askForNote(experiment) {
  return ask({
    title: `Description of ${experiment.name}`,
    fields: [
      {
        name: 'note',
        label: 'Description',
        value: noteOf(experiment),
        long: true,
        most: NOTE_LENGTH,
      },
    ],
    action: 'Save',
    act: async ({note}) => {
      await setNote(experiment.experiment_id, note.trim());
      return true;
    },
  });
}

/** @returns whether the experiment is in the bin now */
export function askToDelete({experiment_id: id, name}) {
  return ask({
    title: `Delete ${name}?`,
    words: 'It goes to the bin with its runs. From there it can be restored.',
    action: 'Delete',
    danger: true,
    act: async () => {
      await deleteExperiment(id);
      announce(`Deleted ${name}`);
      return true;
    },
  });
}

/** Nothing is lost by it, so nobody is asked. */
export async function restore({experiment_id: id, name}) {
  await restoreExperiment(id);
  announce(`Restored ${name}`);
}

"""Where our answers differ from those of MLflow's own server on purpose.

A test marked ``quirk(name)`` states what ours answers. Against MLflow's own server
(``REFERENCE_SERVER=mlflow``) the same test must fail, so this list cannot outlive what it describes.
"""

QUIRKS = {
    "infinity": "MLflow's SQL store clamps infinities to the largest double; ours keeps them.",
    "rename-deleted": "MLflow answers 500 when a deleted experiment is renamed; ours answers 400.",
    "restore-deleted-runs": "MLflow restores with an experiment also runs that were deleted before it; ours does not.",
    "dataset-without-digest": "MLflow finds no model by a dataset without its digest; ours takes any digest.",
    "model-nan": "MLflow stores a logged model's NaN metric as 0.0; ours keeps it.",
    "place-of-the-fault": "MLflow says what is wrong with a filter; ours also where it stands.",
    "quote-within-a-text": "MLflow takes a quote that is written twice for two; ours for one, as SQL has it.",
    "token-of-another-search": "MLflow takes a page token, a number of rows, in any search; ours in its own.",
}

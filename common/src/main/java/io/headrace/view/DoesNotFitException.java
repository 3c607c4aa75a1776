package io.headrace.view;

/** The runs of an experiment cannot be in memory together; they have to be read one by one. */
final class DoesNotFitException extends RuntimeException {

  private static final long serialVersionUID = 1;

  DoesNotFitException(String experimentId) {
    super(
        "The runs of experiment " + experimentId + " do not fit into memory.", null, false, false);
  }
}

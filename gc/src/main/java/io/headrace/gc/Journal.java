package io.headrace.gc;

import io.headrace.objects.Removed;
import java.util.Locale;

/** Told what deletion for good does, as it does it. From any thread. */
interface Journal {

  /** A step is about to be taken; what it throws is the step's failure. */
  void begins(Step step, String id);

  /** Something is gone whole. */
  void gone(Thing thing);

  /** Something would go, if this were no dry run. */
  void wouldGo(Thing thing);

  /** Artifacts are gone. */
  void removed(Removed artifacts);

  /** Something stays, for a reason that is no failure. */
  void stays(String sentence);

  /** Something that is named is not there. */
  void missing(String sentence);

  /** Something is not gone yet, and the next one has to see to it. */
  void unfinished(String sentence);

  /** What is deleted for good. */
  enum Kind {
    RUN("run"),
    MODEL("logged model"),
    EXPERIMENT("experiment");

    private final String noun;

    Kind(String noun) {
      this.noun = noun;
    }

    String noun() {
      return noun;
    }

    /** The noun at the beginning of a sentence. */
    String title() {
      return Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
    }

    /** So many of them, in words. */
    String count(long number) {
      return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
  }
}

package io.headrace.log;

/**
 * A topic, and the consumer group that stores what is published on it.
 *
 * @param group whose committed offsets say how far it is stored
 * @param reader what a member of the group is called, in words that follow "the"
 */
public record LogTopic(String name, String group, String reader) {

  /** The topic of what can never be stored. */
  String deadLetters() {
    return name + ".dead-letters";
  }
}

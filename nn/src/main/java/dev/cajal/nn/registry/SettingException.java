package dev.cajal.nn.registry;

/** A mistake in a name or a setting that a user wrote; the message is one sentence for the user. */
public final class SettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with its complete message. */
  public SettingException(String message) {
    super(oneLine(message));
  }

  /** Creates the exception with its complete message and what led to it. */
  public SettingException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** The text that was read, which messages show, may have line breaks. */
  private static String oneLine(String message) {
    return message.replaceAll("\\p{Cntrl}", " ");
  }
}

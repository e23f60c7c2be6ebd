package dev.cajal.nn.registry;

/** A mistake in a name or a setting that a user wrote; the message is one sentence for the user. */
public final class SettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with its complete message. */
  public SettingException(String message) {
    super(message);
  }

  /** Creates the exception with its complete message and what led to it. */
  public SettingException(String message, Throwable cause) {
    super(message, cause);
  }
}

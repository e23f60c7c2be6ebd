package dev.cajal.io.dataset;

import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Quoted;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses of databases, {@code jdbc:…}: which of them hold secrets, and which would make a driver
 * do more than connect.
 *
 * <p>Settings are recognised by their names, percent-encoded or with backslashes as some drivers
 * take them too.
 */
public final class DatabaseAddress {
  private static final String PREFIX = "jdbc:";

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS | Pattern.DOTALL;

  private static final Pattern SETTING =
      Pattern.compile("[?&;:,(]?(?<![\\w.-])([\\w.-]++)\\s*+=", FLAGS);

  /** Names of settings with a secret, not those of public keys and of files that hold keys. */
  private static final Pattern SECRET =
      Pattern.compile(
          "password|passwd|passphrase|passcode|^pass$|pwd|secret|token|credential"
              + "|(?<!public|ssl|non_)key(?!store)",
          FLAGS);

  /** User and password before a host, as MySQL and Oracle take them. */
  private static final Pattern BEFORE_HOST =
      Pattern.compile("//[^/@:]+:.*@|(?<=oracle:)\\w+:[^/@]+/.*@", FLAGS);

  /** Names of settings that run statements or classes, create databases, or read or write files. */
  private static final Pattern UNSAFE =
      Pattern.compile(
          "init|(?<!de)script|factory|interceptor|deserialize|serializer|class|plugin|listener"
              + "|handler|provider|jndi|infile|multiqueries|logger|logfile|trace_?file"
              + "|trace_?directory|trace_level_file|callback|transform|extension|hostnameverifier"
              + "|create|restore|recoveryfrom|^drop$|shutdown|auto_server|useconfigs",
          FLAGS);

  private static final Pattern RUNS_SCRIPT = Pattern.compile("\\brunscript\\s+from\\b", FLAGS);
  private static final Pattern ENCODED = Pattern.compile("%([0-9a-f]{2})", FLAGS);

  private DatabaseAddress() {}

  /** Whether this is the address of a database. */
  static boolean is(String name) {
    return name.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  /**
   * The address for messages: up to the first secret that it holds. A name that is no address and
   * holds none stays as it is.
   */
  public static String shown(String address) {
    String plain = plain(address);
    OptionalInt secret = secret(plain);
    String shown =
        secret.isPresent() ? plain.substring(0, secret.getAsInt()).stripTrailing() + "…" : address;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }

  /**
   * Requires that connecting to the address does nothing else, and that it can be kept and shown.
   *
   * @throws DataException if it holds a secret, or has a setting that may run statements or code,
   *     create a database, or read or write files
   */
  public static void check(String address) {
    String plain = plain(address);
    if (secret(plain).isPresent()) {
      throw new DataException(
          shown(address)
              + ": the address holds a password or another secret, which would be kept in the"
              + " model's folder; give it in the environment variable CAJAL_JDBC_PASSWORD, and the"
              + " user in CAJAL_JDBC_USER");
    }
    Matcher setting = SETTING.matcher(plain);
    while (setting.find()) {
      if (UNSAFE.matcher(setting.group(1)).find()) {
        throw unsafe(address, setting.group(1));
      }
    }
    if (RUNS_SCRIPT.matcher(plain).find()) {
      throw unsafe(address, "runscript");
    }
  }

  private static DataException unsafe(String address, String setting) {
    return new DataException(
        ("%s: the address sets %s, by which a driver may run statements or code, or read or write"
                + " files; expected an address that only connects")
            .formatted(shown(address), Quoted.of(setting.toLowerCase(Locale.ROOT))));
  }

  /** Where the first secret, with what stands before it, begins. */
  private static OptionalInt secret(String plain) {
    OptionalInt setting =
        SETTING
            .matcher(plain)
            .results()
            .filter(found -> SECRET.matcher(found.group(1)).find())
            .mapToInt(MatchResult::start)
            .findFirst();
    Matcher host = BEFORE_HOST.matcher(plain);
    if (plain.indexOf('@') < 0 || !host.find()) {
      return setting;
    }
    return OptionalInt.of(Math.min(host.start(), setting.orElse(host.start())));
  }

  /** The address as a driver may understand it: decoded, however often, and without escapes. */
  private static String plain(String address) {
    String plain = address;
    String before;
    do {
      before = plain;
      plain =
          ENCODED
              .matcher(before)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          Character.toString(Integer.parseInt(found.group(1), 16))));
    } while (!plain.equals(before));
    return plain.replace("\\", "");
  }
}

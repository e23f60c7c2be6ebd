package dev.cajal.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.nn.data.DataException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
  private static void refuses(String address, String message) {
    assertThatThrownBy(() -> DatabaseAddress.check(address))
        .isInstanceOf(DataException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:h2:mem:a;user=me;PASSWORD=x                        | jdbc:h2:mem:a;user=me…",
        "jdbc:h2:mem:a;password = x                              | jdbc:h2:mem:a…",
        "jdbc:h2:mem:a;PASS\\WORD=x                              | jdbc:h2:mem:a…",
        "jdbc:postgresql://h/d?user=me&password=a%20b&ssl=true   | jdbc:postgresql://h/d?user=me…",
        "jdbc:postgresql://h/d?p%61ssword=x                      | jdbc:postgresql://h/d…",
        "jdbc:postgresql://h/d?p%2561ssword=x                    | jdbc:postgresql://h/d…",
        "jdbc:postgresql://h/d?sslpassword=x                     | jdbc:postgresql://h/d…",
        "jdbc:sqlserver://h;trustStorePassword=x                 | jdbc:sqlserver://h…",
        "jdbc:sqlserver://h;accessToken=x                        | jdbc:sqlserver://h…",
        "jdbc:derby:d;bootPassword=x                             | jdbc:derby:d…",
        "jdbc:snowflake://h?private_key_pwd=x                    | jdbc:snowflake://h…",
        "jdbc:snowflake://h?token=x                              | jdbc:snowflake://h…",
        "jdbc:duckdb:;s3_secret_access_key=x                     | jdbc:duckdb:…",
        "jdbc:mysql:///d?keyStorePassword=x                      | jdbc:mysql:///d…",
        "jdbc:mysql://address=(host=h)(user=u)(password=x)/d     |"
            + " jdbc:mysql://address=(host=h)(user=u)…",
        "jdbc:mysql://me:x@h/d                                   | jdbc:mysql:…",
        "jdbc:mysql://me:p/w@h                                   | jdbc:mysql:…",
        "jdbc:oracle:thin:scott/tiger@//h:1/s                    | jdbc:oracle:…",
        "jdbc:oracle:oci:scott/tiger@h                           | jdbc:oracle:…",
      })
  void check_secret_isNotRepeated(String address, String shown) {
    String message =
        shown
            + ": the address holds a password or another secret, which would be kept in the model's"
            + " folder; give it in the environment variable CAJAL_JDBC_PASSWORD, and the user in"
            + " CAJAL_JDBC_USER";
    refuses(address, message);
    assertThat(DatabaseAddress.shown(address)).isEqualTo(shown);
    ReadOptions options = ReadOptions.detect().withQuery(Optional.of("select 1"));
    assertThatThrownBy(() -> Datasets.load(address, Optional.empty(), options)).hasMessage(message);
    assertThatThrownBy(() -> Datasets.stream(address, options)).hasMessage(message);
    assertThatThrownBy(() -> Datasets.table(address, options)).hasMessage(message);
    assertThatThrownBy(() -> Datasets.isTable(address)).hasMessage(message);
  }

  @Test
  void query_forAnAddressWithoutItsBeginning_hidesThePassword() {
    ReadOptions options = ReadOptions.detect().withQuery(Optional.of("select 1"));

    assertThatThrownBy(() -> Datasets.table("postgresql://me:x@h/d", options))
        .hasMessage(
            "--query: is for databases, such as jdbc:postgresql://host/name, and postgresql:… is"
                + " none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "jdbc:h2:mem:a;INIT=call x()                             | init",
        "jdbc:h2:mem:a;IN\\IT = x                                | init",
        "jdbc:h2:mem:a;\u0131n\u0131t=x                          | \u0131n\u0131t",
        "jdbc:h2:mem:a;x=runscript from 'y'                      | runscript",
        "jdbc:postgresql://h/d?socketFactory=x&socketFactoryArg=y| socketfactory",
        "jdbc:postgresql://h/d?s%6fcketFactory=x                 | socketfactory",
        "jdbc:postgresql://h/d?loggerFile=x                      | loggerfile",
        "jdbc:mysql://h/d?autoDeserialize=true                   | autodeserialize",
        "jdbc:mysql://(host=h,queryInterceptors=x)/d             | queryinterceptors",
        "jdbc:mysql://h/d?allowLoadLocalInfile=true              | allowloadlocalinfile",
        "jdbc:sqlserver://h;socketFactoryClass=x                 | socketfactoryclass",
        "jdbc:db2://h/d:clientRerouteServerListJNDIName=x        | clientrerouteserverlistjndiname",
        "jdbc:derby:d;create=true                                | create",
        "jdbc:sqlite:f?enable_load_extension=true                | enable_load_extension",
      })
  void check_settingThatDoesMore_refused(String address, String setting) {
    refuses(
        address,
        ("%s: the address sets \"%s\", by which a driver may run statements or code, or read or"
                + " write files; expected an address that only connects")
            .formatted(address, setting));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:./data/init/key;MODE=MySQL;DB_CLOSE_DELAY=-1;NON_KEYWORDS=VALUE",
        "jdbc:postgresql://h1:1,h2:2/d?user=me&ssl=true&sslkey=a.pk8&ApplicationName=password",
        "jdbc:mysql://h:3306/d?allowPublicKeyRetrieval=true&useSSL=false&serverTimezone=UTC",
        "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=TCP)(HOST=h))(CONNECT_DATA=(SID=s)))",
        "jdbc:oracle:thin:@//h:1521/s",
        "jdbc:sqlserver://h;databaseName=shop;encrypt=true;trustServerCertificate=true"
      })
  void check_plainAddress_isTaken(String address) {
    assertThatCode(() -> DatabaseAddress.check(address)).doesNotThrowAnyException();
    assertThat(DatabaseAddress.shown(address)).isEqualTo(address);
  }
}

package dev.cajal.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.Table;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as people have them: each loads as its owner would expect, or gets one clear sentence. */
class NastyCsvTest {

  private static Arguments file(String what, String text, String... columns) {
    return Arguments.of(what, text, List.of(columns));
  }

  /** A column as text: its name, the letter of its kind and its values, {@code -} for none. */
  private static String shown(Column column) {
    List<String> values = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      values.add(column.isMissing(row) ? "-" : column.text(row));
    }
    char kind =
        switch (column.kind()) {
          case NUMERIC -> 'n';
          case CATEGORICAL -> 'c';
          case DATE -> 'd';
          case MONTH_FIRST_DATE -> 'm';
        };
    return column.name() + ":" + kind + " " + String.join(" | ", values);
  }

  private static Table read(byte[] bytes) {
    return Csv.read(ByteSource.of("t.csv", bytes), CsvOptions.detect());
  }

  private static Table read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  static Stream<Arguments> files() {
    return Stream.of(
        file("decimal commas", "a;b\n1,5;x\n2,25;y\n", "a:n 1.5 | 2.25", "b:c x | y"),
        file(
            "commas and thousands",
            "a;b\n1.234,5;1.000\n2,5;2\n",
            "a:n 1234.5 | 2.5",
            "b:n 1000 | 2"),
        file(
            "open commas of a semicolon file",
            "a;b\n1,234;x\n2,500;y\n",
            "a:n 1.234 | 2.5",
            "b:c x | y"),
        file("points of a semicolon file", "a;b\n1.234;x\n2.5;y\n", "a:n 1.234 | 2.5", "b:c x | y"),
        file(
            "quoted thousands",
            "a,b\n\"1,234\",x\n\"1,234,567.5\",y\n",
            "a:n 1234 | 1234567.5",
            "b:c x | y"),
        file(
            "decimal commas in quotes",
            "a,b\n\"1,5\",x\n\"0,123\",y\n",
            "a:n 1.5 | 0.123",
            "b:c x | y"),
        file(
            "thousands with spaces",
            "a;b\n1 234,5;x\n12\u00a0345;y\n1\u202f000;z\n",
            "a:n 1234.5 | 12345 | 1000",
            "b:c x | y | z"),
        file(
            "Swiss thousands",
            "a,b\n1'234.5,x\n1’000’000,y\n",
            "a:n 1234.5 | 1000000",
            "b:c x | y"),
        file(
            "no thousands",
            "a,b\n\"1,23\",x\n\"12,34,56\",y\n",
            "a:c 1,23 | 12,34,56",
            "b:c x | y"),
        file("percent signs", "a,b\n12%,x\n3.5 %,y\n", "a:n 12 | 3.5", "b:c x | y"),
        file(
            "currencies",
            "a,b\n\"$1,200.50\",x\n-$3,y\n$ 4,z\n5,w\n",
            "a:n 1200.5 | -3 | 4 | 5",
            "b:c x | y | z | w"),
        file("euros behind", "a;b\n1.200,50 €;x\n3 €;y\n", "a:n 1200.5 | 3", "b:c x | y"),
        file("minus sign", "a,b\n\u22125,x\n\u22120.5,y\n", "a:n -5 | -0.5", "b:c x | y"),
        file("leading plus and point", "a,b\n+1,x\n.5,y\n", "a:n 1 | 0.5", "b:c x | y"),
        file(
            "ways to miss a value",
            "a,b\n1,x\nNA,N/A\n?,null\nNaN,?\n,\n2,\n#N/A,y\n",
            "a:n 1 | - | - | - | 2 | -",
            "b:c x | - | - | - | - | y"),
        file("an empty column", "a,b,c\n1,,x\n2,,y\n", "a:n 1 | 2", "b:n - | -", "c:c x | y"),
        file("trailing separators", "a,b,\n1,x,\n2,y,\n", "a:n 1 | 2", "b:c x | y"),
        file("trailing separators below the names", "a,b\n1,x,\n2,y,\n", "a:n 1 | 2", "b:c x | y"),
        file("a trailing separator of the names", "a,b,\n1,x\n2,y\n", "a:n 1 | 2", "b:c x | y"),
        file(
            "trailing separators without names",
            "1,x,\n2,x,\n",
            "column1:n 1 | 2",
            "column2:c x | x"),
        file("rows of separators", "a,b\n1,x\n,\n , \n2,y\n,\n", "a:n 1 | 2", "b:c x | y"),
        file(
            "comments",
            "# made by a program\n# on Monday, with care, slowly\na,b\n1,x\n# half\n2,y\n",
            "a:n 1 | 2",
            "b:c x | y"),
        file("names behind a mark", "# a,b\n1,x\n2,y\n", "a:n 1 | 2", "b:c x | y"),
        file("values with marks", "tag,n\n#java,1\n#go,2\n", "tag:c #java | #go", "n:n 1 | 2"),
        file("one column of colours", "colour\n#fff\n#000\n", "colour:c #fff | #000"),
        file("a line that names the separator", "sep=;\na;b\n1;x\n2;y\n", "a:n 1 | 2", "b:c x | y"),
        file("a separator in quotes", "\"a;x;y\",b\n1,x\n2,y\n", "a;x;y:n 1 | 2", "b:c x | y"),
        file("line ends of an old Mac", "a,b\r1,x\r2,y", "a:n 1 | 2", "b:c x | y"),
        file("mixed line ends", "a,b\r\n1,x\n\r\n2,y\r", "a:n 1 | 2", "b:c x | y"),
        file(
            "line breaks in quotes",
            "a,b\n1,\"x\ny\"\n2,\"\r\n\"\n3,z\n",
            "a:n 1 | 2 | 3",
            "b:c x\ny | - | z"),
        file(
            "quotes in quotes",
            "a,b\n1,\"say \"\"hi\"\"\"\n2,\"\"\"\"\n",
            "a:n 1 | 2",
            "b:c say \"hi\" | \""),
        file(
            "quotes within a text",
            "a,b\n1,5\" pipe\n2,6\" pipe\n",
            "a:n 1 | 2",
            "b:c 5\" pipe | 6\" pipe"),
        file("quoted numbers", "\"a\",\"b\"\n\"1\",\"x\"\n\"2\",\"y\"\n", "a:n 1 | 2", "b:c x | y"),
        file(
            "names that occur twice",
            "a,a,a (2),b\n1,2,3,x\n4,5,6,y\n",
            "a:n 1 | 4",
            "a (2):n 2 | 5",
            "a (2) (2):n 3 | 6",
            "b:c x | y"),
        file(
            "names that are missing",
            ",a,,b\n0,1,5,x\n1,2,6,y\n",
            "column1:n 0 | 1",
            "a:n 1 | 2",
            "column3:n 5 | 6",
            "b:c x | y"),
        file("tabs", "a\tb\n1\tx y\n2\ty, z\n", "a:n 1 | 2", "b:c x y | y, z"),
        file(
            "ISO dates",
            "d,b\n2024-02-29,x\n2024-3-1T06:30:15Z,y\n2024/12/31 23:59,z\n,w\n",
            "d:d 2024-02-29 | 2024-03-01T06:30:15 | 2024-12-31T23:59 | -",
            "b:c x | y | z | w"),
        file("months", "d,b\n2024-02,x\n2024-11,y\n", "d:d 2024-02-01 | 2024-11-01", "b:c x | y"),
        file(
            "German dates",
            "d;b\n31.12.2024;x\n1.2.2024 07:05;y\n",
            "d:d 2024-12-31 | 2024-02-01T07:05",
            "b:c x | y"),
        file(
            "American dates",
            "d,b\n12/31/2024,x\n1/2/24 1:05 PM,y\n",
            "d:m 2024-12-31 | 2024-01-02T13:05",
            "b:c x | y"),
        file(
            "British dates",
            "d,b\n31/12/2024,x\n1/2/2024,y\n",
            "d:d 2024-12-31 | 2024-02-01",
            "b:c x | y"),
        file(
            "named months",
            "d,b\n\"Dec 31, 2024\",x\n3 September 2024,y\n05-Sep-2024,z\n",
            "d:d 2024-12-31 | 2024-09-03 | 2024-09-05",
            "b:c x | y | z"),
        file(
            "no dates",
            "d,b\n2024-13-01,x\n30.2.2024,y\n1.2.3,z\n",
            "d:c 2024-13-01 | 30.2.2024 | 1.2.3",
            "b:c x | y | z"),
        file(
            "telephone numbers and versions",
            "a,b\n0731-123456,1.2.10\n0228-77,1.10.2\n",
            "a:c 0731-123456 | 0228-77",
            "b:c 1.2.10 | 1.10.2"),
        file(
            "dates without names",
            "2024-01-01,1\n2024-01-02,2\n",
            "column1:d 2024-01-01 | 2024-01-02",
            "column2:n 1 | 2"),
        file("no last line end", "a,b\n1,x\n2,y", "a:n 1 | 2", "b:c x | y"),
        file(
            "blank lines everywhere", "\n\n \na,b\n\n1,x\n\t\n2,y\n\n\n", "a:n 1 | 2", "b:c x | y"),
        file("one column", "a\n1\n2\n", "a:n 1 | 2"),
        file(
            "spaces around everything",
            " a , b \n 1 , x \n\u00a02\t,\ty\n",
            "a:n 1 | 2",
            "b:c x | y"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void read_asItsOwnerExpects(String what, String text, List<String> columns) {
    assertThat(read(text).columns().stream().map(NastyCsvTest::shown)).as(what).isEqualTo(columns);
  }

  static Stream<Arguments> encodings() {
    return Stream.of(
        Arguments.of("UTF-8", "", false),
        Arguments.of("UTF-8", "\uFEFF", false),
        Arguments.of("UTF-16LE", "\uFEFF", false),
        Arguments.of("UTF-16BE", "\uFEFF", false),
        Arguments.of("windows-1252", "", true),
        Arguments.of("ISO-8859-1", "", true));
  }

  @ParameterizedTest(name = "{0}, mark \"{1}\"")
  @MethodSource("encodings")
  void read_inEveryEncoding(String encoding, String mark, boolean noted) {
    byte[] bytes = (mark + "Größe;Ort\n1,5;Köln\n2;Bärn\n").getBytes(Charset.forName(encoding));
    Table table = read(bytes);
    assertThat(table.columns().stream().map(NastyCsvTest::shown))
        .containsExactly("Größe:n 1.5 | 2", "Ort:c Köln | Bärn");
    String note =
        "t.csv: is not UTF-8 text and was read as windows-1252; name its encoding with --encoding"
            + " if it is another";
    assertThat(table.notes()).isEqualTo(noted ? List.of(note) : List.of());
  }

  @Test
  void read_namedEncoding_isTaken() {
    byte[] bytes = "слово,n\nда,1\nнет,2\n".getBytes(Charset.forName("KOI8-R"));
    Table table =
        Csv.read(
            ByteSource.of("t.csv", bytes),
            CsvOptions.detect().withEncoding(Charset.forName("KOI8-R")));
    assertThat(table.columns().stream().map(NastyCsvTest::shown))
        .containsExactly("слово:c да | нет", "n:n 1 | 2");
    assertThat(table.notes()).isEmpty();
  }

  @Test
  void read_openDatesAndEqualNames_noted() {
    assertThat(read("d,x,x\n1/2/2024,1,1\n3/4/2024,2,2\n").notes())
        .containsExactly(
            "t.csv: columns had the same name and are now called \"x (2)\"",
            "t.csv: the dates in \"d\" may begin with the day or the month, and were read with the"
                + " day first; write them as 2024-12-31 if that is wrong");
    assertThat(read("d,x\n1/1/2024,1\n2/2/2024,2\n").notes()).isEmpty();
  }

  @Test
  void read_veryLongLinesAndManyColumns() {
    String longText = "x".repeat(1_000_000);
    assertThat(read("a,b\n1," + longText + "\n2,y\n").columns().get(1).text(0)).isEqualTo(longText);
    String names =
        String.join(
            ",", java.util.stream.IntStream.range(0, 20_000).mapToObj(i -> "c" + i).toList());
    String[] zeros = new String[20_000];
    Arrays.fill(zeros, "0");
    assertThat(read(names + "\n" + String.join(",", zeros) + "\n").columns()).hasSize(20_000);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of("a,b\n1,x\n2,y,z\n", "t.csv, line 3: expected 2 fields as in line 1; found 3"),
        Arguments.of(
            "a,b\n12%,x\n13%,y\n0.5,z\n",
            "t.csv, line 4, column \"a\": numbers of a column must have the same sign; found"
                + " \"0.5\" after numbers with %"),
        Arguments.of(
            "a,b\n$12,x\n€13,y\n",
            "t.csv, line 3, column \"a\": numbers of a column must have the same sign; found"
                + " \"€13\" after numbers with $"),
        Arguments.of(
            "a,b\n5,x\n13%,y\n",
            "t.csv, line 3, column \"a\": numbers of a column must have the same sign; found"
                + " \"13%\" after numbers without one"),
        Arguments.of(
            "d,b\n" + "2024-01-01,x\n".repeat(30) + "yesterday,y\n",
            "t.csv, line 32, column \"d\": expected a date such as 2024-12-31 or 31.12.2024; found"
                + " \"yesterday\""),
        Arguments.of(
            "d,b\n" + "12/31/2024,x\n".repeat(30) + "31/12/2024,y\n",
            "t.csv, line 32, column \"d\": expected a date such as 2024-12-31 or 12/31/2024; found"
                + " \"31/12/2024\""),
        Arguments.of(
            "a,b\n1,\"x\n" + "2,y\n".repeat(5),
            "t.csv, line 2: the line, or one soon after it, cannot be read as CSV; look for a quote"
                + " that is not closed or has text behind it"),
        Arguments.of(
            "a,b\n1,\"" + "x".repeat(CsvRecords.LONGEST_LINE + 1) + "\"\n",
            "t.csv, line 2: the line, or one soon after it, has more than 16777216 characters or"
                + " 1048576 fields; look for a quote that is not closed"),
        Arguments.of("# only\n", "t.csv: the file has a line of column names but no row of data"),
        Arguments.of("sep=;\n", "t.csv: the file holds no data; expected lines of fields"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void read_thatCannotBe_oneSentence(String text, String message) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(DataException.class).hasMessage(message);
  }

  @Test
  void read_utf16WithoutMark_asksForTheEncoding() {
    byte[] bytes = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE);
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "t.csv: is not text; expected a CSV file in UTF-8, or in another encoding named with"
                + " --encoding");
    CsvOptions named = CsvOptions.detect().withEncoding(StandardCharsets.UTF_16LE);
    assertThat(Csv.read(ByteSource.of("t.csv", bytes), named).rows()).isEqualTo(1);
    assertThat(Optional.of(named.encoding())).isPresent();
  }
}

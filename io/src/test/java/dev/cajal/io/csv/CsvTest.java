package dev.cajal.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cajal.io.csv.CsvOptions.Header;
import dev.cajal.io.file.ByteSource;
import dev.cajal.nn.data.CategoricalColumn;
import dev.cajal.nn.data.Column;
import dev.cajal.nn.data.DataException;
import dev.cajal.nn.data.NumericColumn;
import dev.cajal.nn.data.Preprocessing;
import dev.cajal.nn.data.Table;
import dev.cajal.nn.data.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @TempDir Path folder;

  private static Table read(String text) {
    return read(text, CsvOptions.detect());
  }

  private static Table read(String text, CsvOptions options) {
    return Csv.read(ByteSource.of("t.csv", text.getBytes(StandardCharsets.UTF_8)), options);
  }

  @Test
  void read_headerAndKinds_detected() {
    Table table = read("age,town,answer\n20,Ulm,yes\n30,Bonn,no\n");
    assertThat(table.columns())
        .containsExactly(
            NumericColumn.of("age", 20, 30),
            CategoricalColumn.ofTexts("town", List.of("Ulm", "Bonn")),
            CategoricalColumn.ofTexts("answer", List.of("yes", "no")));
    assertThat(table.source()).isEqualTo("t.csv");
    assertThat(table.line(1)).isEqualTo(3);
  }

  @Test
  void read_markersOfMissingValues_inDataButNotInNames() {
    CsvOptions options = CsvOptions.detect().withMissing(List.of("unknown", "-999"));
    Table table = read("unknown,b,y\n1,unknown,p\n-999.0,3,q\n", options);
    assertThat(table.columns())
        .containsExactly(
            NumericColumn.of("unknown", 1, Double.NaN),
            NumericColumn.of("b", Double.NaN, 3),
            CategoricalColumn.ofTexts("y", List.of("p", "q")));
    Table plain = read("-999,2\n3,4\n", options);
    assertThat(plain.columns())
        .containsExactly(
            NumericColumn.of("column1", Double.NaN, 3), NumericColumn.of("column2", 2, 4));
  }

  @Test
  void read_noHeader_columnsNumbered() {
    Table table = read("5.1,3.5,setosa\n4.9,3,setosa\n");
    assertThat(table.names()).containsExactly("column1", "column2", "column3");
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.line(0)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFFa,b\n1,x\n2,y\n",
        "a,b\r\n1,x\r\n2,y\r\n",
        "a,b\n1,x\n2,y",
        "\n\na,b\n\n1,x\n  \n2,y\n\n",
        "\"a\",\"b\"\n1,\"x\"\n\"2\",y\n",
        "a, b\n 1 ,\"x\"\n2, \"y\" \n",
        "a;b\n1;x\n2;y\n",
        "a\tb\n1\tx\n2\ty\n",
        "a|b\n1|x\n2|y\n",
        "a,b\r1,x\r2,y\r"
      })
  void read_everySpelling_sameTable(String text) {
    assertThat(read(text).columns())
        .containsExactly(
            NumericColumn.of("a", 1, 2), CategoricalColumn.ofTexts("b", List.of("x", "y")));
  }

  @Test
  void read_quotedFields_keepSeparatorsQuotesAndLines() {
    Table table = read("a,b\n1,\"x, \"\"y\"\"\nz\"\n2,w\n");
    assertThat(table.columns().get(1).text(0)).isEqualTo("x, \"y\"\nz");
    assertThat(table.line(1)).isEqualTo(4);
  }

  @Test
  void read_gzipWhateverTheName_sameTable() throws IOException {
    Path file = folder.resolve("data.csv");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a,b\n1,x\n2,y\n".getBytes(StandardCharsets.UTF_8));
    }
    Table table = Csv.read(file);
    assertThat(table.rows()).isEqualTo(2);
    assertThat(table.source()).isEqualTo(file.toString());
  }

  @Test
  void read_firstLineOfTextsAboveTexts_header() {
    assertThat(read("class,cap\ne,x\np,b\n").names()).containsExactly("class", "cap");
    assertThat(read("e,x\np,x\ne,b\n").names()).containsExactly("column1", "column2");
    assertThat(read("e,e\np,x\n").names()).containsExactly("column1", "column2");
  }

  @Test
  void read_firstLineWithATypo_isData() {
    Table table = read("5.1,x3.5,1.4,a\n4.9,3,1.4,b\n4.7,3.2,1.3,a\n", CsvOptions.detect());
    assertThat(table.names()).containsExactly("column1", "column2", "column3", "column4");
  }

  @Test
  void read_headerOption_overridesDetection() {
    CsvOptions present = CsvOptions.detect().withHeader(Header.PRESENT);
    assertThat(read("1,2\n3,4\n", present).names()).containsExactly("1", "2");
    CsvOptions absent = CsvOptions.detect().withHeader(Header.ABSENT);
    assertThat(read("a,b\nc,d\n", absent).rows()).isEqualTo(2);
  }

  @Test
  void read_knownColumns_decideHeaderAndKinds() {
    CsvOptions model =
        CsvOptions.detect()
            .withColumns(Map.of("code", Column.Kind.CATEGORICAL, "age", Column.Kind.NUMERIC));
    Table table = read("code,age\n007,5\n7,6\n", model);
    assertThat(table.columns().getFirst())
        .isEqualTo(CategoricalColumn.ofTexts("code", List.of("007", "7")));
    assertThat(read("code,other\nx,y\nx,y\n", model).names()).containsExactly("code", "other");
    assertThat(read("x,y\nx,y\n", model).names()).containsExactly("column1", "column2");
  }

  private static CsvOptions model() {
    Table table =
        Table.of(
            "t",
            NumericColumn.of("age", 1, 2),
            CategoricalColumn.ofTexts("town", List.of("Ulm", "Bonn")),
            NumericColumn.of("one", 1, 1),
            CategoricalColumn.ofTexts("answer", List.of("no", "yes")));
    return CsvOptions.forModel(Preprocessing.fit(table, "answer", Task.BINARY, 0, 1));
  }

  @Test
  void read_forModel_otherColumnsMayHoldAnything() {
    Table table = read("age,town,answer,note\n5,Ulm,,NaN\n6,Ulm,,1e999\n", model());
    assertThat(table.columns())
        .containsExactly(
            NumericColumn.of("age", 5, 6),
            CategoricalColumn.ofTexts("town", List.of("Ulm", "Ulm")),
            CategoricalColumn.ofTexts("answer", Arrays.asList(null, null)),
            CategoricalColumn.ofTexts("note", List.of("NaN", "1e999")));
  }

  @Test
  void read_forModelWithoutNames_matchedByPosition() {
    assertThat(read("5,Ulm,1,no\n", model()).names())
        .containsExactly("age", "town", "one", "answer");
    assertThat(read("5,Ulm,1\n6,Bonn,1\n", model()).names()).containsExactly("age", "town", "one");
    assertThat(read("5,Ulm\n,Bonn\n", model()).names()).containsExactly("age", "town");
    assertThatThrownBy(() -> read("5,Ulm,1,2,3\n6,Ulm,1,2,3\n", model()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "t.csv, line 1: there is no line of column names, and 5 columns: expected names, or the"
                + " 4 columns \"age\", \"town\", \"one\", \"answer\"");
  }

  @Test
  void read_oneLineOfNumbers_isARow() {
    assertThat(read("5.1,3.5,1.4\n").rows()).isEqualTo(1);
    assertThat(read("5.1,3.5,setosa\n").rows()).isEqualTo(1);
  }

  @Test
  void read_separatorOption_overridesDetection() {
    assertThat(read("a;b,c\n1;2,3\n", CsvOptions.detect().withSeparator(',')).names())
        .containsExactly("a;b", "c");
  }

  @Test
  void read_unnamedIndexColumn_numbered() {
    assertThat(read(",x,y\n0,1.5,a\n1,2.5,b\n").names()).containsExactly("column1", "x", "y");
  }

  @Test
  void write_thenRead_sameTable() {
    Table table =
        Table.of(
            "x",
            NumericColumn.of("n", 0.1, -3, 1e-300),
            CategoricalColumn.ofTexts("c, \"d\"", List.of("a,b", "\"q\"", "line\nbreak")));
    Path file = folder.resolve("out.csv");
    Csv.write(file, table);
    assertThat(file)
        .hasContent(
            "n,\"c, \"\"d\"\"\"\n0.1,\"a,b\"\n-3,\"\"\"q\"\"\"\n1.0E-300,\"line\nbreak\"\n");
    assertThat(Csv.read(file).columns()).isEqualTo(table.columns());
  }

  @Test
  void read_furtherMarkersOfMissingValues_areMissing() {
    CsvOptions options = CsvOptions.detect().withMissing(List.of("-999", "unknown"));

    Table table =
        Csv.read(
            ByteSource.of(
                "t.csv",
                "n,c\n1,a\n-999,unknown\n-999.0,b\nNA,\n".getBytes(StandardCharsets.UTF_8)),
            options);

    assertThat(table.columns().getFirst().kind()).isEqualTo(Column.Kind.NUMERIC);
    assertThat(texts(table, 0)).containsExactly("1", "", "", "");
    assertThat(texts(table, 1)).containsExactly("a", "", "b", "");
  }

  @Test
  void read_forModelWithoutNames_aLabelLikeTheTargetsNameIsNoName() {
    Table mails =
        Table.of(
            "t",
            CategoricalColumn.ofTexts("sender", List.of("friend", "shop")),
            CategoricalColumn.ofTexts("Spam", List.of("ham", "spam")));
    CsvOptions model = CsvOptions.forModel(Preprocessing.fit(mails, "Spam", Task.BINARY, 0, 1));

    assertThat(read("shop,spam\nfriend,ham\nshop,spam\n", model).rows()).isEqualTo(3);
    assertThat(read("shop,Spam\nfriend,ham\nshop,Spam\n", model).rows()).isEqualTo(2);
    Table named = read("SENDER,SPAM\nSENDER,ham\nfriend,spam\n", model);
    assertThat(named.rows()).isEqualTo(2);
    assertThat(named.names()).containsExactly("sender", "Spam");
  }

  @Test
  void known_namesInAnotherCase_unlessTheyCouldMeanSeveral() {
    CsvOptions options =
        CsvOptions.detect()
            .withColumns(
                Map.of(
                    "Age", Column.Kind.NUMERIC,
                    "x", Column.Kind.NUMERIC,
                    "X1", Column.Kind.NUMERIC,
                    "x1", Column.Kind.NUMERIC,
                    "y", Column.Kind.NUMERIC));

    assertThat(options.known(List.of("AGE", "x", "X", "x1", "Y", "y", "other")))
        .containsExactly("Age", "x", "X", "x1", "Y", "y", "other");
    assertThat(options.withColumns(Map.of()).known(List.of("AGE", "x")))
        .containsExactly("AGE", "x");
  }

  @Test
  @Timeout(5)
  void known_manyColumns_takesNoTimeForEachPair() {
    List<String> names = IntStream.range(0, 50_000).mapToObj(i -> "c" + i).toList();
    Map<String, Column.Kind> kinds = new HashMap<>();
    names.forEach(name -> kinds.put(name.toUpperCase(Locale.ROOT), Column.Kind.NUMERIC));
    CsvOptions options = CsvOptions.detect();

    assertThat(options.known(names)).isEqualTo(names);
    assertThat(options.withColumns(kinds).known(names))
        .isEqualTo(names.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList());
  }

  private static List<String> texts(Table table, int column) {
    return IntStream.range(0, table.rows()).mapToObj(table.columns().get(column)::text).toList();
  }
}

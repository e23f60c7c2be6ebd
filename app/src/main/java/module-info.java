/** The {@code cajal} command. */
module dev.cajal.app {
  requires dev.cajal.io;
  requires info.picocli;
  requires java.desktop;
  requires java.management;
  requires tools.jackson.databind;
  requires com.github.weisj.jsvg;
  requires jdk.jshell;
  requires commons.jvm;
  requires plot.stem.jvm;
  // Not used here but by the charts' library, which cannot say so.
  requires kotlin.stdlib;
  requires org.slf4j;

  opens dev.cajal.app.cli to
      info.picocli;
}

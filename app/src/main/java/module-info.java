/** The {@code cajal} command. */
module dev.cajal.app {
  requires dev.cajal.io;
  requires info.picocli;
  requires org.jline.terminal;
  requires me.tongfei.progressbar;
  requires tools.jackson.databind;
  requires commons.jvm;
  requires plot.stem.jvm;

  opens dev.cajal.app.cli to
      info.picocli;
}

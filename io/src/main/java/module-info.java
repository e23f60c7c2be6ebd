/** Files: data that networks learn from, and the models that they become. */
@SuppressWarnings("module") // the command's module is compiled after this one
module dev.cajal.io {
  requires transitive dev.cajal.nn;
  requires java.desktop;
  requires de.siegmar.fastcsv;
  requires tools.jackson.databind;

  exports dev.cajal.io.csv;
  exports dev.cajal.io.dataset;
  exports dev.cajal.io.file;
  exports dev.cajal.io.idx;
  exports dev.cajal.io.image;
  exports dev.cajal.io.json to
      dev.cajal.app;
  exports dev.cajal.io.model;
  exports dev.cajal.io.safetensors;
  exports dev.cajal.io.stream;

  uses dev.cajal.io.dataset.TableReader;
}
